# SPDX-License-Identifier: GPL-3.0-or-later
"""Carries a case out and looks at what it leaves."""
import os
import resource
import select
import signal
import subprocess
import time
from pathlib import Path

import processes
from place import shared_memory
from promises import Outcome

STEP = 0.002       # seconds between two looks
PATIENCE = 8.0     # after the first request to end: it gives itself 5
AT_ONCE = 3.0      # after the second one
DELAY = 1.0        # how long it is waited for once more, while it computes
MOST_DELAYS = 60
ASKS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # to end; before it hears, each of them just ends it
CLEANING = 4.0     # until nobody is left


class Reader:
    """Our end of a pipe, read as it fills. No file: limits of files would hold for what is said, too."""

    def __init__(self, descriptor):
        self.descriptor = descriptor
        self.text = b""
        if descriptor >= 0:
            os.set_blocking(descriptor, False)

    def take(self):
        try:
            while self.descriptor >= 0:
                data = os.read(self.descriptor, 1 << 16)
                if not data:
                    self.close()
                self.text += data
        except BlockingIOError:
            pass

    def close(self):
        if self.descriptor >= 0:
            os.close(self.descriptor)
        self.descriptor = -1


class Run:
    """A program that runs, and what was done to it."""

    def __init__(self, process, case, out, err):
        self.process = process
        self.out, self.err = out, err
        self.pid = process.pid
        self.case = case
        self.sent = []
        self.early = []
        self.struck = 0
        self.has_heard = False  # it had handlers of its own before, so that it can no longer be too early
        self.deadline = time.monotonic() + case.patience
        self.delays = 0  # times the deadline was put off
        self.waits_for = "by itself"

    def signal(self, number):
        hears = processes.hears(self.pid, number)
        if not processes.send(self.pid, number):
            return False
        self.sent.append(number)
        if number in ASKS:
            if not hears and not self.has_heard:
                self.early.append(number)
            again = len([sent for sent in self.sent if sent in ASKS]) > 1
            self.deadline = min(self.deadline, time.monotonic() + (AT_ONCE if again and hears else PATIENCE))
            self.waits_for = "after it was asked to"
        return True

    def is_overdue(self):
        """It should have ended, and does not merely wait for a core of a machine that has much to do."""
        if time.monotonic() < self.deadline:
            return False
        family = [self.pid, *processes.descendants_of(self.pid)]
        if self.delays < MOST_DELAYS and any(processes.wants_a_core(pid) for pid in family):
            self.delays += 1
            self.deadline = time.monotonic() + DELAY
            return False
        return True

    def look(self):
        self.out.take()
        self.err.take()
        self.has_heard = self.has_heard or processes.hears(self.pid, signal.SIGHUP)  # its last


def prepared(case):
    """What happens in the child before it becomes the program."""
    def prepare():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # a write that is too long fails, as on a full disk
        for number in ASKS:
            signal.signal(number, signal.SIG_DFL)  # a shell has what runs behind it ignore the first
        for limit, most in case.limits.items():
            resource.setrlimit(limit, (most, most))
        if case.stdout == "closed":
            os.close(1)
        if case.user:
            os.setgroups([])
            os.setgid(case.user)
            os.setuid(case.user)
    return prepare


def open_stdout(case):
    """(our end or -1, its end)"""
    if case.stdout == "full":
        return -1, os.open("/dev/full", os.O_WRONLY | os.O_CLOEXEC)
    return os.pipe()


def start(case, place, tools):
    environment = place.environment() | case.environment
    argv = [tools.program, *(case.argv or case.job.argv())]
    out, its_out = open_stdout(case)
    err, its_err = os.pipe()
    try:
        process = subprocess.Popen(argv, cwd=place.work, env=environment, stdin=subprocess.DEVNULL, stdout=its_out,
                                   stderr=its_err, preexec_fn=prepared(case), start_new_session=True)
    except (OSError, subprocess.SubprocessError):
        for end in (end for end in (out, err) if end >= 0):
            os.close(end)
        raise
    finally:
        os.close(its_out)
        os.close(its_err)
    if case.reader_goes:
        if select.select([out], [], [], case.patience)[0]:
            os.read(out, 10)
        os.close(out)
        out = -1
    return Run(process, case, Reader(out), Reader(err))


def watch(run):
    """Does what is to be done at its time, until the program has ended or should have."""
    begin = time.monotonic()
    actions = sorted(run.case.actions, key=lambda action: action[0])
    while run.process.poll() is None:
        now = time.monotonic()
        while actions and now - begin >= actions[0][0]:
            run.struck += bool(actions.pop(0)[1](run))
        if run.is_overdue():
            overdue = f"{run.waits_for}, in {now - begin:.1f} s"
            run.process.kill()
            run.process.wait()
            return overdue
        run.look()
        time.sleep(STEP)
    return ""


def prepare_disk(case, place):
    """The folder to work in as the case wants it; files that stand there already are small."""
    if case.disk == "read-only":
        case.before = {}
        place.make_read_only()
    elif case.disk:
        place.make_small(case.disk)
    for name, data in list(case.before.items()):
        try:
            (place.work / name).write_bytes(data)
        except OSError:  # there is no room even for that
            (place.work / name).unlink(missing_ok=True)
            del case.before[name]


def carry_out(case, place, tools):
    """(outcome, whether the fault met anybody)."""
    shared_before = shared_memory()
    place.make()
    prepare_disk(case, place)
    if case.user:
        place.give_to(case.user)
    run = start(case, place, tools)
    overdue = watch(run)
    left = processes.those_left(CLEANING)
    outcome = Outcome(run.process.returncode, b"", "", run.sent, run.early, overdue, left, work=place.work)
    outcome.shared = sorted(shared_memory() - shared_before)
    for name in outcome.shared:
        remove_quietly(Path("/dev/shm") / name)
    for reader in (run.out, run.err):
        reader.take()
        reader.close()
    outcome.out, outcome.err = run.out.text, run.err.text.decode("utf-8", "replace")
    outcome.files = place.leftovers([*case.job.files(), *case.before])
    return outcome, run.struck > 0 or not case.actions


def remove_quietly(path):
    try:
        path.unlink()
    except OSError:
        pass
