#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches unmodified MPI programs: what their ranks do in MPI, the messages between them, and who waits for ever.

usage: ranks_of_others.py PARASCOPE FOLDER_OF_PROGRAMS

Exits with 77, and says why, where there is no Open MPI.
"""

import collections
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

PARASCOPE = ""
FOLDER = pathlib.Path()
RANKS = 4
ROUNDS = 25
# As root it is the test's own wish: nothing but its machine is at stake.
ROOT = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"} if os.geteuid() == 0 else {}


def command(program, *arguments, ranks=RANKS, options=()):
    return ["mpirun", "-n", str(ranks), "--oversubscribe", *options, str(FOLDER / program), *arguments]


class MpiPrograms(unittest.TestCase):
    def watch_command(self, words, *wishes):
        with tempfile.TemporaryDirectory() as folder:
            trace = pathlib.Path(folder) / "ranks.trace.json"
            done = subprocess.run([PARASCOPE, "classify", "--json", "--export", str(trace), *wishes, "--", *words],
                                  capture_output=True, text=True, stdin=subprocess.DEVNULL, env={**os.environ, **ROOT},
                                  check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            return json.loads(done.stdout), json.loads(trace.read_text())["traceEvents"]


def python_with_mpi():
    """The first Python here that can speak MPI; None: there is none."""
    for python in ("/usr/bin/python3", "python3"):
        if shutil.which(python) and subprocess.run([python, "-c", "import mpi4py"], capture_output=True,
                                                   check=False).returncode == 0:
            return python
    return None


class Rings(MpiPrograms):
    def watch(self, *options, program="ring"):
        return self.watch_command(command(program, str(ROUNDS), options=options))

    def look(self, events):
        spans = collections.Counter(event["name"] for event in events if event["ph"] == "X")
        self.assertEqual(spans["MPI_Send"], RANKS * ROUNDS)
        self.assertEqual(spans["MPI_Recv"], RANKS * ROUNDS)
        for name in ("MPI_Isend", "MPI_Irecv", "MPI_Waitall", "MPI_Allreduce", "MPI_Barrier", "MPI_Finalize"):
            self.assertEqual(spans[name], RANKS, name)
        states = {event["name"]: event["cat"] for event in events if event["ph"] == "X"}
        for name in ("MPI_Recv", "MPI_Waitall", "MPI_Allreduce", "MPI_Barrier"):
            self.assertEqual(states[name], "message", name)
        for name in ("MPI_Init", "MPI_Isend", "MPI_Finalize"):
            self.assertEqual(states[name], "other", name)
        ends = collections.defaultdict(dict)
        for event in events:
            if event["ph"] in "sf" and event["name"] == "message":
                ends[event["id"]][event["ph"]] = event
        self.assertEqual(len(ends), RANKS * ROUNDS + RANKS)  # the token's ways, and each to its neighbour
        for both in ends.values():
            self.assertEqual(set(both), {"s", "f"})
            self.assertLess(float(both["s"]["ts"]), float(both["f"]["ts"]))
            self.assertNotEqual(both["s"]["pid"], both["f"]["pid"])


class AnUnmodifiedRing(Rings):
    def test_is_drawn_with_each_message(self):
        answer, events = self.watch()
        self.look(events)
        self.assertEqual(answer["exit_code"], 0)
        self.assertEqual(answer["ranks"], RANKS)
        self.assertGreater(answer["communication_share"], 0)
        self.assertLessEqual(answer["communication_share"], 1)
        self.assertIn(f"Its {RANKS} ranks waited for messages ", answer["sentence"])
        if answer["communication_share"] >= 0.5:
            self.assertEqual((answer["verdict"], answer["strategy"]), ("io-bound", "fewer-messages"), answer["sentence"])

    def test_that_hands_variables_on_is_drawn_as_well(self):
        self.look(self.watch("-x", "HOME")[1])


class ARingInAnotherLanguage(Rings):
    """Fortran's part of MPI and Python's call MPI by other names, and Python loads it late."""

    def test_is_drawn_in_fortran(self):
        fortran = [ring for ring in ("ring_f08", "ring_older") if (FOLDER / ring).exists()]
        if not fortran:
            self.skipTest("there is no Fortran compiler with MPI")
        for ring in fortran:
            with self.subTest(ring):
                answer, events = self.watch(program=ring)
                self.look(events)
                self.assertEqual(answer["ranks"], RANKS)

    def test_is_drawn_in_python(self):
        python = python_with_mpi()
        if python is None:
            self.skipTest("no Python here has mpi4py")
        ring = pathlib.Path(__file__).parent.parent / "workloads" / "ring.py"
        answer, events = self.watch_command(command(shutil.which(python), str(ring), str(ROUNDS)))
        self.look(events)
        self.assertEqual((answer["ranks"], answer["exit_code"]), (RANKS, 0))


class MessagesInOtherCommunicators(MpiPrograms):
    def test_go_between_the_ranks_that_sent_and_received_them(self):
        _, events = self.watch_command(command("communicators"))
        ranks = {}
        for event in events:
            name = event["args"]["name"] if event["name"] == "thread_name" else ""
            if name.startswith("rank ") and " in MPI" in name:
                ranks[event["pid"]] = int(name.split()[1])
        self.assertEqual(sorted(ranks.values()), [0, 1, 2, 3])
        ends = collections.defaultdict(dict)
        for event in events:
            if event["ph"] in "sf" and event.get("cat") == "arrow":
                ends[event["id"]][event["ph"]] = event
        drawn = collections.Counter()
        for both in ends.values():
            self.assertLessEqual(float(both["s"]["ts"]), float(both["f"]["ts"]))
            drawn[both["s"]["name"], ranks[both["s"]["pid"]], ranks[both["f"]["pid"]]] += 1
        expected = collections.Counter({("MPI_Bcast", 2, 0): 1, ("MPI_Bcast", 3, 1): 1,    # the halves, by their numbers
                                        ("MPI_Reduce", 2, 0): 1, ("MPI_Reduce", 3, 1): 1})  # in the world
        for rank in range(RANKS):
            expected["message", rank, (rank + 1) % RANKS] += 2 + 3  # two communicators, three starts
            expected["message", rank, rank ^ 1] += 2                # the one beside it in the square, twice
        for rank in (1, 2, 3):
            expected["message", rank, 0] += 6
        for pair in ((2, 0), (3, 1)):
            expected[("message", *pair)] += 1  # within the halves
        expected["message", 1, 0] += 2         # those that were looked at first
        self.assertEqual(drawn, expected)


class ADeadlock(MpiPrograms):
    def test_is_named_while_it_lasts_and_what_was_recorded_is_kept(self):
        with tempfile.TemporaryDirectory() as folder:
            trace = pathlib.Path(folder) / "stuck.trace.json"
            with subprocess.Popen([PARASCOPE, "classify", "--export", str(trace), "--",
                                   *command("stuck", "receive", ranks=2)], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                  text=True, stdin=subprocess.DEVNULL, env={**os.environ, **ROOT}) as program:
                told = program.stdout.readline()
                program.send_signal(signal.SIGINT)
                rest, errors = program.communicate()
            self.assertEqual(told, "Both ranks have waited in MPI for more than 5 s and no message comes: a deadlock. "
                                   "Rank 0 is in MPI_Recv from 1, rank 1 in MPI_Recv from 0. Whom a rank receives from "
                                   "has to send first: have some ranks send before they receive, or use MPI_Sendrecv.\n")
            self.assertEqual(program.returncode, 130, errors)
            self.assertIn("a deadlock.", rest)
            events = json.loads(trace.read_text())["traceEvents"]
        waits = [event for event in events if event["ph"] == "X" and event["name"] == "MPI_Recv"]
        self.assertEqual(len(waits), 2)
        for wait in waits:
            self.assertEqual(wait["cat"], "message")
            self.assertGreater(float(wait["dur"]), 5e6)
        left = [path for path in pathlib.Path("/proc").glob("[0-9]*/comm") if self.reads(path) == "stuck"]
        self.assertEqual(left, [])

    @staticmethod
    def reads(path):
        try:
            return path.read_text().strip()
        except OSError:
            return ""

    def test_of_calls_for_all_that_do_not_fit_says_which(self):
        answer, _ = self.watch_command(command("stuck", "mixed", ranks=3), "--seconds", "8")
        self.assertIn("Rank 0 is in MPI_Barrier, rank 1 in MPI_Bcast, rank 2 in MPI_Bcast.", answer["deadlock"])
        self.assertTrue(answer["sentence"].startswith(answer["deadlock"]), answer["sentence"])
        self.assertEqual(answer["strategy"], "mend-deadlock")
        self.assertGreater(answer["communication_share"], 0.9)


class AVerdictOnRanks(MpiPrograms):
    def test_is_about_them_and_not_about_mpirun_that_waits(self):
        answer, _ = self.watch_command(command("stuck", "sleep", ranks=2))
        self.assertEqual(answer["judged"], "the ranks, without mpirun")
        self.assertEqual(answer["verdict"], "sleeping", answer["sentence"])
        self.assertEqual(answer["deadlock"], "")
        self.assertEqual(answer["processes"], 2)


if __name__ == "__main__":
    PARASCOPE, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
    del sys.argv[1:3]
    if shutil.which("mpirun") is None:
        print("skipped: there is no mpirun")
        sys.exit(77)
    unittest.main(verbosity=2)
