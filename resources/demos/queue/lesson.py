# SPDX-License-Identifier: GPL-3.0-or-later
# A producer and a consumer share a queue. Run it with: python3 lesson.py
import time
from queue import Queue
from threading import Thread


def producer(queue):
    for number in range(5):
        print(f"Producer: generating item {number}")
        queue.put(f"item-{number}")
        time.sleep(1)
    queue.put(None)  # one end mark: enough for one consumer


def consumer(queue):
    while True:
        item = queue.get()  # waits while the queue is empty
        if item is None:
            print("Consumer: no more items")
            break
        print(f"Consumer: processing {item}")
        time.sleep(2)


if __name__ == "__main__":
    queue = Queue()
    workers = [Thread(target=producer, args=(queue,)), Thread(target=consumer, args=(queue,))]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print("Main thread: all done.")
