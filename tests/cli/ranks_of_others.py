#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches an unmodified MPI program: what its ranks do in MPI, and the messages between them.

usage: ranks_of_others.py PARASCOPE RING

Exits with 77, and says why, where there is no Open MPI.
"""

import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

PARASCOPE = ""
RING = ""
RANKS = 4
ROUNDS = 25


class AnUnmodifiedRing(unittest.TestCase):
    def watch(self, *options):
        with tempfile.TemporaryDirectory() as folder:
            trace = pathlib.Path(folder) / "ring.trace.json"
            # As root it is the test's own wish: nothing but its machine is at stake.
            root = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"} if os.geteuid() == 0 else {}
            done = subprocess.run([PARASCOPE, "classify", "--json", "--export", str(trace), "--", "mpirun", "-n", str(RANKS),
                                   "--oversubscribe", *options, RING, str(ROUNDS)], capture_output=True, text=True,
                                  stdin=subprocess.DEVNULL, env={**os.environ, **root}, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            return json.loads(done.stdout), json.loads(trace.read_text())["traceEvents"]

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

    def test_is_drawn_with_each_message(self):
        answer, events = self.watch()
        self.look(events)
        self.assertEqual(answer["exit_code"], 0)
        self.assertEqual(answer["ranks"], RANKS)
        self.assertGreater(answer["communication_share"], 0)
        self.assertLessEqual(answer["communication_share"], 1)
        self.assertIn(f"Its {RANKS} ranks waited for messages ", answer["sentence"])

    def test_that_hands_variables_on_is_drawn_as_well(self):
        self.look(self.watch("-x", "HOME")[1])


if __name__ == "__main__":
    PARASCOPE, RING = sys.argv[1:3]
    del sys.argv[1:3]
    if shutil.which("mpirun") is None:
        print("skipped: there is no mpirun")
        sys.exit(77)
    unittest.main(verbosity=2)
