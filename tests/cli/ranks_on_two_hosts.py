#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs ranks on two hosts, which are namespaces of this machine, and looks that all of it stands on one time axis.

usage: ranks_on_two_hosts.py PARASCOPE

Exits with 77, and says why, where there is no Open MPI or no namespaces may be made.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
TWO_HOSTS = HERE.parent / "support" / "two_hosts.sh"
HOSTS = "10.77.0.1,10.77.0.2"
SHIFT = 1000  # seconds by which the clock of h2 is ahead
CLOSE_ENOUGH = 50e-6
PARASCOPE = ""
# What is run on h1: the program, and then whether a rank lives on either host.
THEN_COUNT_RANKS = '"$@"; status=$?; for i in $(seq 100); do pgrep -x mpi_worker >/dev/null || exit $status; sleep 0.1; done; echo "a rank lives" >&2; exit 99'


def on_two_hosts(*words, shell=THEN_COUNT_RANKS):
    return subprocess.run([str(TWO_HOSTS), "sh", "-c", shell, "sh", PARASCOPE, *words], capture_output=True, text=True,
                          stdin=subprocess.DEVNULL, env={**os.environ, "SHIFT": str(SHIFT)}, check=False)


class RanksOnTwoHosts(unittest.TestCase):
    def run_ranks(self, *words, hosts=HOSTS):
        done = on_two_hosts("run", "--backend", "mpi", "--hosts", hosts, "--json", *words)
        self.assertNotEqual(done.returncode, 99, done.stderr)
        return done

    def test_compute_exactly_and_say_where_they_are(self):
        done = self.run_ranks("--task", "sum-squares:10M", "--workers", "4", "--no-baseline")
        self.assertEqual(done.returncode, 0, done.stderr)
        run = json.loads(done.stdout)["runs"][0]
        self.assertEqual(run["results"], ["333333283333335000000"] * 4)
        hosts = [worker["host"] for worker in run["per_worker"]]
        self.assertEqual(sorted(hosts), ["h1", "h1", "h2", "h2"])
        far = [worker for worker in run["per_worker"] if worker["host"] == "h2"]
        # A kernel that told of every switch is no gap; another says why it did not.
        self.assertEqual("h2: " in run["schedule_note"], any(worker["host_schedule"] != "exact" for worker in far))
        for worker in far:
            self.assertTrue(worker["host_schedule"])
            if worker["host_schedule"] == "exact":  # what the kernel there says is what the rank's own clock says
                self.assertAlmostEqual(worker["on_core_s"], worker["cpu_s"], delta=0.02 + worker["cpu_s"] / 20)

    def test_stand_on_one_time_axis(self):
        with tempfile.TemporaryDirectory() as folder:
            trace = pathlib.Path(folder) / "run.trace.json"
            done = self.run_ranks("--task", "sum-squares:50M", "--workers", "2", "--no-baseline", "--export", str(trace))
            self.assertEqual(done.returncode, 0, done.stderr)
            run = json.loads(done.stdout)["runs"][0]
            saved = json.loads(trace.read_text())
        near, far = run["per_worker"]
        self.assertEqual((near["host"], far["host"]), ("h1", "h2"))
        self.assertIsNone(near["host_clock_ahead_s"])
        self.assertLess(abs(far["host_clock_ahead_s"] - SHIFT), CLOSE_ENOUGH)
        self.assertLess(abs(far["host_clock_ahead_s"] - SHIFT), far["host_clock_bound_s"] + 1e-6)
        facts = saved["otherData"]["parascope"]["runs"][0]["saved"]
        for worker in facts["workers"]:
            self.assertLessEqual(facts["launched_ns"], worker["announced_ns"])
            self.assertLessEqual(worker["announced_ns"], facts["released_ns"])
            self.assertLess(facts["released_ns"], worker["ended_ns"])
        groups = {event["args"]["name"] for event in saved["traceEvents"] if event["name"] == "process_name"}
        for host in ("h1: ", "h2: "):
            self.assertTrue(any(group.startswith(host) for group in groups), groups)
        # Whatever a rank did lies between the release and the end of the run, by our clock.
        first, last = facts["released_ns"] / 1000, facts["ended_ns"] / 1000
        spans = [event for event in saved["traceEvents"] if event["ph"] == "X" and event["name"] == "adding squares"]
        self.assertGreaterEqual(len({(span["pid"], span["tid"]) for span in spans}), 2)
        for span in spans:
            self.assertGreater(float(span["ts"]), first - 1000)
            self.assertLess(float(span["ts"]) + float(span["dur"]), last + 1000)

    def test_send_messages_that_arrive_after_they_were_sent(self):
        with tempfile.TemporaryDirectory() as folder:
            trace = pathlib.Path(folder) / "ring.trace.json"
            done = self.run_ranks("--task", "ring:300", "--workers", "2", "--no-baseline", "--export", str(trace))
            self.assertEqual(done.returncode, 0, done.stderr)
            events = json.loads(trace.read_text())["traceEvents"]
        ends = {}
        for event in events:
            if event["ph"] in "sf" and event["name"] == "message":
                ends.setdefault(event["id"], {})[event["ph"]] = event
        self.assertEqual(len(ends), 2 * 301)  # a lap more tells both what it came to
        for both in ends.values():
            self.assertLessEqual(float(both["s"]["ts"]), float(both["f"]["ts"]))

    def test_are_given_up_when_a_host_vanishes(self):
        cut = ('works() { for p in $(pgrep -x mpi_worker); do '
               '[ "$(cut -d" " -f14 /proc/$p/stat 2>/dev/null || echo 0)" -gt 20 ] && return 0; done; return 1; }; '
               '"$@" & program=$!; '
               'until works; do sleep 0.05; kill -0 $program || exit 98; done; '
               'nsenter -t "$(cat "$HOSTS/pid.10.77.0.2")" -n ip link set eth0 down; '
               'wait $program; status=$?; for i in $(seq 150); do pgrep -x mpi_worker >/dev/null || exit $status; sleep 0.1; done; '
               'echo "a rank lives" >&2; exit 99')
        done = on_two_hosts("run", "--backend", "mpi", "--hosts", HOSTS, "--json", "--task", "sum-squares:1000G",
                            "--workers", "2", "--no-baseline", shell=cut)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertIn("rank 1 on h2", done.stderr)
        self.assertIn("does not answer any more", done.stderr)

    def test_without_a_place_say_so(self):
        done = self.run_ranks("--task", "sum-squares:1M", "--workers", "2", hosts="10.77.0.1:1")
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("these hosts take 1 in all", done.stderr)

    def test_on_a_host_that_does_not_answer_say_so(self):
        done = self.run_ranks("--task", "sum-squares:1M", "--workers", "2", hosts="10.77.0.1,10.77.0.9")
        self.assertEqual(done.returncode, 1, done.stdout)
        self.assertIn("10.77.0.9", done.stderr)


def why_not():
    if shutil.which("mpirun") is None:
        return "there is no mpirun"
    if not (pathlib.Path(PARASCOPE).parent / "mpi_worker").exists():
        return "Parascope was built without Open MPI"
    if shutil.which("pgrep") is None:
        return "there is no pgrep"
    tried = subprocess.run([str(TWO_HOSTS), "true"], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    return (tried.stderr.strip() or "no two hosts can be made here") if tried.returncode != 0 else ""


if __name__ == "__main__":
    PARASCOPE = sys.argv.pop(1)
    reason = why_not()
    if reason:
        print(f"skipped: {reason}")
        sys.exit(77)
    unittest.main(verbosity=2)
