#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each check of the soak on made figures, and the figures on a process that is known."""
import os
import sys
import threading
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import figures  # noqa: E402

SECONDS = 3600


def samples(kib_an_hour=0.0, kib_for_a_press=0.0, **rising):
    """An hour of blocks of 240 s, sampled every 10 s, a press of Run every 10 s in every other block of its first
    half. Pictures are held for a moment; the window rests each minute, and has then not always the same."""
    made, presses, memory = [], 0, 50_000.0
    for second in range(0, SECONDS, 10):
        block = second // 240
        kind = "runs" if block % 2 == 1 and block < 7 else "clicks"
        presses += kind == "runs"
        memory += kib_an_hour / 360 if kind == "clicks" else kib_for_a_press
        resting = second % 60 == 50
        held = second * 7919 % 6_000 if resting else 30_000 if second % 70 == 0 else 0
        sample = figures.Sample(second, block, kind, presses, resting, int(memory) + held, 0, 20, 5, 0)
        for what, most in rising.items():
            setattr(sample, what, getattr(sample, what) + most * second // SECONDS)
        made.append(sample)
    return made


def broken(made, noise=()):
    return figures.broken(made, SECONDS, figures.Bounds(), list(noise))


class ASoak(unittest.TestCase):
    def test_that_keeps_its_size_is_good(self):
        self.assertEqual(broken(samples()), [])
        self.assertEqual(broken(samples(kib_for_a_press=200)), [], "runs stay")

    def test_that_grows_by_clicks_is_not(self):
        found = broken(samples(kib_an_hour=40_000))
        self.assertEqual(len(found), 1)
        self.assertIn("hour of clicks", found[0])

    def test_that_grows_by_runs_more_than_they_need_is_not(self):
        found = broken(samples(kib_for_a_press=3000))
        self.assertEqual(len(found), 1)
        self.assertIn("press of Run", found[0])

    def test_that_gathers_descriptors_threads_or_children_is_not(self):
        for what in ("descriptors", "threads", "children"):
            found = broken(samples(**{what: 10}))
            self.assertEqual(len(found), 1, what)
            self.assertIn(what, found[0])

    def test_may_grow_while_it_gets_warm(self):
        made = samples()
        for sample in made:
            sample.memory += min(600, int(sample.second)) * 100
        self.assertEqual(broken(made), [])

    def test_with_a_word_on_stderr_is_not(self):
        self.assertIn("QObject", broken(samples(), ["QObject::connect: no such signal"])[0])

    def test_that_is_too_short_to_tell_says_so(self):
        self.assertIn("too short", broken(samples()[:3])[0])

    def test_that_is_too_unsteady_to_tell_says_so(self):
        made = samples()
        for sample in made:
            sample.memory += int(sample.second) * 7919 % 97 * 1000
        self.assertIn("tells nothing", broken(made)[0])

    def test_measures_growth_as_it_is(self):
        by_time, by_press = figures.growth(samples(kib_an_hour=7200, kib_for_a_press=500))
        self.assertAlmostEqual(by_time.by, 7200, delta=2 * by_time.error)
        self.assertAlmostEqual(by_press.by, 500, delta=2 * by_press.error)
        self.assertLess(by_time.error, 4000)
        self.assertLess(by_press.error, 50)

    def test_has_a_line_for_each_block(self):
        self.assertEqual(len(figures.table(samples()).splitlines()), 1 + SECONDS // 240)


class AProcess(unittest.TestCase):
    @staticmethod
    def figures():
        return figures.measure(os.getpid(), figures.Sample(0, 0, "clicks", 0))

    def test_with_another_descriptor_and_thread_has_one_more(self):
        before = self.figures()
        end = threading.Event()
        thread = threading.Thread(target=end.wait)
        thread.start()
        with open(os.devnull, encoding="ascii"):
            after = self.figures()
        end.set()
        thread.join()
        self.assertEqual((after.descriptors - before.descriptors, after.threads - before.threads), (1, 1))

    def test_with_more_memory_has_that_much_more(self):
        before = self.figures()
        held = bytearray(b"x" * 20_000_000)
        more = self.figures().memory - before.memory
        self.assertGreater(more, len(held) / 1024 * 0.9)


if __name__ == "__main__":
    unittest.main()
