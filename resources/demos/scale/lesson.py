# SPDX-License-Identifier: GPL-3.0-or-later
"""How many workers? The same work for each of 1, 2 and more processes, and what that brings."""
import multiprocessing
import os
import time

N = 5_000_000


def compute():
    total = 0
    for i in range(N):
        total += i * i
    return total


def timed(count):
    begin = time.monotonic()
    workers = [multiprocessing.Process(target=compute) for _ in range(count)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.monotonic() - begin


if __name__ == "__main__":
    cores = len(os.sched_getaffinity(0))
    alone = 0
    for count in range(1, 2 * cores + 1):
        wall = timed(count)
        alone = alone or wall
        note = "" if count <= cores else f" (there are {cores} cores)"
        print(f"{count} processes: {wall:.2f} s, {count * alone / wall:.2f} times as fast as one{note}")
