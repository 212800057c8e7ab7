# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold of a trace that was saved, and of the figures that were told of the same run."""
import json
import math
from decimal import Decimal

# Of what is told twice, these tell of the telling and not of the run.
OF_THE_ANSWER = {"command", "asked", "machine", "file", "out", "start"}


def nanoseconds(text):
    return int((Decimal(str(text)) * 1000).to_integral_value())


def read(path):
    """The document of a file, times as they are written; ValueError where it is not whole."""
    with open(path, encoding="utf-8") as file:
        return json.load(file, parse_float=Decimal)


def spans_of(document):
    """(pid, tid) -> [(begin, end, name)], in whole nanoseconds."""
    lanes = {}
    for event in document["traceEvents"]:
        if event["ph"] == "X":
            begin = nanoseconds(event["ts"])
            lane = lanes.setdefault((event["pid"], event["tid"]), [])
            lane.append((begin, begin + nanoseconds(event.get("dur", 0)), event.get("name", "")))
    return lanes


def overlaps(lanes):
    """Spans that neither follow each other nor lie within each other."""
    found = []
    for lane, spans in lanes.items():
        open_ends = []
        for begin, end, name in sorted(spans, key=lambda span: (span[0], -span[1])):
            while open_ends and open_ends[-1] <= begin:
                open_ends.pop()
            if end < begin or (open_ends and end > open_ends[-1]):
                found.append(f"lane {lane}: '{name}' from {begin} to {end} overlaps what came before")
            open_ends.append(end)
    return found


def disorder(run):
    """Moments of a saved run that do not follow each other."""
    saved, found = run.get("saved", {}), []
    moments = [("launched_ns", "released_ns", "ended_ns", saved)]
    moments += [("launched_ns", "announced_ns", "ended_ns", worker) for worker in saved.get("workers", [])]
    for *names, of in moments:
        known = [of[name] for name in names if of.get(name)]
        if known != sorted(known):
            found.append(f"{names} of {of.get('tid', 'the run')} are {known}")
    lanes = len(saved.get("lanes", []))
    for worker in saved.get("workers", []):
        for name in ("lane", "schedule_lane"):
            if not -1 <= worker[name] < lanes:
                found.append(f"worker {worker['tid']}: {name} {worker[name]} of {lanes}")
    return found


def near(one, other, share=1e-6):
    return math.isclose(float(one), float(other), rel_tol=share, abs_tol=1e-9)


def wrong_sums(run):
    """Figures of a run that do not come to what they are made of."""
    found, workers = [], run.get("per_worker") or []
    shares = run.get("shares")
    if shares and None not in shares.values() and not near(sum(shares.values()), 1):
        found.append(f"shares sum to {float(sum(shares.values()))}")
    if run.get("cpu_s") is not None and workers and all(w.get("cpu_s") is not None for w in workers):
        told = sum(worker["cpu_s"] for worker in workers)
        if not near(run["cpu_s"], told):
            found.append(f"cpu_s is {run['cpu_s']}, its workers' come to {told}")
    saved = run.get("saved", {})
    if saved.get("finished") and run.get("wall_s") and saved.get("ended_ns"):
        wall = (saved["ended_ns"] - saved["launched_ns"]) / 1e9
        if not near(run["wall_s"], wall):
            found.append(f"wall_s is {run['wall_s']}, from launch to end it is {wall}")
    return found


def faults_of(document):
    """Whatever does not hold of a whole document."""
    if not isinstance(document.get("traceEvents"), list):
        return ["it has no traceEvents"]
    found = overlaps(spans_of(document))
    for run in document.get("otherData", {}).get("parascope", {}).get("runs", []):
        found += disorder(run) + wrong_sums(run)
    return found


def differences(one, other, path=""):
    """Where two tellings of the same differ, in what both tell."""
    if isinstance(one, dict) and isinstance(other, dict):
        return [line for key in one.keys() & other.keys() if key not in OF_THE_ANSWER
                for line in differences(one[key], other[key], f"{path}.{key}")]
    if isinstance(one, list) and isinstance(other, list):
        if len(one) != len(other):
            return [f"{path}: {len(one)} and {len(other)} entries"]
        return [line for number, pair in enumerate(zip(one, other))
                for line in differences(*pair, f"{path}[{number}]")]
    numbers = (int, float, Decimal)
    if isinstance(one, numbers) and isinstance(other, numbers):
        return [] if near(one, other) else [f"{path}: {one} and {other}"]
    return [] if one == other else [f"{path}: {one!r} and {other!r}"]


def disagreements(document, shown):
    """Between a file and what `show --json` says of it."""
    spans = sum(len(lane) for lane in spans_of(document).values())
    found = [] if shown["spans"] == spans else [f"it shows {shown['spans']} spans of {spans}"]
    found += [f"it warns: {warning}" for warning in shown["warnings"]]
    runs = document.get("otherData", {}).get("parascope", {}).get("runs", [])
    return found + differences({"runs": runs}, {"runs": shown.get("runs", [])})


def contradictions(answer, document):
    """Between a file and the answer on stdout, which leaves baselines out that nobody asked for."""
    def keyed(runs):
        return {(run.get("backend"), run.get("task"), run.get("repeat")): run for run in runs}
    saved = keyed(document.get("otherData", {}).get("parascope", {}).get("runs", []))
    return [line for key, run in keyed(answer.get("runs", [])).items() if key in saved
            for line in differences(run, saved[key], str(key))]
