#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads traces span by span, by itself, and compares what `parascope show` makes of them.

usage: read_traces.py PARASCOPE FILE_OR_FOLDER…     compares these files
       read_traces.py PARASCOPE --saved FILE_OR_FOLDER…   compares what it saves of them, arrows, marks and counters
                                                          too, and that it saves what it saved the same again
       read_traces.py PARASCOPE --random N [SEED]   compares N made-up traces of all phases
       read_traces.py --print FILE                  prints the spans that it reads itself

It knows nothing of the program's reader: it goes by core/trace/FORMAT.md, with Python's own json and Decimal. Exits
with 1 when a span differs.
"""

import collections
import csv
import decimal
import gzip
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

STATES = {"running", "ready", "lock", "gil", "queue", "io", "sleep", "starting", "other", "message"}
ASYNC = {"b": "begin", "S": "begin", "N": "begin", "e": "end", "F": "end", "D": "end",
         "n": "mark", "T": "mark", "p": "mark", "O": "mark"}
MOST = decimal.Decimal(90 * 366 * 86400 * 10**6)  # microseconds
decimal.getcontext().prec = 60

Span = collections.namedtuple("Span", "lane name begin end state")


def text_of(path):
    data = pathlib.Path(path).read_bytes()
    if data[:2] == b"\x1f\x8b":
        data = gzip.decompress(data)
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8")):
        if data.startswith(mark):
            return data[len(mark):].decode(name)
    return data.decode()


def events_of(text):
    """The events of all documents of a file; of one that is not quite JSON as they seem to be meant."""
    try:
        return list(strict_events_of(text))
    except ValueError:
        return list(strict_events_of(mended(text)))


def mended(text):
    """Without commas too many, and with the end that an array lacks."""
    pieces = re.findall(r'"(?:[^"\\]|\\.)*"|[^"]+', text.strip().rstrip(","), re.DOTALL)
    mend = lambda piece: piece if piece.startswith('"') else re.sub(r",(?=\s*[\]}])", "", piece)
    text = "".join(map(mend, pieces))
    return text + "]" if text.startswith("[") and not text.endswith("]") else text


def strict_events_of(text):
    """Those of objects with "traceEvents", arrays, or one event a line."""
    decoder = json.JSONDecoder(parse_float=decimal.Decimal, parse_int=decimal.Decimal, strict=False)
    at = 0
    while at < len(text):
        if text[at] in " \t\r\n,\ufeff":
            at += 1
            continue
        document, at = decoder.raw_decode(text, at)
        if isinstance(document, list):
            yield from document
        elif "ph" in document:
            yield document
        else:
            events = document.get("traceEvents", [])
            yield from events if isinstance(events, list) else []


def time_of(value):
    """Microseconds, exactly; None for what is no time."""
    if isinstance(value, str):
        try:
            value = decimal.Decimal(value.strip())
        except decimal.InvalidOperation:
            return None
    if not isinstance(value, decimal.Decimal) or not value.is_finite() or abs(value) > MOST:
        return None
    return value


def nanoseconds(microseconds):
    return int((microseconds * 1000).to_integral_value(decimal.ROUND_FLOOR))


def name_of(value):
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, decimal.Decimal) else ""


def number_or_text(value):
    """A process's or thread's number, or its name."""
    if isinstance(value, str):
        try:
            number = decimal.Decimal(value)
        except decimal.InvalidOperation:
            return value
        whole = number.is_finite() and number == int(number) and abs(number) < 2**63
        return int(number) if whole else value
    if isinstance(value, decimal.Decimal):
        return int(value) if value == int(value) and abs(value) < 2**63 else str(value)
    return 0


def id_of(event):
    """What belongs together: the id, what it is of, and the process where it is known there only."""
    scope = name_of(event.get("scope") or event.get("s"))
    id2 = event.get("id2")
    if isinstance(id2, dict):
        if "local" in id2:
            return (str(number_or_text(id2["local"])), scope, event["pid"])
        if "global" in id2:
            return (str(number_or_text(id2["global"])), scope, None)
    return (str(number_or_text(event["id"])) if event.get("id") is not None else "", scope, None)


class Reader:
    def __init__(self):
        self.spans = []
        self.names = {}
        self.edges = collections.defaultdict(list)
        self.asyncs = collections.defaultdict(list)
        self.flows = collections.defaultdict(list)  # ends of arrows
        self.arrows = []
        self.marks = []
        self.counters = []
        self.moments = []  # of all that is shown
        self.shown = []  # of spans, marks and counters

    def read(self, events):
        for event in events:
            if isinstance(event, dict) and isinstance(event.get("ph"), str) and event["ph"]:
                self.take(dict(event, ph=event["ph"][0], pid=number_or_text(event.get("pid")),
                               tid=number_or_text(event.get("tid"))))
        return self.finish()

    def take(self, event):
        phase, place = event["ph"], (event["pid"], event["tid"])
        name, category = name_of(event.get("name")), name_of(event.get("cat"))
        args = event.get("args") if isinstance(event.get("args"), dict) else {}
        if phase == "M":
            if name == "thread_name" and name_of(args.get("name")):
                self.names[place] = name_of(args["name"])
            return
        if phase not in "XBECstfiIR" and phase not in ASYNC:
            return
        time = time_of(event.get("ts"))
        if time is None:
            return
        begin = nanoseconds(time)
        self.moments.append(begin)
        state = category if category in STATES else "other"
        self.take_flow(event, name, begin)
        if phase == "X":
            length = time_of(event.get("dur"))
            end = nanoseconds(time + (length or 0))
            if end >= begin:
                self.moments.append(end)
                self.spans.append((place, name, begin, end, state))
        elif phase in "BE":
            self.edges[place].append((begin, phase == "E", name, state))
        elif phase == "C":
            for field, value in args.items():
                if time_of(value) is not None:
                    label = id_of(event)[0] if event.get("id") is not None or event.get("id2") is not None else ""
                    self.counters.append((name, label, field, begin, float(value)))
                    self.shown.append(begin)
        elif phase in "iIR":
            of = {"g": "all", "p": "process"}.get(name_of(event.get("scope") or event.get("s")), place)
            self.marks.append((name, begin, of))
            self.shown.append(begin)
        elif phase in ASYNC:
            kind = "span" if phase in "bne" else "object" if phase in "NOD" else "old"
            key = (kind, category, id_of(event), "" if kind == "span" else name)
            self.asyncs[key].append((begin, ASYNC[phase], name, event["pid"], category, state))

    def take_flow(self, event, name, begin):
        """The ends of arrows: events of their own, and spans that are tied to arrows."""
        phase, place = event["ph"], (event["pid"], event["tid"])
        if phase in "stf":
            self.flows["event", name_of(event.get("cat")), id_of(event), name].append(
                (begin, "stf".index(phase), begin, name, place))
        elif event.get("bind_id") and phase in "XB" and (event.get("flow_in") or event.get("flow_out")):
            kind = 0 if not event.get("flow_in") else 1 if event.get("flow_out") else 2
            length = time_of(event.get("dur")) if phase == "X" else None
            latest = max(begin, nanoseconds(time_of(event["ts"]) + (length or 0)))
            self.flows["span", str(number_or_text(event["bind_id"]))].append((begin, kind, latest, name, place))

    def tie(self, key):
        """The ends of one arrow or several, in order of time: those that begin, pass and end."""
        waiting, giver, is_taken = collections.deque(), None, True
        for end in sorted(self.flows[key], key=lambda end: end[:2]):
            if key[0] == "event":
                if end[1] == 0:
                    waiting.append(end)
                elif waiting:
                    self.add_arrow(waiting.popleft(), end)
                    if end[1] == 1:
                        waiting.appendleft(end)
                continue
            if end[1] == 0:
                if is_taken:
                    giver, is_taken = end, False
            elif giver:
                self.add_arrow(giver, end)
                giver, is_taken = (end, False) if end[1] == 1 else (giver, True)

    def add_arrow(self, begin, end):
        if begin[4] in self.lanes and end[4] in self.lanes:
            self.arrows.append((begin[3], self.lane_name(begin[4]), self.lane_name(end[4]),
                                min(begin[2], end[0]), end[0]))

    def lane_name(self, place):
        if len(place) == 3:
            return place[2]
        return self.names.get(place) or (place[1] if isinstance(place[1], str) else f"thread {place[1]}")

    def pair(self, place):
        edges = self.edges[place]
        ordered = sorted(edges, key=lambda edge: edge[0])
        in_order = ordered == edges
        if not in_order:
            ordered = sorted(edges, key=lambda edge: (edge[0], not edge[1]))
        opened, used = [], set()
        for at, (time, is_end, name, state) in enumerate(ordered):
            if at in used:
                continue
            if not is_end:
                opened.append((time, name, state))
                continue
            if opened and name and opened[-1][1] != name:  # of several ends of one moment, the right one first
                for later in range(at + 1, len(ordered)):
                    other = ordered[later]
                    if other[0] != time or not other[1]:
                        break
                    if other[2] in ("", opened[-1][1]):
                        ordered[at], ordered[later] = other, ordered[at]
                        name = other[2]
                        break
            if opened and name in ("", opened[-1][1]):
                begin = opened.pop()
                self.spans.append((place, begin[1], begin[0], time, begin[2]))
            elif not in_order and (name or not opened):  # of no length, its end first
                for later in range(at + 1, len(ordered)):
                    other = ordered[later]
                    if other[0] == time and not other[1] and name in ("", other[2]) and later not in used:
                        used.add(later)
                        self.spans.append((place, other[2], time, time, other[3]))
                        break
        for time, name, state in opened:
            self.spans.append((place, name, time, self.last, state))

    def pair_async(self, edges):
        opened = []
        for time, kind, name, pid, category, state in sorted(edges, key=lambda edge: edge[0]):
            if kind == "begin":
                opened.append((time, name, pid, category, state))
            elif kind == "mark":
                self.shown.append(time)
                self.marks.append((name, time, (pid, None, category)))
            else:
                fits = [begin for begin in opened if name in ("", begin[1])]
                own = [begin for begin in fits if begin[2] == pid]
                if fits:
                    begin = (own or fits)[-1]
                    last = max(at for at, other in enumerate(opened) if other is begin)
                    del opened[last]
                    self.spans.append(((begin[2], None, begin[3]), begin[1], begin[0], time, begin[4]))
        for time, name, pid, category, state in opened:
            self.spans.append(((pid, None, category), name, time, max(time, self.last), state))

    def finish(self):
        self.last = max(self.moments, default=0)
        for place in list(self.edges):
            self.pair(place)
        for edges in self.asyncs.values():
            self.pair_async(edges)
        first = min([span[2] for span in self.spans] + self.shown, default=0)
        self.lanes = {span[0] for span in self.spans} | {of for _, _, of in self.marks if isinstance(of, tuple)}
        for key in self.flows:
            self.tie(key)
        return collections.Counter(Span(self.lane_name(place), name, begin - first, end - first, state)
                                   for place, name, begin, end, state in self.spans)

    def all_that_is_saved(self):
        """Of each kind what it holds: names of lanes, whatever numbers they have."""
        named = lambda place: self.lane_name(place) if isinstance(place, tuple) else place
        return {"spans": collections.Counter((named(place), *rest) for place, *rest in self.spans),
                "arrows": collections.Counter(self.arrows),
                "marks": collections.Counter((name, time, named(of)) for name, time, of in self.marks),
                "counters": collections.Counter(self.counters)}


def spans_shown(program, path):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "out.csv"
        done = subprocess.run([program, "show", str(path), "--quiet", "--export", str(out)],
                              capture_output=True, text=True, timeout=60, check=False)
        if done.returncode != 0:
            return done.stderr.strip()
        ns = lambda seconds: int(decimal.Decimal(seconds) * 10**9)
        with out.open(newline="", encoding="utf-8") as rows:
            return collections.Counter(
                Span(row["worker"], row["name"], ns(row["start_s"]), ns(row["end_s"]), row["state"])
                for row in csv.DictReader(rows))


def save(program, path, out):
    """What went wrong, or an empty text."""
    done = subprocess.run([program, "show", str(path), "--quiet", "--export", str(out)],
                          capture_output=True, text=True, timeout=600, check=False)
    return done.stderr.strip() if done.returncode != 0 else ""


def compare_saved(program, path):
    """Whether what the program saves holds what this script reads, and is saved the same again."""
    own = Reader()
    try:
        own.read(events_of(text_of(path)))
    except ValueError as error:
        print(f"{path}: not read here: {error}")
        return True
    with tempfile.TemporaryDirectory() as folder:
        once, twice = pathlib.Path(folder) / "once.trace.json", pathlib.Path(folder) / "twice.trace.json"
        wrong = save(program, path, once) or save(program, once, twice)
        if wrong:
            print(f"{path}: {wrong}")
            return not own.spans
        saved = Reader()
        saved.read(events_of(text_of(once)))
        good = once.read_bytes() == twice.read_bytes()
    counts = []
    for kind, expected in own.all_that_is_saved().items():
        found = saved.all_that_is_saved()[kind]
        counts.append(f"{sum(expected.values())} {kind}")
        for what, items in (("lost", expected - found), ("made", found - expected)):
            for item, count in list(items.items())[:5]:
                print(f"  {what}: {count} × {item}")
                good = False
    print(f"{path}: {', '.join(counts)}, {'the same' if good else 'WHICH DIFFER'}")
    return good


def compare(program, path):
    """Whether the program shows what this script reads; what differs is printed."""
    try:
        own = Reader().read(events_of(text_of(path)))
    except ValueError as error:
        print(f"{path}: not read here: {error}")
        return True
    shown = spans_shown(program, path)
    if isinstance(shown, str):
        print(f"{path}: {shown}")
        return not own
    if shown == own:
        print(f"{path}: {sum(own.values())} spans, the same")
        return True
    print(f"{path}: {sum(own.values())} spans, of which differ:")
    for what, spans in (("missing", own - shown), ("shown and not there", shown - own)):
        for span, count in list(spans.items())[:5]:
            print(f"  {what}: {count} × {span}")
    return False


def random_event(rng, clock):
    phase = rng.choice("XXXXBBEEbbeenSTFstfCiINODMvP")
    event = {"ph": phase, "pid": rng.choice([1, 2, "app", "2"]), "tid": rng.choice([1, 2, 3, "main", 1.5]),
             "name": rng.choice(["a", "b", "c", 'say "d"', "µ"]),
             "cat": rng.choice(["", "io", "lock", "net", "gpu"])}
    time = rng.choice([clock, rng.randrange(0, 3000)])
    event["ts"] = rng.choice([time, time + 0.5, str(time), f"{time}.25", time])
    if phase == "X":
        event["dur"] = rng.choice([0, 1, 2.5, "7.125", rng.randrange(0, 300)])
    if phase == "E" and rng.random() < 0.5:
        del event["name"]
    if phase in "bneSTFstfNODC":
        number = rng.randrange(1, 6)
        event["id"] = rng.choice([number, str(number)])
        if rng.random() < 0.2:
            event["id2"] = {rng.choice(["local", "global"]): event.pop("id")}
    if phase == "C":
        event["args"] = {"value": rng.randrange(100), "other": rng.choice([1, "2.5", None, "x"])}
    if phase == "M":
        event["name"] = rng.choice(["thread_name", "process_name", "thread_sort_index"])
        event["args"] = {"name": rng.choice(["first", "second", 3]), "sort_index": rng.choice([1, -2.5, "7"])}
    if rng.random() < 0.05:
        event[rng.choice(["ts", "dur", "name", "cat", "args"])] = rng.choice([None, [1], {"a": 1}, "odd"])
    return event


def random_trace(rng):
    events, clock = [], 0
    for _ in range(rng.randrange(5, 250)):
        clock += rng.randrange(0, 20)
        events.append(random_event(rng, clock))
    if rng.random() < 0.3:
        rng.shuffle(events)
    lines = [json.dumps(event, ensure_ascii=rng.random() < 0.5) for event in events]
    form = rng.randrange(4)
    if form == 0:
        return '{"traceEvents":[' + ",\n".join(lines) + "]}"
    if form == 1:
        return "[" + ",".join(lines) + "]"
    if form == 2:
        return "\n".join(lines) + "\n"
    half = len(lines) // 2
    return "[" + ",\n".join(lines[:half]) + ']\n{"traceEvents":[' + ",\n".join(lines[half:]) + "]}"


def main(arguments):
    if arguments[:1] == ["--print"]:
        for span in sorted(Reader().read(events_of(text_of(arguments[1]))).elements(), key=str):
            print(*span, sep="\t")
        return 0
    program, *paths = arguments
    if paths[:1] == ["--random"]:
        rng = random.Random(int(paths[2]) if len(paths) > 2 else 1)
        with tempfile.TemporaryDirectory() as folder:
            good = True
            for number in range(int(paths[1])):
                path = pathlib.Path(folder) / f"random-{number}.json"
                path.write_text(random_trace(rng), encoding="utf-8")
                if not compare(program, path):
                    print(path.read_text(encoding="utf-8")[:20000])
                    good = False
                    break
        return 0 if good else 1
    judge = compare
    if paths[:1] == ["--saved"]:
        judge = compare_saved
        paths = paths[1:]
    files = []
    for path in map(pathlib.Path, paths):
        files += sorted(path.rglob("*.json*")) if path.is_dir() else [path]
    return 0 if all([judge(program, path) for path in files if path.suffix != ".txt"]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
