# SPDX-License-Identifier: GPL-3.0-or-later
"""The tasks of the CPython workers that are not in worker.py, which loads this file when one is asked for.

Each is a function of the job, the lines on which it tells what it does, and whoever may stop it. Its result
is a text, the same as that of the C++ task of its name (core/work); None when it was stopped. Each loads what
it needs by its `load`, before its worker announces itself.
"""
import itertools
import math
import operator
import os
import time
import zlib

SAMPLE_BYTES = 65_536
FILE_PIECE = 1 << 20
DISK_BLOCK = 4096
LARGEST_WRITTEN = 256 * FILE_PIECE
LARGEST_READ = 64 * FILE_PIECE
SAMPLE_WORDS = ("a core runs one thread while the other waits for its turn and every queue holds work that nobody "
                "has done yet lock memory disk page time worker is busy before it").split()


def same_numbers(seed):
    """Numbers from 0 to 65535 that look random and are the same in every language (core/base/SameNumbers.h)."""
    while True:
        seed = (seed * 1664525 + 1013904223) & 0xFFFFFFFF
        yield seed >> 16


def sample_text():
    """What tasks compress and write (core/work/SampleText.h)."""
    words, size = [], 0
    for number in same_numbers(1):
        words.append(SAMPLE_WORDS[number % len(SAMPLE_WORDS)])
        size += len(words[-1]) + 1
        if size >= SAMPLE_BYTES:
            return (" ".join(words) + " ").encode()[:SAMPLE_BYTES]


class Failed(Exception):
    """A task's end for a reason that it knows. `words`: what, why, what to do."""

    def __init__(self, *words):
        super().__init__(*words)
        self.words = words


def told(lines, name, state, call, *args):
    """Calls what leaves the GIL to others, and tells of it as one span."""
    begin = time.monotonic_ns()
    result = call(*args)
    lines.span(name, state, begin, time.monotonic_ns())
    return result


# --- train ------------------------------------------------------------------------------------------------------------

EXAMPLES = 1000


def make_examples():
    numbers = same_numbers(7)
    examples = []
    for _ in range(EXAMPLES):
        a, b, c, d = (next(numbers) / 32768.0 - 1 for _ in range(4))
        above = 1.5 * a - b + 0.5 * c + 0.2 > 0
        wrong = next(numbers) % 10 == 0
        examples.append((a, b, c, d, 1.0 if above != wrong else 0.0))
    return examples


def predict(weights, a, b, c, d):
    w, x, y, z, bias = weights
    return 1 / (1 + math.exp(-(bias + w * a + x * b + y * c + z * d)))


def descend(weights, examples):
    v = w = x = y = z = 0.0
    for a, b, c, d, label in examples:
        error = predict(weights, a, b, c, d) - label
        v += error * a
        w += error * b
        x += error * c
        y += error * d
        z += error
    return [weight - 0.5 * part / EXAMPLES for weight, part in zip(weights, (v, w, x, y, z))]


def train(job, lines, stop):
    examples = make_examples()
    weights = [0.0] * 5
    pieces = job.pieces(lines, stop, "training")
    for step in range(job.size):
        weights = descend(weights, examples)
        if not pieces.next(last=step + 1 == job.size):
            return None
    right, loss = 0, 0.0
    for a, b, c, d, label in examples:
        sure = predict(weights, a, b, c, d)
        right += (sure > 0.5) == (label > 0.5)
        loss -= math.log(sure if label > 0.5 else 1 - sure)
    return "%d of %d right, loss %.6f" % (right, EXAMPLES, loss / EXAMPLES)


# --- blur -------------------------------------------------------------------------------------------------------------

SIDE = 256


def blur_pass(rows):
    rows = [bytes([(before + 2 * point + after + 2) >> 2
                   for before, point, after in zip(row[-1:] + row[:-1], row, row[1:] + row[:1])]) for row in rows]
    return [bytes([(above + 2 * point + below + 2) >> 2 for above, point, below in zip(*three)])
            for three in zip(rows[-1:] + rows[:-1], rows, rows[1:] + rows[:1])]


