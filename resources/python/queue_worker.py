# SPDX-License-Identifier: GPL-3.0-or-later
"""Producers and consumers around Python's own queue: threads of this one program.

    queue_worker.py producers=1 consumers=1 items=5 capacity=0 produce-ms=1000 consume-ms=2000
                    sentinels=1 jitter=0

Needs Python 3.8 or newer and nothing but its standard library. It tells what its threads do as marks of
category "queue" and obeys lines on stdin (core/trace/FORMAT.md): "go", "delay produce N", "delay consume N",
"pause", "resume", "step", "fail N", "stop". When stdin ends nobody wants the work any more.
"""
import os
import queue
import select
import signal
import sys
import threading
import time

from worker import Clocks, Lines, failed_args, micros, used_args

TOLD_ITEMS = 50_000  # the items from here on are counted, and not told of one by one
COUNTED = 400  # so many of them fit into one line
TICK_MS = 10  # how old news may get while items rush by
STOP_S = 0.2  # for threads that are to notice that they shall stop
MASK = (1 << 64) - 1


def scattered(number):
    """Scatters the bits of a number (the finaliser of SplitMix64), as the C++ workers do."""
    number = (number + 0x9e3779b97f4a7c15) & MASK
    number = ((number ^ (number >> 30)) * 0xbf58476d1ce4e5b9) & MASK
    number = ((number ^ (number >> 27)) * 0x94d049bb133111eb) & MASK
    return number ^ (number >> 31)


def jitter_factor(jitter, side, item):
    """What an item's delay is multiplied with: the same in every run and in every language."""
    share = (scattered(item * 2 + (0 if side == "produce" else 1)) >> 11) / (1 << 53)
    return 1 + jitter * (2 * share - 1)


def count(text):
    """A whole number, as 5, 10k or 1.5M."""
    factor = {"k": 1_000, "M": 1_000_000, "G": 1_000_000_000}.get(text[-1])
    return round(float(text[:-1]) * factor) if factor else int(text)


class Experiment:
    """What to do, from the command line."""

    def __init__(self, words):
        self.producers = int(words["producers"])
        self.consumers = int(words["consumers"])
        self.items = count(words["items"])
        self.capacity = count(words["capacity"])
        self.delays = {side: round(float(words[side + "-ms"]) * 1e6) for side in ("produce", "consume")}
        self.jitter = float(words["jitter"])
        self.end_marks = int(words["sentinels"])


class Stopped(Exception):
    """A worker is to stop."""


class Pace:
    """How fast the threads go: delays that change at any moment, pause, single steps, and the end."""

    def __init__(self, delays):
        self.delays = dict(delays)
        self.changed = threading.Condition()
        self.paused = False
        self.steps = {"produce": 0, "consume": 0}
        self.stopping = False
        self.failing = set()
        self.calm = True  # nothing but the delays holds anybody up

    def change(self, **what):
        with self.changed:
            for name, value in what.items():
                setattr(self, name, value)
            self.calm = not (self.paused or self.stopping or self.failing)
            self.changed.notify_all()

    def set_delay(self, side, length):
        self.change(delays={**self.delays, side: length})

    def rushes(self, side):
        return not self.paused and self.delays[side] == 0

    def await_move(self, worker):
        """Waits until the worker may move an item."""
        if not self.calm:
            with self.changed:
                self.await_leave(worker)

    def work(self, worker, factor):
        """Works for the side's delay times the factor, pauses not counted."""
        if self.calm and self.delays[worker.side] == 0:
            return
        done = 0
        with self.changed:
            while True:
                self.await_leave(worker)
                length = int(self.delays[worker.side] * factor)
                if done >= length:
                    return
                begin = time.monotonic_ns()
                self.changed.wait((length - done) / 1e9)
                self.check(worker)
                done += time.monotonic_ns() - begin

    def await_leave(self, worker):
        self.check(worker)
        while self.stands_still(worker):
            self.changed.wait()
            self.check(worker)

    def stands_still(self, worker):
        if self.paused and not worker.may_move and self.steps[worker.side] > 0:
            self.steps[worker.side] -= 1
            worker.may_move = True
        return self.paused and not worker.may_move

    def check(self, worker):
        if self.stopping:
            raise Stopped
        if worker.number in self.failing:
            raise RuntimeError("it was told to fail")


