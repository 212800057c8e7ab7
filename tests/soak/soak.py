#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An hour of clicks: opens the window on a screen of its own, goes through all of it again and again, and looks
whether it gets larger meanwhile.

./dev soak [SECONDS] builds it and comes here. Stretches of clicks alone and stretches in which runs are made take
turns: a run stays in memory until the window closes, so memory is judged by the hour in the first and by press of
Run in the second.
"""
import argparse
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import figures  # noqa: E402
from screen import Screen, missing  # noqa: E402
from tour import Tour  # noqa: E402

SKIPPED = 77
LESSON = "# A lesson\n\n```parascope\nparascope run --task sum-squares:1M --backend threads --workers 2\n```\n"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", help="the built parascope")
    parser.add_argument("seconds", nargs="?", type=float, default=3600)
    parser.add_argument("--seed", default=str(random.SystemRandom().randrange(1_000_000)))
    parser.add_argument("--every", type=float, default=10, help="seconds between two samples (10)")
    return parser.parse_args()


def small_runs(config):
    """Settings as after an earlier start, with a size that takes some milliseconds."""
    with open("/proc/cpuinfo", encoding="utf-8", errors="replace") as file:
        found = re.search(r"^model name\s*: (.*)$", file.read(), re.MULTILINE)
    cpu = (found.group(1).strip() if found else "").replace("/", " ")
    key = "".join(c if c.isalnum() or c in "_.-" else f"%{ord(c):02X}" for c in cpu)
    folder = config / "parascope"
    folder.mkdir(parents=True)
    (folder / "parascope.conf").write_text(f"[usualSize]\n{key}=5000000\n", encoding="utf-8")


def other_trace(file):
    events = [{"ph": "X", "pid": 1, "tid": n % 4, "ts": n * 10, "dur": 9, "name": f"call {n % 9}"} for n in range(5000)]
    file.write_text(json.dumps(events), encoding="utf-8")


def opens_nothing(folder):
    """What a click opens outside is another program's affair, and so is what that prints."""
    folder.mkdir()
    opener = folder / "xdg-open"
    opener.write_text("#!/bin/sh\n", encoding="utf-8")
    opener.chmod(0o755)


def environment_in(folder):
    """Nothing of the user's own is read or written."""
    kept = {name: os.environ[name] for name in ("PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS")
            if name in os.environ}
    places = {"HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache", "XDG_DATA_HOME": "data",
              "XDG_RUNTIME_DIR": "runtime"}
    for name in places.values():
        (folder / name).mkdir(mode=0o700)
    small_runs(folder / "config")
    other_trace(folder / "home/other.json")
    (folder / "home/lesson.md").write_text(LESSON, encoding="utf-8")
    opens_nothing(folder / "programs")
    kept["PATH"] = f"{folder / 'programs'}:{kept['PATH']}"
    return kept | {"LANG": "C.UTF-8", "QT_QPA_PLATFORM": "xcb"} | {
        name: str(folder / place) for name, place in places.items()}


class Soak:
    def __init__(self, asked, folder):
        self.asked = asked
        self.lot = random.Random(asked.seed)
        self.screen = Screen(environment_in(folder))
        self.window = subprocess.Popen([asked.program], env=self.screen.environment, cwd=folder / "home",
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.noise = []
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()
        self.tour = Tour(self.screen, folder / "home", self.lot)
        self.samples = []
        self.begin = time.monotonic()

    def listen(self):
        for line in self.window.stderr:
            self.noise.append(line.decode("utf-8", "replace").rstrip())

    def seconds(self):
        return time.monotonic() - self.begin

    def sample(self, block, kind, resting=False):
        sample = figures.Sample(self.seconds(), block, kind, self.tour.presses, resting)
        self.samples.append(figures.measure(self.window.pid, sample))

    def block(self, number, kind, until):
        """Rounds of all steps of one kind, with a sample every so often between two of them, and one after each round,
        when the window rests."""
        steps, next_sample = [], 0.0
        while self.seconds() < until and self.window.poll() is None:
            steps = steps or self.lot.sample(self.tour.steps(kind), len(self.tour.steps(kind)))
            steps.pop()()
            if not steps:
                self.tour.rest()
                if self.window.poll() is None:
                    self.sample(number, kind, resting=True)
            if self.seconds() >= next_sample and self.window.poll() is None:
                self.sample(number, kind)
                next_sample = self.seconds() + self.asked.every

    def go(self):
        """In the first half blocks of both kinds in turn, then clicks alone: six blocks in a half, or as many as
        there are of four minutes."""
        if not self.screen.wait_for_window(self.window.pid, 60):
            return ["no window comes up in a minute"]
        length = min(240.0, self.asked.seconds / 12)
        number = 0
        while self.seconds() < self.asked.seconds and self.window.poll() is None:
            is_first_half = self.seconds() < self.asked.seconds / 2 - length / 2
            kind = "runs" if is_first_half and number % 2 == 1 else "clicks"
            self.block(number, kind, min(self.asked.seconds, (number + 1) * length))
            number += 1
            if number % 4 == 0 and self.samples:
                last = self.samples[-1]
                print(f"{last.second / 60:5.1f} min  {last.presses} runs asked for, {last.memory / 1024:.1f} MiB, "
                      f"{last.descriptors} descriptors, {last.threads} threads", flush=True)
        return self.finish()

    def finish(self):
        if self.window.poll() is not None:
            return [f"the window ended by itself, status {self.window.returncode}", *self.noise[:20]]
        self.window.send_signal(signal.SIGTERM)
        try:
            status = self.window.wait(15)
        except subprocess.TimeoutExpired:
            shown = ", ".join(self.screen.windows(self.window.pid))
            return [f"the window did not end in 15 s after it was asked to; it shows {shown}"]
        self.listener.join(5)
        found = figures.broken(self.samples, self.asked.seconds, figures.Bounds(), self.noise)
        return found + ([f"it ended with status {status}"] if status != 0 else [])

    def close(self):
        if self.window.poll() is None:
            self.window.kill()
            self.window.wait()
        self.screen.close()


def main():
    asked = arguments()
    asked.program = os.path.abspath(asked.program)
    if missing():
        print(f"soak: skipped: {', '.join(missing())} is not installed; apt-get install xvfb openbox xdotool")
        return SKIPPED
    print(f"soak: seed {asked.seed}, {asked.seconds:.0f} s", flush=True)
    with tempfile.TemporaryDirectory(prefix="parascope-soak.") as folder:
        soak = Soak(asked, Path(folder))
        try:
            found = soak.go()
        finally:
            soak.close()
    print(figures.table(soak.samples))
    by_time, by_press = figures.growth(figures.warm(soak.samples, asked.seconds))
    print(f"\nmemory: {by_time} an hour of clicks, {by_press} for each press of Run")
    print("\n".join(["", *(f"BROKEN: {line}" for line in found), f"{len(found)} broken, 0 expected"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