def blur(job, lines, stop):
    numbers = same_numbers(3)
    rows = [bytes(next(numbers) >> 8 for _ in range(SIDE)) for _ in range(SIDE)]
    pieces = job.pieces(lines, stop, "blurring")
    for done in range(job.size):
        rows = blur_pass(rows)
        if not pieces.next(last=done + 1 == job.size):
            return None
    return "checksum %08x" % zlib.crc32(b"".join(rows))


# --- mandelbrot -------------------------------------------------------------------------------------------------------

ONE = 1 << 28
MOST_STEPS = 200


def steps_at(left, top):
    x = y = 0
    for step in range(MOST_STEPS):
        xx, yy = x * x >> 28, y * y >> 28
        if xx + yy > 4 * ONE:
            return step
        y = (x * y >> 27) + top
        x = xx - yy + left
    return MOST_STEPS


def mandelbrot(job, lines, stop):
    steps = 0
    pieces = job.pieces(lines, stop, "drawing")
    for row in range(job.size):
        top = 3 * ONE * (row % SIDE) // SIDE - 3 * ONE // 2
        for column in range(SIDE):
            steps += steps_at(3 * ONE * column // SIDE - 2 * ONE, top)
        if not pieces.next(last=row + 1 == job.size):
            return None
    return "%d steps" % steps


# --- matmul -----------------------------------------------------------------------------------------------------------

MATRIX = 64
PRIME = 65_521


def make_matrix(seed):
    numbers = same_numbers(seed)
    return [[next(numbers) % PRIME for _ in range(MATRIX)] for _ in range(MATRIX)]


def matmul(job, lines, stop):
    columns = list(zip(*make_matrix(11)))
    matrix = make_matrix(12)
    pieces = job.pieces(lines, stop, "multiplying")
    for done in range(job.size):
        matrix = [[sum(map(operator.mul, row, column)) % PRIME for column in columns] for row in matrix]
        if not pieces.next(last=done + 1 == job.size):
            return None
    return "trace %d" % sum(matrix[i][i] for i in range(MATRIX))


# --- sort -------------------------------------------------------------------------------------------------------------

BLOCK = 16_384


def sort(job, lines, stop):
    numbers = same_numbers(5)
    middles, left = 0, job.size
    pieces = job.pieces(lines, stop, "sorting")
    while left > 0:
        block = sorted(itertools.islice(numbers, min(left, BLOCK)))
        middles += block[len(block) // 2]
        left -= len(block)
        if not pieces.next(last=left == 0):
            return None
    return "%d numbers, middles %d" % (job.size, middles)


# --- hash -------------------------------------------------------------------------------------------------------------

def load_hash():
    import hashlib  # noqa: F401


def sha256_of(digest, piece):
    import hashlib

    return hashlib.sha256(digest + piece).digest()


def hash_text(job, lines, stop):
    text = sample_text()
    digest, left = bytes(32), job.size
    while left > 0:
        if stop.is_set():
            return None
        piece = text[:min(left, SAMPLE_BYTES)]
        digest = told(lines, "hashing", "running", sha256_of, digest, piece)
        left -= len(piece)
    return "%d bytes, hash %s" % (job.size, digest[:8].hex())


# --- compress ---------------------------------------------------------------------------------------------------------

def pack(piece, checksum):
    unpacked = zlib.decompress(zlib.compress(piece, 6))
    if unpacked != piece:
        raise Failed("the text did not come back whole", "zlib unpacked something else",
                     "check the memory of this machine")
    return zlib.crc32(unpacked, checksum)


def compress(job, lines, stop):
    text = memoryview(sample_text() * 2)
    checksum = begin = 0
    left = job.size
    while left > 0:
        if stop.is_set():
            return None
        length = min(left, SAMPLE_BYTES)
        checksum = told(lines, "compressing", "running", pack, text[begin:begin + length], checksum)
        left -= length
        begin = (begin + 4099) % SAMPLE_BYTES
    return "%d bytes, checksum %08x" % (job.size, checksum)


# --- files ------------------------------------------------------------------------------------------------------------

def nameless_file(folder):
    """A file that has no name: however this program ends, nothing of it stays."""
    import tempfile

    return tempfile.TemporaryFile(dir=folder or None, buffering=0)


def write_all(file, piece, offset):
    while piece:
        done = os.pwrite(file.fileno(), piece, offset)
        piece, offset = piece[done:], offset + done


def write_to_disk(file, piece, offset):
    write_all(file, piece, offset)
    os.fsync(file.fileno())


def file_write(job, lines, stop):
    text = memoryview(sample_text() * (FILE_PIECE // SAMPLE_BYTES))
    done = 0
    with nameless_file(job.folder) as file:
        while done < job.size:
            if stop.is_set():
                return None
            piece = text[:min(FILE_PIECE, job.size - done)]
            told(lines, "writing to the disk", "io", write_to_disk, file, piece, done % LARGEST_WRITTEN)
            done += len(piece)
    return "%d bytes are on the disk" % job.size


def whole_blocks(size):
    return (size + DISK_BLOCK - 1) // DISK_BLOCK * DISK_BLOCK


def make_file(file, size, lines, stop):
    """False when it was stopped."""
    text = memoryview(sample_text() * (FILE_PIECE // SAMPLE_BYTES))
    whole = whole_blocks(size)  # as the disk has no less than a block
    for offset in range(0, whole, FILE_PIECE):
        if stop.is_set():
            return False
        told(lines, "making the file", "io", write_all, file, text[:min(FILE_PIECE, whole - offset)], offset)
    return True


def bring_to_disk(file):
    """Whether each read goes past the kernel's memory from now on; else the kernel can be told to forget the file."""
    import fcntl

    os.fsync(file.fileno())
    flags = fcntl.fcntl(file.fileno(), fcntl.F_GETFL)
    try:
        fcntl.fcntl(file.fileno(), fcntl.F_SETFL, flags | os.O_DIRECT)
    except OSError:
        return False
    return True


def read_file(job, lines, stop, cold):
    import mmap

    name, state = ("reading from the disk", "io") if cold else ("reading from memory", "running")
    length = min(job.size, LARGEST_READ)
    checksum, offset, left = 1, 0, job.size
    buffer = memoryview(mmap.mmap(-1, FILE_PIECE))  # as a disk wants it: from the begin of a page
    with nameless_file(job.folder) as file:
        if not make_file(file, length, lines, stop):
            return None
        forgets = cold and not told(lines, "making the file", "io", bring_to_disk, file)
        while left > 0:
            if stop.is_set():
                return None
            if forgets and offset == 0:
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            size = min(FILE_PIECE, left, length - offset)
            got = told(lines, name, state, os.preadv, file.fileno(), [buffer[:whole_blocks(size)]], offset)
            if got < size:
                raise OSError("the file is shorter than it was")
            some = min(size, DISK_BLOCK) if cold else size  # it is the disk that is to be waited for
            checksum = told(lines, "adding up", "running", zlib.adler32, buffer[:some], checksum)
            left, offset = left - size, (offset + size) % length
    return "%d bytes, checksum %08x" % (job.size, checksum)


def file_read(job, lines, stop):
    return read_file(job, lines, stop, cold=True)


def file_read_warm(job, lines, stop):
    return read_file(job, lines, stop, cold=False)


# --- databases --------------------------------------------------------------------------------------------------------

def load_sqlite():
    import sqlite3  # noqa: F401  where it is missing, the run fails with its words


def make_private_folder(folder):
    """A folder for a while, and what holds its lock. Who finds it without one may remove it, for its program was
    killed: so it is locked before it has its name."""
    import fcntl
    import tempfile

    made = tempfile.mkdtemp(prefix="parascope-making.", dir=folder or None)
    place = made.replace("parascope-making.", "parascope-files.")
    held = os.open(made, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    os.rename(made, place)
    return place, held


def open_on_disk(folder):
    """A database whose files have no names any more: it keeps them open between transactions."""
    import shutil
    import sqlite3

    place, held = make_private_folder(folder)
    try:
        database = sqlite3.connect(os.path.join(place, "orders.db"), isolation_level=None)
        for order in ("PRAGMA locking_mode=EXCLUSIVE", "PRAGMA journal_mode=PERSIST", "PRAGMA synchronous=FULL",
                      "CREATE TABLE orders(id INTEGER PRIMARY KEY, amount INTEGER)"):
            database.execute(order).fetchall()
    finally:
        shutil.rmtree(place, ignore_errors=True)
        os.close(held)
    return database


def insert_order(database, amount):
    database.execute("INSERT INTO orders(amount) VALUES(?)", (amount,))


def database_commit(job, lines, stop):
    database = told(lines, "making the database", "io", open_on_disk, job.folder)
    try:
        for number in range(job.size):
            if stop.is_set():
                return None
            told(lines, "committing to the disk", "io", insert_order, database, number * 7 % 1000)
        total, = database.execute("SELECT sum(amount) FROM orders").fetchone()
    finally:
        database.close()
    return "%d orders of %d in all" % (job.size, total)


def open_in_memory():
    import sqlite3

    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INTEGER, amount INTEGER)")
    database.executemany("INSERT INTO orders(customer, amount) VALUES(?, ?)",
                         ((i * 31 % 100, i * 7 % 1000) for i in range(10_000)))
    return database


def sum_of_orders(database, begin, end):
    ask = "SELECT sum(amount) FROM orders WHERE customer = ?"
    return sum(database.execute(ask, (i % 100,)).fetchone()[0] for i in range(begin, end))


def database_query(job, lines, stop):
    database = told(lines, "making the table", "running", open_in_memory)
    total = 0
    for begin in range(0, job.size, 8):
        if stop.is_set():
            return None
        total += told(lines, "querying", "running", sum_of_orders, database, begin, min(begin + 8, job.size))
    return "%d answers, %d in all" % (job.size, total)


# --- the network, and people ------------------------------------------------------------------------------------------

def load_http():
    import http.client  # noqa: F401


def fetch(connection, path):
    connection.request("GET", path)
    answer = connection.getresponse()
    page = answer.read()
    if answer.status != 200:
        raise Failed("cannot fetch " + path, "it was answered with %d" % answer.status, "run it again")
    return page


def http_get(job, lines, stop):
    import http.client

    connection = http.client.HTTPConnection(job.site.split("//")[-1], timeout=30)
    size = checksum = 0
    for number in range(job.size):
        if stop.is_set():
            return None
        page = told(lines, "fetching a page", "io", fetch, connection, "/articles/%d" % (number % 100 + 1))
        size += len(page)
        checksum = zlib.crc32(page, checksum)
    return "%d pages of %d bytes in all, checksum %08x" % (job.size, size, checksum)


def user_input(job, lines, stop):
    answered = told(lines, "waiting for the user", "io", stop.answered, job.size / 1000)
    if answered is False:
        raise Failed("nobody answered within %d ms" % job.size, "it waits no longer",
                     "click or press Enter while it waits")
    return "answered" if answered else None


TASKS = {"mandelbrot": mandelbrot, "matmul": matmul, "train": train, "sort": sort, "hash": hash_text, "blur": blur,
         "compress": compress, "file-write": file_write, "file-read": file_read,
         "file-read-warm": file_read_warm, "database": database_commit, "database-query": database_query,
         "http-get": http_get, "user-input": user_input}
LOADERS = {"hash": load_hash, "database": load_sqlite, "database-query": load_sqlite, "http-get": load_http}