class Teller(Lines):
    """A worker's story: told at once where delays leave time for it, gathered where items rush by."""

    def __init__(self, descriptor, number, pace, side):
        super().__init__(descriptor, number)
        self.pace, self.side = pace, side
        self.lock = threading.Lock()
        self.put, self.consumed, self.depth, self.waited_ns = [], [], 0, 0  # of the items that are only counted
        self.waits_since = 0
        self.wait_was_told = False

    def tell(self, name, item, begin, end=0, depth=0):
        with self.lock:
            self.add_mark(name, begin, ',"dur":%s' % micros(end - begin) if end else "",
                          '"item":%d,"depth":%d' % (item, depth))
            self.flush_in_time()

    def add_mark(self, name, when, more, args):
        self.add('{"ph":"i","cat":"queue","s":"t",%s,"name":"%s","ts":%s%s,"args":{%s}}\n'
                 % (self.where, name, micros(when), more, args))

    def flush_in_time(self):
        if not self.pace.rushes(self.side):
            self.flush_all()

    def count(self, items, item, depth=0):
        """An item that nothing else is told of."""
        with self.lock:
            items.append(item)
            self.depth = max(self.depth, depth)
            if len(items) >= COUNTED:
                self.add_counts()
            self.flush_in_time()

    def add_counts(self):
        if self.put or self.consumed or self.waited_ns:
            self.add_mark("counted", time.monotonic_ns(), "", '"put":[%s],"consumed":[%s],"depth":%d,"waited_ns":%d' % (
                ",".join(map(str, self.put)), ",".join(map(str, self.consumed)), self.depth, self.waited_ns))
            self.put.clear()
            self.consumed.clear()
            self.depth = self.waited_ns = 0

    def flush_all(self):
        self.add_counts()
        self.flush()

    def begin_wait(self):
        with self.lock:
            self.waits_since = time.monotonic_ns()
            if not self.pace.rushes(self.side):
                self.tell_wait()

    def tell_wait(self):
        self.add_counts()
        self.add_mark("waits", self.waits_since, "", "")
        self.wait_was_told = True
        self.flush()

    def end_wait(self, item):
        end = time.monotonic_ns()
        with self.lock:
            if self.wait_was_told or item < TOLD_ITEMS:
                self.add_mark("waited", self.waits_since, ',"dur":%s' % micros(end - self.waits_since),
                              '"item":%d' % item)
            else:
                self.waited_ns += end - self.waits_since
            self.waits_since = 0
            self.wait_was_told = False

    def tick(self):
        """Some time has passed: what was gathered is written, and a wait that goes on is told."""
        with self.lock:
            if self.waits_since and not self.wait_was_told:
                self.tell_wait()
            self.flush_all()


class Worker:
    """One producer or consumer."""

    def __init__(self, number, run):
        self.number, self.run = number, run
        self.side = "produce" if number < run.experiment.producers else "consume"
        self.index = number if self.side == "produce" else number - run.experiment.producers
        self.may_move = False
        self.has_ended = False
        self.before = None  # what its thread had used when it was released
        self.teller = None
        self.thread = threading.Thread(target=self.live, daemon=True)

    def live(self):
        self.teller = Teller(self.run.trace, self.number, self.run.pace, self.side)
        self.teller.mark("ready", time.monotonic_ns())
        self.run.go.wait()
        self.before = Clocks()
        try:
            if self.side == "produce":
                self.produce()
            else:
                self.consume()
            self.end("done", ',"stopped":false')
        except Stopped:
            self.end("done", ',"stopped":true')
        except Exception as error:
            # As Python does when a thread ends that way, but before it is told: then nobody waits any more.
            threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), self.thread)))
            self.end("failed", failed_args("its thread raised an exception", repr(error)))
        finally:
            os.write(self.run.wake, b"e")

    def end(self, how, args):
        with self.teller.lock:
            if not self.has_ended:
                self.has_ended = True
                self.teller.flush_all()
                own = threading.get_native_id() == self.thread.native_id and self.before
                self.teller.mark(how, time.monotonic_ns(), args + (used_args(self.before) if own else ""))

    def produce(self):
        experiment = self.run.experiment
        for item in range(self.index, experiment.items, experiment.producers):
            self.run.pace.await_move(self)
            if item < TOLD_ITEMS:
                self.teller.tell("generating", item, time.monotonic_ns())
            depth = self.put(item, item)
            now = time.monotonic_ns()
            if item < TOLD_ITEMS:
                self.teller.tell("put", item, now, depth=depth)
            else:
                self.teller.count(self.teller.put, item, depth)
            self.work_on(item, now)
        if self.run.producer_is_done():
            for _ in range(experiment.end_marks):
                self.run.pace.await_move(self)
                depth = self.put(None, 0)
                self.teller.tell("put sentinel", 0, time.monotonic_ns(), depth=depth)

    def put(self, thing, item):
        """Tries without waiting first: only who has to wait is said to have waited."""
        items = self.run.queue
        try:
            items.put_nowait(thing)
        except queue.Full:
            self.teller.begin_wait()
            items.put(thing)
            self.teller.end_wait(item)
        self.may_move = False
        return max(1, items.qsize())  # for the moment before it was taken

    def consume(self):
        while True:
            self.run.pace.await_move(self)
            item = self.get()
            now = time.monotonic_ns()
            depth = self.run.queue.qsize()
            if item is None:
                self.teller.tell("no more", 0, now, depth=depth)
                return
            if item < TOLD_ITEMS:
                self.teller.tell("took", item, now, depth=depth)
            self.work_on(item, now)
            if item >= TOLD_ITEMS:
                self.teller.count(self.teller.consumed, item)

    def get(self):
        items = self.run.queue
        try:
            item = items.get_nowait()
        except queue.Empty:
            self.teller.begin_wait()
            item = items.get()
            self.teller.end_wait(item or 0)
        self.may_move = False
        return item

    def work_on(self, item, begin):
        how = "gave up"
        try:
            self.run.pace.work(self, jitter_factor(self.run.experiment.jitter, self.side, item)
                               if self.run.experiment.jitter else 1)
            how = "worked"
        finally:
            if item < TOLD_ITEMS:
                self.teller.tell(how, item, begin, time.monotonic_ns())


