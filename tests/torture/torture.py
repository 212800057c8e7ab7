#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tortures a built parascope: faults by the thousand, at random moments, and after each a look at what it promises.

./dev torture [SECONDS] builds it and comes here. Each case is drawn from its name, SEED-LANE-NUMBER: --case NAME
has the same one again. What broke a promise lies in the folder that is named at the end.
"""
import argparse
import gzip
import json
import os
import random
import selectors
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import faults  # noqa: E402
import jobs  # noqa: E402
import processes  # noqa: E402
from case import Tools  # noqa: E402
from lane import Lane  # noqa: E402

NOBODY = 65534


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="the built parascope")
    parser.add_argument("seconds", nargs="?", type=float, default=600)
    parser.add_argument("--seed", help="of a run that is to be had again")
    parser.add_argument("--faults", type=int, default=0, help="stop after so many (no limit)")
    parser.add_argument("--lanes", type=int, default=2 * len(os.sched_getaffinity(0)), help="cases at the same time")
    parser.add_argument("--only", action="append", choices=list(faults.FAULTS), help="faults of that kind alone")
    parser.add_argument("--case", help="that one case, SEED-LANE-NUMBER")
    parser.add_argument("--keep", help="where cases that broke a promise are kept")
    return parser.parse_args()


def run(program, *words, **options):
    return subprocess.run([program, *words], capture_output=True, check=False, stdin=subprocess.DEVNULL,
                          timeout=120, **options)


def usable_backends(program):
    listed = json.loads(run(program, "list", "backends", "--json", env=os.environ | jobs.AS_ROOT).stdout)
    return [row["name"] for row in listed["backends"]
            if row["available"] and row["name"] in (*jobs.PYTHON, "mpi")]


def sound_traces(program, folder):
    """Files of every demo, and one of another program, to be broken later."""
    wanted = {"run": ["--task", "sum-squares:1M", "--backend", "threads,processes"],
              "queue": ["--items", "20", "--produce-ms", "0", "--consume-ms", "1"],
              "scrape": ["--pages", "5", "--delay-ms", "1"], "memory": ["--increments", "1k", "--ways", "mutex"],
              "classify": ["--task", "sum-squares:20M"]}
    files = []
    for demo, words in wanted.items():
        file = folder / f"{demo}.trace.json"
        made = run(program, demo, *words, "--quiet", "--export", file.name, cwd=folder)
        if made.returncode != 0:
            sys.exit(f"torture: the program does not do a plain '{demo}': {made.stderr.decode()}")
        files.append(str(file))
    other = folder / "other.json"
    other.write_text(json.dumps([event for number in range(200) for event in (
        {"ph": "B", "pid": 1, "tid": number % 3, "ts": number * 10, "name": f"call {number % 7}"},
        {"ph": "E", "pid": 1, "tid": number % 3, "ts": number * 10 + 5},
        {"ph": "C", "pid": 1, "ts": number * 10, "name": "held", "args": {"bytes": number}})]), encoding="utf-8")
    packed = folder / "packed.json.gz"
    packed.write_bytes(gzip.compress(other.read_bytes()))
    return [*files, str(other), str(packed)]


def prepare_tools(program, folder):
    programs = Path(program).parent
    misbehaving = programs / "workloads/misbehaving_worker"
    usable = usable_backends(program)
    tools = Tools(program, str(programs), str(misbehaving) if misbehaving.exists() else "",
                  [name for name in usable if name != "mpi"], str(folder), has_mpi="mpi" in usable)
    with open(program, "rb") as file:
        tools.is_sanitized = b"__asan_init" in file.read()
    tools.traces = sound_traces(program, folder)
    if os.geteuid() == 0:
        tools.own_mounts = True
        as_nobody = run("setpriv", "--reuid", str(NOBODY), "--regid", str(NOBODY), "--clear-groups", program, "--version")
        tools.nobody = NOBODY if as_nobody.returncode == 0 else 0
    return tools


class Tally:
    """Counts what the lanes tell."""

    def __init__(self):
        self.begin = time.monotonic()
        self.met, self.missed, self.notes, self.broken = Counter(), Counter(), Counter(), Counter()

    def take(self, news):
        (self.met if news["hit"] else self.missed)[news["kind"]] += 1
        if news.get("note"):
            self.notes[news["note"].split(":")[0]] += 1
        for kind, words in news["broken"]:
            self.broken[kind] += 1
            print(f"BROKEN {kind}: {words}\n  case {news['case']} ({news['kind']}): parascope {news['command']}",
                  flush=True)

    def line(self):
        seconds = time.monotonic() - self.begin
        count = self.met.total()
        return (f"{seconds / 60:5.1f} min  {count} faults, {count / seconds * 60:.0f} a minute, "
                f"{self.missed.total()} came too late, {self.broken.total()} broken promises")

    def table(self):
        rows = ["", "faults", *(f"  {count:6}  {kind}" for kind, count in self.met.most_common()),
                f"  {self.missed.total():6}  that met nobody any more",
                "", "worth a count", *(f"  {count:6}  {note}" for note, count in self.notes.most_common()),
                "", "broken promises", *(f"  {count:6}  {kind}" for kind, count in self.broken.most_common()),
                f"  {self.broken.total():6}  in all, 0 expected", ""]
        return "\n".join(rows)


def start_lane(number, tools, asked, until):
    """(descriptor, pid) of a process of its own that tortures."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reader)
        processes.end_with_parent()
        status = 1
        try:
            Lane(number, tools, asked.seed, asked.only, asked.keep).work(writer, until, iter(range(1 << 40)))
            status = 0
        except (KeyboardInterrupt, BrokenPipeError):
            status = 0
        except Exception:  # pylint: disable=broad-except
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(writer)
    return reader, pid


