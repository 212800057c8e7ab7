#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each check of the torture on a made fault: one that cannot fail would promise what nobody looked at."""
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import faults  # noqa: E402
import processes  # noqa: E402
import promises  # noqa: E402
import runner  # noqa: E402
import traces  # noqa: E402
from case import Case, Tools  # noqa: E402
from jobs import Job  # noqa: E402
from place import Place  # noqa: E402


def kinds(case, outcome):
    return {kind for kind, _ in promises.broken(case, outcome)}


class AnOutcome(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.work = Path(self.folder.name)
        self.case = Case("none", Job("run", [], ["a.trace.json"]))
        (self.work / "a.trace.json").write_text('{"traceEvents":[]}')

    def kinds(self, **seen):
        return kinds(self.case, promises.Outcome(work=self.work, **seen))

    def test_that_is_good_breaks_nothing(self):
        self.assertEqual(self.kinds(), set())
        self.assertEqual(self.kinds(status=1, err="parascope: a: b; c\n"), set())
        self.assertEqual(self.kinds(status=130, sent=[signal.SIGINT]), set())
        self.assertEqual(self.kinds(status=129, sent=[signal.SIGHUP]), set())
        self.assertEqual(self.kinds(status=-9, sent=[signal.SIGKILL]), set())

    def test_of_an_end_that_was_not_promised(self):
        self.assertEqual(self.kinds(overdue="by itself"), {"did not end"})
        self.assertEqual(self.kinds(status=-11), {"died of a signal"})
        self.assertEqual(self.kinds(status=-9), {"died of a signal"})
        self.assertEqual(self.kinds(status=-2, sent=[signal.SIGINT]), {"died of a signal"})
        self.assertEqual(self.kinds(status=-2, sent=[signal.SIGINT], early=[signal.SIGINT]), set())
        self.assertEqual(self.kinds(status=-1, sent=[signal.SIGHUP], early=[signal.SIGHUP]), set())
        self.assertEqual(self.kinds(status=2, err="parascope: x\n"), {"status"})
        self.assertEqual(self.kinds(status=130), {"status"})
        self.assertEqual(self.kinds(status=130, sent=[signal.SIGHUP]), {"status"})
        self.assertEqual(self.kinds(status=-1, sent=[signal.SIGHUP]), {"died of a signal"})
        self.assertEqual(self.kinds(status=127, err="parascope: x\n"), {"status"})

    def test_of_a_reader_that_goes_may_be_a_broken_pipe(self):
        self.assertEqual(self.kinds(status=-13), {"died of a signal"})
        self.case.stdout = "reader goes"
        self.assertEqual(self.kinds(status=-13), set())

    def test_of_a_starved_loader_is_not_the_programs(self):
        words = "parascope: error while loading shared libraries: libQt6Core.so.6: failed to map segment\n"
        self.assertIn("status", self.kinds(status=127, err=words))
        self.case.is_starved = True
        self.assertEqual(self.kinds(status=127, err=words), set())

    def test_of_words_that_are_not_for_people(self):
        for alarm in ["==12==ERROR: AddressSanitizer: heap-use-after-free", "x.cpp:3:4: runtime error: overflow",
                      "terminate called after throwing an instance of 'std::bad_alloc'",
                      "QObject::connect: no such signal", "QProcess: Destroyed while process is still running",
                      "qt.qpa.plugin: Could not find", "Traceback (most recent call last):"]:
            self.assertEqual(self.kinds(status=1, err=f"parascope: a\n{alarm}\n"), {"alarm"}, alarm)
        told = "parascope: the run failed: worker 1 crashed (SIGSEGV, Segmentation fault)\n"
        self.assertEqual(self.kinds(status=1, err=told), set(), "words of ours about somebody else")
        self.assertEqual(self.kinds(status=1, err="something\n"), {"words"})
        self.assertEqual(self.kinds(status=1), {"words"})
        self.assertEqual(self.kinds(status=0, err="parascope: but\n"), {"words"})

    def test_of_what_stays(self):
        self.assertEqual(self.kinds(left=["compute_worker"]), {"process left"})
        self.assertEqual(self.kinds(shared=["psm_1"]), {"shared memory left"})
        self.assertEqual(self.kinds(files=["tmp/parascope.x"]), {"file left"})

    def test_of_a_file_beside_its_target_is_a_killed_programs_only(self):
        beside = {"files": ["work/.a.trace.json.Ab12cD"]}
        self.assertEqual(self.kinds(**beside), {"file left"})
        self.assertEqual(self.kinds(status=-9, sent=[signal.SIGKILL], **beside), set())
        self.assertEqual(self.kinds(status=-9, sent=[signal.SIGKILL], files=["work/.b.csv.Ab12cD"]), {"file left"})

    def test_of_a_folder_for_a_while_is_a_killed_programs_only(self):
        folder = {"files": ["tmp/parascope-files.Ab12cD", "tmp/parascope-files.Ab12cD/orders.db"]}
        self.assertEqual(self.kinds(**folder), {"file left"})
        self.assertEqual(self.kinds(status=130, sent=[signal.SIGINT], **folder), {"file left"})
        self.assertEqual(self.kinds(status=-9, sent=[signal.SIGKILL], **folder), set())
        self.assertEqual(self.kinds(status=-9, sent=[signal.SIGKILL], files=["tmp/a"]), {"file left"})

    def test_of_a_session_of_ranks_is_a_killed_programs_only(self):
        session = {"files": ["tmp/ompi.host.0", "tmp/ompi.host.0/pid.7/contact.txt"]}
        killed = {"status": -9, "sent": [signal.SIGKILL]}
        self.assertEqual(self.kinds(**killed, **session), {"file left"}, "it has no ranks")
        self.case.job.words = ["--backend", "mpi"]
        self.assertEqual(self.kinds(**killed, **session), set())
        self.assertEqual(self.kinds(**session), {"file left"})
        memory = {"shared": ["vader_segment.host.0.fa20001.0"]}
        self.assertEqual(self.kinds(**killed, **memory), set())
        self.assertEqual(self.kinds(**memory), {"shared memory left"})

    def test_of_files_that_are_half_or_missing(self):
        halves = {"a.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><g>", "a.png": b"\x89PNG", "a.csv": b"run,wor",
                  "a.pdf": b"%PDF-1.4", "a.html": b"<html><body>", "a.trace.json": b'{"traceEvents":[', "b.csv": b""}
        wholes = {"a.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.png": b"\x89PNGIEND\xaeB`\x82",
                  "a.csv": b"run\n1\n", "a.pdf": b"%PDF-1.4\n%%EOF\n", "a.html": b"<html></html>\n",
                  "a.trace.json": b'{"traceEvents":[]}\n', "b.csv": b"a\n"}
        for name, half in halves.items():
            self.case.job.exports = [name]
            (self.work / name).write_bytes(half)
            self.assertEqual(self.kinds(status=1, err="parascope: a\n"), {"half a file"}, name)
            self.case.before = {name: half}
            self.assertEqual(self.kinds(status=1, err="parascope: a\n"), set(), "as it was before")
            self.case.before = {}
            (self.work / name).write_bytes(wholes[name])
            self.assertEqual(self.kinds(), set(), name)
            (self.work / name).unlink()
            self.assertEqual(self.kinds(), {"file missing"}, name)

    def test_of_an_answer_that_is_no_json_or_does_not_add_up(self):
        self.case.job.json = True
        self.assertEqual(self.kinds(out=b'{"runs":['), {"answer"})
        self.assertEqual(self.kinds(out=b""), {"answer"})
        self.assertEqual(self.kinds(out=b'{"runs":[{"shares":{"running":0.5,"io":0.4}}]}'), {"sums"})
        self.assertEqual(self.kinds(out=b'{"runs":[{"cpu_s":3,"per_worker":[{"cpu_s":1},{"cpu_s":1}]}]}'), {"sums"})


def trace_of(*spans, **saved):
    events = [{"ph": "X", "pid": 1, "tid": 2, "ts": ts, "dur": dur, "name": "a"} for ts, dur in spans]
    run = {"backend": "threads", "task": "t", "repeat": 0, "wall_s": 2.0, "saved": saved}
    return {"traceEvents": events, "otherData": {"parascope": {"runs": [run]}}}


class ATrace(unittest.TestCase):
    GOOD = {"finished": True, "launched_ns": 1_000_000_000, "released_ns": 2_000_000_000, "ended_ns": 3_000_000_000,
            "lanes": [[1, 2]], "workers": [{"tid": 2, "lane": 0, "schedule_lane": -1, "launched_ns": 5,
                                            "announced_ns": 6, "ended_ns": 7}]}

    def faults(self, *spans, **other):
        return traces.faults_of(trace_of(*spans, **(self.GOOD | other)))

    def test_of_nested_spans_is_good(self):
        self.assertEqual(self.faults((0, 10), (1, 2), (3, 7), (10, 5), (10, 0)), [])

    def test_of_spans_that_overlap_is_not(self):
        self.assertEqual(len(self.faults((0, 10), (5, 6))), 1)
        self.assertEqual(len(self.faults(("5.001", "0.002"), ("5.002", "0.002"))), 1, "to the nanosecond")
        self.assertEqual(len(self.faults((5, -1))), 1)

    def test_of_moments_out_of_order_is_not(self):
        self.assertEqual(len(self.faults(released_ns=4_000_000_000)), 1)
        self.assertEqual(len(self.faults(workers=[self.GOOD["workers"][0] | {"ended_ns": 1}])), 1)
        self.assertEqual(len(self.faults(workers=[self.GOOD["workers"][0] | {"lane": 1}])), 1)

    def test_of_a_wall_time_that_is_another_is_not(self):
        self.assertEqual(len(self.faults(ended_ns=3_100_000_000)), 1)

    def test_is_compared_with_what_is_shown_of_it(self):
        document = trace_of((0, 1), **self.GOOD)
        runs = document["otherData"]["parascope"]["runs"]
        good = {"spans": 1, "warnings": [], "runs": runs}
        self.assertEqual(traces.disagreements(document, good), [])
        self.assertEqual(len(traces.disagreements(document, good | {"spans": 2})), 1)
        self.assertEqual(len(traces.disagreements(document, good | {"warnings": ["cut off"]})), 1)
        self.assertEqual(len(traces.disagreements(document, good | {"runs": [runs[0] | {"wall_s": 2.1}]})), 1)
        self.assertEqual(len(traces.disagreements(document, good | {"runs": []})), 1)

    def test_is_compared_with_what_was_answered(self):
        document = trace_of((0, 1), **self.GOOD)
        run = document["otherData"]["parascope"]["runs"][0]
        self.assertEqual(traces.contradictions({"runs": [run]}, document), [])
        self.assertEqual(len(traces.contradictions({"runs": [run | {"wall_s": 1}]}, document)), 1)

    def test_is_told_of_by_its_reader(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "a.trace.json"
            file.write_text(json.dumps(trace_of((0, 10), (5, 6), **self.GOOD)))
            found = promises.broken_by_trace(file, lambda path: (1, b""))
            self.assertEqual({kind for kind, _ in found}, {"trace", "show"})


def program_that(folder, line):
    """A stand-in for the program."""
    file = Path(folder) / "program"
    file.write_text(f"#!/bin/sh\n{line}\n")
    file.chmod(0o755)
    return Tools(str(file), str(folder), "", [], str(folder))


def until(holds, seconds=40):
    """However slow the machine is."""
    end = time.monotonic() + seconds
    while not holds() and time.monotonic() < end:
        time.sleep(0.002)
    return holds()


def is_ready(run):
    run.look()
    return b"ready" in run.out.text


class ARun(unittest.TestCase):
    """Of stand-ins for the program, watched as it is."""

    def setUp(self):
        processes.become_subreaper()
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.place = Place(Path(self.folder.name) / "place")
        self.addCleanup(self.place.remove)
        self.cleaning, runner.CLEANING = runner.CLEANING, 0.2
        self.addCleanup(lambda: setattr(runner, "CLEANING", self.cleaning))

    def outcome(self, line, **case):
        made = Case("none", Job("run", []), **case)
        return runner.carry_out(made, self.place, program_that(self.folder.name, line))

    def test_that_leaves_a_process_is_seen_and_ended(self):
        outcome, _ = self.outcome("sleep 77 >/dev/null 2>&1 & exit 0")
        self.assertEqual(outcome.left, ["sleep"])
        self.assertEqual(processes.descendants_of(os.getpid()), [])

    def test_that_leaves_files_is_seen(self):
        outcome, _ = self.outcome('touch "$HOME/a" "$TMPDIR/b" c; mkdir -p "$XDG_CACHE_HOME/fontconfig/x"')
        self.assertEqual(outcome.files, ["home/a", "tmp/b", "work/c"])

    @unittest.skipUnless(os.access("/dev/shm", os.W_OK), "there is no /dev/shm")
    def test_that_leaves_shared_memory_is_seen(self):
        outcome, _ = self.outcome("echo > /dev/shm/parascope-check.$$")
        self.assertEqual(len(outcome.shared), 1)

    def test_that_does_not_end_is_seen(self):
        outcome, _ = self.outcome("sleep 77", patience=0.2)
        self.assertTrue(outcome.overdue)

    def test_that_computes_is_given_more_time_and_not_without_end(self):
        for name, value in (("DELAY", 0.1), ("MOST_DELAYS", 3)):
            self.addCleanup(setattr, runner, name, getattr(runner, name))
            setattr(runner, name, value)
        outcome, _ = self.outcome("while :; do :; done", patience=0.05)
        self.assertTrue(outcome.overdue)
        runner.MOST_DELAYS = 600
        self.place.remove()
        outcome, _ = self.outcome("i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done", patience=0.05)
        self.assertFalse(outcome.overdue)

    def test_that_does_not_end_when_asked_is_seen(self):
        before, runner.PATIENCE = runner.PATIENCE, 0.2
        self.addCleanup(lambda: setattr(runner, "PATIENCE", before))
        self.addCleanup(setattr, runner, "MOST_DELAYS", runner.MOST_DELAYS)
        runner.MOST_DELAYS = 0
        outcome, hit = self.outcome("trap '' INT; echo ready; while :; do sleep 0.05; done", actions=[
            (0, lambda run: until(lambda: is_ready(run)) and run.signal(signal.SIGINT))])
        self.assertTrue(hit and "asked" in outcome.overdue)

    def test_is_too_early_for_a_signal_only_before_it_hears(self):
        hears = f"trap 'exit 0' {' '.join(number.name[3:] for number in runner.ASKS)}; echo ready; sleep 77; :"
        for number in runner.ASKS:
            outcome, _ = self.outcome("exec sleep 77", actions=[
                (0, lambda run, number=number: until(lambda: processes.name_of(run.pid) == "sleep")
                 and run.signal(number))])
            self.assertEqual((outcome.status, outcome.early), (-number, [number]))
            self.place.remove()
            outcome, _ = self.outcome(hears, actions=[
                (0, lambda run, number=number: until(lambda: is_ready(run)) and run.signal(number)
                 and all(processes.send(pid, signal.SIGKILL) for pid in processes.descendants_of(run.pid)))])
            self.assertEqual(outcome.early, [])
            self.place.remove()

    def test_tells_status_output_and_who_was_struck(self):
        strike = faults.to_a_worker(random.Random(1), signal.SIGKILL)
        outcome, hit = self.outcome("echo out; echo err >&2; sleep 77; exit 3", actions=[
            (0, lambda run: until(lambda: processes.descendants_of(run.pid)) and strike(run))])
        self.assertTrue(hit)
        self.assertEqual((outcome.status, outcome.out), (3, b"out\n"))
        self.assertTrue(outcome.err.startswith("err"))

    def test_without_room_or_stdout_is_such(self):
        for stdout in ("closed", "full"):
            self.place.remove()
            outcome, _ = self.outcome("echo out 2>/dev/null || exit 9", stdout=stdout)
            self.assertEqual(outcome.status, 9, stdout)

    def test_with_short_files_is_such(self):
        import resource
        outcome, _ = self.outcome("head -c 5000 /dev/zero > a 2>/dev/null || exit 9; exit 0",
                                  limits={resource.RLIMIT_FSIZE: 1000})
        self.assertEqual(outcome.status, 9)


class TheFaults(unittest.TestCase):
    def test_are_the_same_for_the_same_name(self):
        with tempfile.TemporaryDirectory() as folder:
            trace = Path(folder) / "a.trace.json"
            trace.write_text('{"traceEvents":[]}')
            Path(folder, "bin").mkdir()
            tools = Tools("p", str(Path(folder, "bin")), "misbehaving", ["cpython-threads"], folder,
                          traces=[str(trace)])
            for name in faults.FAULTS:
                for number in range(30):
                    once, again = (faults.FAULTS[name][1](random.Random(f"{name}-{number}"), tools)
                                   for _ in range(2))
                    self.assertEqual((once.kind, once.job, [moment for moment, _ in once.actions], once.limits),
                                     (again.kind, again.job, [moment for moment, _ in again.actions], again.limits))

    def test_have_commands_that_the_program_takes(self):
        program = os.environ.get("PARASCOPE_PROGRAM")
        if not program:
            self.skipTest("PARASCOPE_PROGRAM names no program")
        import jobs
        for number in range(5):
            for demo in jobs.DEMOS:
                job = jobs.draw(random.Random(number), ["cpython-threads", "cpython-processes"], demo)
                with tempfile.TemporaryDirectory() as folder:
                    done = subprocess.run([program, *job.argv()], cwd=folder, capture_output=True, check=False,
                                          stdin=subprocess.DEVNULL)
                self.assertIn(done.returncode, (0, 1), f"{job.argv()}: {done.stderr.decode()}")


if __name__ == "__main__":
    unittest.main()