class Run:
    """The queue and all who work at it."""

    def __init__(self, experiment, trace, wake):
        self.experiment, self.trace, self.wake = experiment, trace, wake
        self.queue = queue.Queue(experiment.capacity)
        self.pace = Pace(experiment.delays)
        self.go = threading.Event()
        self.lock = threading.Lock()
        self.producers_left = experiment.producers
        self.workers = [Worker(number, self) for number in range(experiment.producers + experiment.consumers)]

    def producer_is_done(self):
        """True for the last one, who puts the end marks in."""
        with self.lock:
            self.producers_left -= 1
            return self.producers_left == 0

    def obey(self, words):
        if words == ["go"]:
            self.go.set()
        elif words == ["pause"]:
            self.pace.change(paused=True)
            self.tick()
        elif words == ["resume"]:
            self.pace.change(paused=False, steps={"produce": 0, "consume": 0})
        elif words == ["step"]:
            self.pace.change(steps={"produce": 1, "consume": 1})
        elif words == ["stop"]:
            self.stop()
        elif len(words) == 3 and words[0] == "delay" and words[1] in self.pace.delays and words[2].isdigit():
            self.pace.set_delay(words[1], int(words[2]))
        elif len(words) == 2 and words[0] == "fail" and words[1].isdigit():
            self.pace.change(failing=self.pace.failing | {int(words[1])})

    def tick(self):
        for worker in self.workers:
            if worker.teller and not worker.has_ended:
                worker.teller.tick()

    def stop(self):
        """Ends the program: who waits at the queue cannot be woken, and goes with it."""
        self.pace.change(stopping=True)
        self.go.set()
        until = time.monotonic() + STOP_S
        for worker in self.workers:
            while not worker.has_ended and time.monotonic() < until and not (
                    worker.teller and worker.teller.waits_since):
                worker.thread.join(0.005)
        for worker in self.workers:
            if worker.teller:
                worker.end("done", ',"stopped":true')
        sys.stdout.flush()
        os._exit(0)

    def patience(self):
        """How long nothing needs to be looked after, in milliseconds; nothing: for ever."""
        return TICK_MS if self.go.is_set() and any(map(self.pace.rushes, self.pace.delays)) else None


def serve(run, wake):
    """Obeys orders until all workers have ended."""
    poll = select.poll()
    orders = sys.__stdin__.fileno()
    for descriptor in (orders, wake):
        poll.register(descriptor, select.POLLIN)
    left = len(run.workers)
    text = b""
    while left > 0:
        for descriptor, _ in poll.poll(run.patience()):
            news = os.read(descriptor, 4096)
            if descriptor == wake:
                left -= len(news)
            elif not news:
                os._exit(1)  # nobody wants the work any more
            else:
                *lines, text = (text + news).split(b"\n")
                for line in lines:
                    run.obey(line.decode("ascii", "replace").split())
        if run.patience():
            run.tick()


def main():
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl+C is for Parascope, which then asks us
    trace = int(os.environ.get("PARASCOPE_TRACE_FD", "1"))
    wake, wake_end = os.pipe()
    try:
        run = Run(Experiment(dict(word.split("=", 1) for word in sys.argv[1:])), trace, wake_end)
        for worker in run.workers:
            worker.thread.start()
    except Exception as error:  # too many threads …
        lines = Lines(trace, 0)
        lines.mark("failed", time.monotonic_ns(),
                   failed_args("the threads could not be started", repr(error), "use fewer producers and consumers"))
        sys.stdout.flush()
        os._exit(1)
    serve(run, wake)


if __name__ == "__main__":
    main()