def listen(lanes, tally, most):
    """Takes what the lanes tell, with a line a minute, until all have ended."""
    selector = selectors.DefaultSelector()
    rests = {}
    for reader, _ in lanes:
        selector.register(reader, selectors.EVENT_READ)
        rests[reader] = b""
    next_line = tally.begin + 60
    while selector.get_map() and not (most and tally.met.total() >= most):
        for key, _ in selector.select(max(0.1, next_line - time.monotonic())):
            data = os.read(key.fd, 1 << 16)
            if not data:
                selector.unregister(key.fd)
            *lines, rests[key.fd] = (rests[key.fd] + data).split(b"\n")
            for line in lines:
                tally.take(json.loads(line))
        if time.monotonic() >= next_line:
            print(tally.line(), flush=True)
            next_line += 60


def end_lanes(lanes):
    """True when each of them ended well or had to be ended."""
    good = True
    for reader, _ in lanes:
        os.close(reader)  # whoever is not done yet ends with its case, as nobody listens any more
    for _, pid in lanes:
        good &= os.waitpid(pid, 0)[1] == 0
    return good


def again(asked, tools):
    """One case by its name."""
    seed, lane, number = asked.case.rsplit("-", 2)
    processes.become_subreaper()
    if tools.own_mounts:
        tools.own_mounts = processes.own_mounts()
    news = Lane(int(lane), tools, seed, asked.only, asked.keep).one(f"{seed}-{lane}-{number}")
    print(json.dumps(news, indent=1))
    return bool(news["broken"])


def torture(asked, tools):
    tally = Tally()
    lanes = [start_lane(number, tools, asked, tally.begin + asked.seconds) for number in range(asked.lanes)]
    try:
        listen(lanes, tally, asked.faults)
    except KeyboardInterrupt:
        print("torture: stopped", flush=True)
    good = end_lanes(lanes)
    print(tally.line() + "\n" + tally.table())
    if not good:
        print("torture: a lane of the torture itself failed; see above")
    if tally.broken:
        print(f"seed {asked.seed}; what was seen of those cases lies in {asked.keep}")
    return bool(tally.broken) or not good


def main():
    asked = arguments()
    asked.program = os.path.abspath(asked.program)
    asked.seed = asked.seed or str(random.SystemRandom().randrange(1_000_000))
    asked.keep = os.path.abspath(asked.keep or Path(asked.program).parent.parent / "torture")
    folder = Path(tempfile.mkdtemp(prefix="parascope-torture.", dir=os.environ.get("TMPDIR", "/var/tmp")))
    folder.chmod(0o755)
    try:
        tools = prepare_tools(asked.program, folder)
        if asked.case:
            return again(asked, tools)
        print(f"torture: seed {asked.seed}, {asked.lanes} at the same time", flush=True)
        return torture(asked, tools)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
