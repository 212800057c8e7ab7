#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the time on a core that Parascope tells for each worker against two others who must know:
the thread's own processor clock, and `perf record --switch-events` of the same command.

usage: compare_with_perf.py PARASCOPE

Exits with 77 (skipped) and a reason where perf is missing or refused.
"""
import json
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
# A thread that ends has no last OUT: its events are gone before it leaves its core, and EXIT is the last that perf hears of it.
LINE = re.compile(r"\s(\d+)\s+\[-?\d+\]\s+([\d.]+):\s+PERF_RECORD_(?:SWITCH(?:_CPU_WIDE)?\s+(IN|OUT)|(EXIT)\(\d+:(\d+)\))")


def skip(reason):
    print("skipped:", reason)
    sys.exit(SKIPPED)


def on_core_by_perf(data):
    """Seconds on a core for each tid, from perf's own reading of its records."""
    script = subprocess.run(
        ["perf", "script", "-i", data, "--ns", "--show-switch-events", "--show-task-events"],
        capture_output=True, text=True, check=True
    )
    since, total = {}, {}
    for line in script.stdout.splitlines():
        match = LINE.search(line)
        if not match:
            continue
        tid, time, way = int(match[5] or match[1]), float(match[2]), match[3] or match[4]
        if way == "IN":
            since[tid] = time
        elif tid in since:
            total[tid] = total.get(tid, 0.0) + time - since.pop(tid)
    return total


def record(parascope, data, backend, workers, cores):
    command = [parascope, "run", "--task", "sum-squares:300M", "--backend", backend, "--workers", str(workers),
               "--cores", cores, "--no-baseline", "--schedule", "exact", "--json"]
    recorded = subprocess.run(
        ["perf", "record", "-q", "-e", "dummy:u", "--switch-events", "-k", "CLOCK_MONOTONIC", "-o", data, "--", *command],
        capture_output=True, text=True)
    if not recorded.stdout:
        skip("perf or the exact schedule is refused here: " + recorded.stderr.strip())
    return json.loads(recorded.stdout)["runs"][0]


def agree(one, other):
    return abs(one - other) <= max(0.001, 0.01 * other)


def compare(parascope, backend, workers, cores):
    """The number of workers on which the three do not agree."""
    with tempfile.TemporaryDirectory() as folder:
        data = folder + "/perf.data"
        run = record(parascope, data, backend, workers, cores)
        perf = on_core_by_perf(data)
    wrong = 0
    print(f"{workers} {backend} on cores {cores}: seconds on a core")
    for worker in run["per_worker"]:
        ours, clock, theirs = worker["on_core_s"], worker["cpu_s"], perf.get(worker["tid"], 0.0)
        # The thread's clock is read from its release on; a process has run a little before, to start.
        good = agree(ours, theirs) and ours >= clock - max(0.001, 0.01 * clock)
        wrong += not good
        print(f"  worker {worker['worker']}: ours {ours:.6f}  perf {theirs:.6f}  own clock {clock:.6f}  {'ok' if good else 'DIFFERS'}")
    return wrong


def main():
    if shutil.which("perf") is None:
        skip("perf is not installed")
    cases = [("threads", 2, "0"), ("processes", 2, "0"), ("processes", 4, "0")]
    # A hypervisor may take a core away in the middle of a measurement: a case that fails is tried twice more.
    failed = [case for case in cases if all(compare(sys.argv[1], *case) for _ in range(3))]
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
