# SPDX-License-Identifier: GPL-3.0-or-later
"""What a process has, as the kernel tells it, and whether it gets more and more."""
import os
import statistics
from dataclasses import dataclass

WINDOW = 120  # seconds, in which memory is at its least at least once


@dataclass
class Sample:
    second: float      # since the start
    block: int         # which stretch of the tour
    kind: str          # "runs": Run is pressed in it; "clicks": all else
    presses: int       # of Run so far
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


def slope(groups):
    """Least squares within groups of (x, y): how y grows with x, whatever each group begins at. None without
    two points that differ in x in one of them."""
    above = below = 0.0
    for points in groups:
        middle_x = statistics.fmean(x for x, _ in points)
        middle_y = statistics.fmean(y for _, y in points)
        above += sum((x - middle_x) * (y - middle_y) for x, y in points)
        below += sum((x - middle_x) ** 2 for x, _ in points)
    return above / below if below > 0 else None


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


def least(samples):
    return min(sample.memory for sample in samples)


def growth(samples):
    """(KiB an hour of clicks, KiB for each press of Run); None where there is too little to tell.

    Of what is held for a moment only (a picture for the clipboard or a file takes 30 MiB), nothing is counted: the
    least of a stretch is. By time it is that of the last blocks, in which nothing is run, in windows of two
    minutes; by presses that of the blocks of clicks before, between which runs were made, which stay in memory."""
    blocks = blocks_of(samples, "clicks")
    rest = [sample for block in blocks for sample in block if sample.presses >= samples[-1].presses] if samples else []
    windows = {}
    for sample in rest:
        windows.setdefault(int(sample.second // WINDOW), []).append(sample)
    whole = [windows[number] for number in sorted(windows)][1:]  # what was run last is let go of in the first
    by_time = slope([[(window[0].second / 3600, least(window)) for window in whole]]) if whole else None
    between = [block for block in blocks if block[0].presses < samples[-1].presses]
    between += [rest] if rest else []
    by_press = slope([[(block[0].presses, least(block)) for block in between]]) if between else None
    return by_time, by_press


def risen(samples, what):
    """How many more of these a block of clicks has at its least, at the end against the beginning."""
    least = [min(getattr(sample, what) for sample in block) for block in blocks_of(samples, "clicks")]
    return least[-1] - least[0] if len(least) > 1 else 0


@dataclass
class Bounds:
    # A run stays in memory until the window closes, a deleted one too: its deletion can be undone.
    kib_for_a_press: float = 1024
    # The allocator gives back by pages: an hour's slope of half an hour is not known better than to some MiB.
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
        found.append("too short: there are no two samples of each kind to compare")
    if by_time is not None and by_time > bounds.kib_an_hour:
        found.append(f"memory grows by {by_time:.0f} KiB an hour of clicks, more than {bounds.kib_an_hour:.0f}")
    if by_press is not None and by_press > bounds.kib_for_a_press:
        found.append(f"memory grows by {by_press:.0f} KiB for each press of Run, more than {bounds.kib_for_a_press:.0f}")
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
