# SPDX-License-Identifier: GPL-3.0-or-later
"""What a process has, as the kernel tells it, and whether it gets more and more."""
import math
import os
import statistics
from dataclasses import dataclass

@dataclass
class Sample:
    second: float      # since the start
    block: int         # which stretch of the tour
    kind: str          # "runs": Run is pressed in it; "clicks": all else
    presses: int       # of Run so far
    resting: bool = False  # after a round of steps, on Home
    memory: int = 0    # proportional set size, KiB: pages that n programs share count as an nth
    private: int = 0   # pages of nobody else, KiB
    descriptors: int = 0
    threads: int = 0
    children: int = 0


def measure(pid, sample):
    """Fills in the figures of a process; OSError when it has gone."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii", errors="replace") as file:
        for line in file:
            name, _, rest = line.partition(":")
            if name == "Pss":
                sample.memory = int(rest.split()[0])
            elif name in ("Private_Clean", "Private_Dirty"):
                sample.private += int(rest.split()[0])
    sample.descriptors = len(os.listdir(f"/proc/{pid}/fd"))
    threads = os.listdir(f"/proc/{pid}/task")
    sample.threads = len(threads)
    for thread in threads:
        try:
            with open(f"/proc/{pid}/task/{thread}/children", encoding="ascii") as file:
                sample.children += len(file.read().split())
        except OSError:
            pass  # that thread has ended
    return sample


@dataclass
class Growth:
    """A slope with its standard error, which is that of scattered points around a line."""
    by: float
    error: float

    def is_surely_above(self, bound):
        return self.by - 2 * self.error > bound

    def __str__(self):
        return f"{self.by:.0f} ± {self.error:.0f} KiB"


def slope(points):
    """Least squares through (x, y): how y grows with x. None of fewer than three points, or of one x."""
    if len(points) < 3:
        return None
    middle_x = statistics.fmean(x for x, _ in points)
    middle_y = statistics.fmean(y for _, y in points)
    width = sum((x - middle_x) ** 2 for x, _ in points)
    if width == 0:
        return None
    by = sum((x - middle_x) * (y - middle_y) for x, y in points) / width
    rest = sum((y - middle_y - by * (x - middle_x)) ** 2 for x, y in points)
    return Growth(by, math.sqrt(rest / (len(points) - 2) / width))


def blocks_of(samples, kind):
    blocks = {}
    for sample in samples:
        if sample.kind == kind:
            blocks.setdefault(sample.block, []).append(sample)
    return [blocks[number] for number in sorted(blocks)]


def warm(samples, seconds):
    """Those after the first sixth, at most after ten minutes: caches fill, pages are made when they are first
    shown."""
    return [sample for sample in samples if sample.second >= min(600, seconds / 6)]


def growth(samples):
    """(An hour of clicks, each press of Run), in KiB; None where there is too little to tell.

    What is held for a moment only (a picture for the clipboard or a file takes 30 MiB) is not counted: memory is that
    at rest, after whole rounds. By time it is that of the last blocks, in which nothing is run; by presses that of the
    blocks of clicks before, between which runs were made, which stay in memory."""
    resting = [sample for sample in samples if sample.resting and sample.kind == "clicks"]
    if not resting:
        return None, None
    most = samples[-1].presses
    rest = [sample for sample in resting if sample.presses == most][1:]  # what was run last is let go of in the first
    by_time = slope([(sample.second / 3600, sample.memory) for sample in rest])
    blocks = blocks_of([sample for sample in resting if sample.presses < most] + rest[:1], "clicks")
    by_press = slope([(block[0].presses, min(sample.memory for sample in block)) for block in blocks])
    return by_time, by_press


def risen(samples, what):
    """How many more of these a block of clicks has at its least, at the end against the beginning."""
    least = [min(getattr(sample, what) for sample in block) for block in blocks_of(samples, "clicks")]
    return least[-1] - least[0] if len(least) > 1 else 0


@dataclass
class Bounds:
    # A run stays in memory until the window closes, a deleted one too: its deletion can be undone.
    kib_for_a_press: float = 1024
    # The allocator gives back by pages: less than that is not told from none.
    kib_an_hour: float = 16 * 1024
    descriptors: int = 0
    threads: int = 0
    children: int = 0


def broken(samples, seconds, bounds, noise):
    """In words, what is not as it should be; `noise` are lines of stderr."""
    after = warm(samples, seconds)
    by_time, by_press = growth(after)
    found = []
    if by_time is None or by_press is None:
        found.append("too short: there are no three rounds of each kind to compare")
    if by_time is not None and by_time.error > bounds.kib_an_hour:
        found.append(f"too short: memory grows by {by_time} an hour of clicks, which tells nothing")
    if by_time is not None and by_time.is_surely_above(bounds.kib_an_hour):
        found.append(f"memory grows by {by_time} an hour of clicks, more than {bounds.kib_an_hour:.0f}")
    if by_press is not None and by_press.is_surely_above(bounds.kib_for_a_press):
        found.append(f"memory grows by {by_press} for each press of Run, more than {bounds.kib_for_a_press:.0f}")
    for what in ("descriptors", "threads", "children"):
        more = risen(after, what)
        if more > getattr(bounds, what):
            found.append(f"{more} more {what} at the end than at the beginning")
    if noise:
        found.append(f"{len(noise)} lines on stderr, the first: {noise[0][:200]}")
    return found


def table(samples):
    """A line for each block."""
    rows = [" min  block   Run  PSS MiB  private  descriptors  threads  children"]
    for kind in ("clicks", "runs"):
        for block in blocks_of(samples, kind):
            last = block[-1]
            rows.append(f"{last.second / 60:4.0f}  {kind:6}  {last.presses:4}  {last.memory / 1024:7.1f}  "
                        f"{last.private / 1024:7.1f}  {min(s.descriptors for s in block):11}  "
                        f"{min(s.threads for s in block):7}  {min(s.children for s in block):8}")
    return "\n".join([rows[0], *sorted(rows[1:])])
