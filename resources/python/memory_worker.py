# SPDX-License-Identifier: GPL-3.0-or-later
"""Workers that add to one counter: threads or processes of this one program.

    memory_worker.py way=python mode=threads workers=4 increments=1000000 [start-method=default]
                     [switch-interval-ms=5]

Needs Python 3.8 or newer and nothing but its standard library. The first result of a worker is how often it has
added 1; the last worker to end tells what the counter says, too. Else it is as worker.py says.
"""
import sys
import threading

from worker import Job, Pieces, main

BLOCK = 2000  # between two looks at the clocks

counter = 0  # what threads share, and each process has for itself
lock = threading.Lock()


def add(times, _value):
    global counter
    for _ in range(times):
        counter += 1


def nothing():
    pass


def add_with_a_call(times, _value):
    """A switch may come at the begin of a call: what another thread adds between the load and the store is lost."""
    global counter
    for _ in range(times):
        seen = counter
        nothing()
        counter = seen + 1


def add_under_a_lock(times, _value):
    global counter
    for _ in range(times):
        with lock:
            counter += 1


def add_to_a_value(times, value):
    for _ in range(times):
        with value.get_lock():
            value.value += 1


WAYS = {
    "python": add,
    "python-call": add_with_a_call,
    "python-lock": add_under_a_lock,
    "python-processes": add,
    "python-value": add_to_a_value,
}


class Counting(Job):
    """How to count, from the command line."""

    name = "the counting"

    def __init__(self, options):
        interval = float(options.pop("switch-interval-ms", "5")) / 1000
        super().__init__(options)
        self.switch_interval = interval
        self.way = options["way"]
        self.increments = int(options["increments"])
        has_gil = getattr(sys, "_is_gil_enabled", lambda: True)()
        self.shares_gil = self.mode == "threads" and self.workers > 1 and has_gil
        self.value = self.left = None

    def share(self, context):
        if context:
            self.value = context.Value("Q", 0)
            self.left = context.Value("i", self.workers)
        else:
            self.left = [self.workers]

    def work(self, lines, stop, results):
        """False: it was stopped."""
        done = 0
        pieces = Pieces(self, lines, stop, "counting")
        goes_on = True
        while done < self.increments and goes_on:
            times = min(BLOCK, self.increments - done)
            WAYS[self.way](times, self.value)
            done += times
            goes_on = pieces.next(last=done == self.increments)
        results.append(str(done))
        if self.is_last():
            results.append(str(self.value.value if self.way == "python-value" else counter))
        return done == self.increments

    def is_last(self):
        if isinstance(self.left, list):
            with lock:
                self.left[0] -= 1
                return self.left[0] == 0
        with self.left.get_lock():
            self.left.value -= 1
            return self.left.value == 0


if __name__ == "__main__":
    main(Counting)
