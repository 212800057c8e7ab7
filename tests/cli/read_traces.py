#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads traces span by span, by itself, and compares what `parascope show` makes of them.

usage: read_traces.py PARASCOPE FILE_OR_FOLDER…     compares these files
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
import subprocess
import sys
import tempfile

STATES = {"running", "ready", "lock", "gil", "queue", "io", "sleep", "starting", "other"}
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
    """The events of all documents of a file: objects with "traceEvents", arrays, or one event a line."""
    decoder = json.JSONDecoder(parse_float=decimal.Decimal, parse_int=decimal.Decimal)
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
            yield from document.get("traceEvents", [])


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
    """What belongs together: the id, and the process where it is known there only."""
    id2 = event.get("id2")
    if isinstance(id2, dict):
        if "local" in id2:
            return (str(number_or_text(id2["local"])), event["pid"])
        if "global" in id2:
            return (str(number_or_text(id2["global"])), None)
    return (str(number_or_text(event["id"])) if event.get("id") is not None else "", None)


class Reader:
    def __init__(self):
        self.spans = []
        self.names = {}
        self.edges = collections.defaultdict(list)
        self.asyncs = collections.defaultdict(list)
        self.moments = []  # of all that is shown
        self.shown = []  # of spans, marks and counters

    def read(self, events):
        for event in events:
            if isinstance(event, dict) and isinstance(event.get("ph"), str) and len(event["ph"]) == 1:
                self.take(dict(event, pid=number_or_text(event.get("pid")),
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
        if phase == "X":
            length = time_of(event.get("dur"))
            end = nanoseconds(time + (length or 0))
            if end >= begin:
                self.moments.append(end)
                self.spans.append((place, name, begin, end, state))
        elif phase in "BE":
            self.edges[place].append((begin, phase == "E", name, state))
        elif phase == "C":
            values = [value for value in args.values() if time_of(value) is not None]
            self.shown += [begin] if values else []
        elif phase in "iIR":
            self.shown.append(begin)
        elif phase in ASYNC:
            kind = "span" if phase in "bne" else "object" if phase in "NOD" else "old"
            key = (kind, category, id_of(event), "" if kind == "span" else name)
            self.asyncs[key].append((begin, ASYNC[phase], name, event["pid"], category, state))

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
        spans = []
        for place, name, begin, end, state in self.spans:
            lane = place[2] if len(place) == 3 else self.names.get(place) or (
                place[1] if isinstance(place[1], str) else f"thread {place[1]}")
            spans.append(Span(lane, name, begin - first, end - first, state))
        return collections.Counter(spans)


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
    files = []
    for path in map(pathlib.Path, paths):
        files += sorted(path.rglob("*.json*")) if path.is_dir() else [path]
    return 0 if all([compare(program, path) for path in files if path.suffix != ".txt"]) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
