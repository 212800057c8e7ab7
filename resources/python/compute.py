# SPDX-License-Identifier: GPL-3.0-or-later
"""The lesson in Python: the same sum, by threads and by processes."""
import multiprocessing
import threading
import time

N = 10_000_000


def compute():
    total = 0
    for i in range(N):
        total += i * i
    return total


def timed(make_worker):
    begin = time.monotonic()
    workers = [make_worker(target=compute) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.monotonic() - begin


if __name__ == "__main__":
    print(f"2 threads:   {timed(threading.Thread):.2f} s (one at a time: the GIL)")
    print(f"2 processes: {timed(multiprocessing.Process):.2f} s (at the same time)")
