# SPDX-License-Identifier: GPL-3.0-or-later
"""The workers of Parascope's CPython backends: threads or processes of this one program.

    worker.py task=sum-squares size=10000000 mode=threads workers=2 [units=1] [start-method=default]
              [switch-interval-ms=5] [site=http://127.0.0.1:8080] [folder=/var/tmp]

Needs Python 3.8 or newer and nothing but its standard library. Every worker writes its events (one JSON
object a line, core/trace/FORMAT.md) to the descriptor that PARASCOPE_TRACE_FD names, or to stdout; says
"ready"; begins when a line comes on stdin. When stdin ends nobody wants the work any more, and nothing of
this program stays behind. SIGTERM asks all workers to stop soon.
"""
import errno
import math
import os
import resource
import select
import signal
import sys
import threading
import time

NEWS_BYTES = 4096  # the kernel keeps a write() of that size to a pipe together, whoever else writes
NEWS_NS = 50_000_000  # how old news may get before they are written
SPAN_NS = 4_000_000  # a span is as long as in the C++ workers
SLICE_NS = 1_000_000  # between two looks at the clocks
WAIT_NS = 300_000  # what is shorter is no wait for the GIL but noise
START_LIMIT_S = 10  # a process that is not ready by then is waited for no longer before the next one


def compute(begin, end, total):
    """The lesson's loop, from `begin` to `end`."""
    for i in range(begin, end):
        total += i * i
    return total


def quoted(text):
    """A JSON string of ASCII letters only. Not json.dumps: importing json costs several milliseconds."""
    words = text.encode("utf-16-be", "surrogatepass")
    units = (words[i] << 8 | words[i + 1] for i in range(0, len(words), 2))
    return '"' + "".join(chr(u) if 32 <= u < 127 and u not in (34, 92) else "\\u%04x" % u for u in units) + '"'


def micros(nanoseconds):
    return "%d.%03d" % divmod(nanoseconds, 1000)


class Lines:
    """A worker's events. Spans are gathered: each write() gives the GIL away, which would change what is seen."""

    def __init__(self, descriptor, number):
        self.descriptor = descriptor
        self.number = number
        self.where = '"pid":%d,"tid":%d' % (os.getpid(), threading.get_native_id())
        self.lines = []
        self.size = 0
        self.written = time.monotonic_ns()

    def span(self, name, state, begin, end):
        self.add('{"ph":"X",%s,"name":"%s","cat":"%s","ts":%s,"dur":%s}\n'
                 % (self.where, name, state, micros(begin), micros(end - begin)))
        if end - self.written > NEWS_NS:
            self.flush()

    def mark(self, name, when, args=""):
        self.add('{"ph":"i","cat":"parascope","s":"t",%s,"name":"%s","ts":%s,"args":{"worker":%d%s}}\n'
                 % (self.where, name, micros(when), self.number, args))
        self.flush()

    def add(self, line):
        if self.size + len(line) > NEWS_BYTES:
            self.flush()
        self.lines.append(line)
        self.size += len(line)

    def flush(self):
        data = "".join(self.lines).encode("ascii")
        self.lines = []
        self.size = 0
        while data:
            data = data[os.write(self.descriptor, data):]
        self.written = time.monotonic_ns()


def failed_args(what, why, remedy=""):
    parts = ((key, text[:300]) for key, text in (("what", what), ("why", why), ("remedy", remedy)))
    return "".join(',"%s":%s' % (key, quoted(text)) for key, text in parts)


class Clocks:
    """What the calling thread has used so far."""

    def __init__(self):
        used = resource.getrusage(resource.RUSAGE_THREAD)
        self.cpu = time.thread_time_ns()
        self.voluntary = used.ru_nvcsw
        self.preempted = used.ru_nivcsw


def used_args(before, ready=None):
    """What the calling thread has used since then, as fields of its last mark."""
    after = Clocks()
    return ',"cpu_ns":%d,"ready_ns":%d,"voluntary":%d,"preempted":%d,"peak_rss_bytes":%d' % (
        after.cpu - before.cpu, 0 if ready is None else ready_ns() - ready, after.voluntary - before.voluntary,
        after.preempted - before.preempted, peak_rss())


def ready_ns():
    """Time the calling thread could run but waited for a core; 0 where the kernel does not count it."""
    try:
        with open("/proc/self/task/%d/schedstat" % threading.get_native_id()) as file:
            return int(file.read().split()[1])
    except (OSError, ValueError, IndexError):
        return 0


def peak_rss():
    try:
        with open("/proc/self/status") as file:
            return next(int(line.split()[1]) * 1024 for line in file if line.startswith("VmHWM:"))
    except (OSError, ValueError, StopIteration):
        return 0


class Pieces:
    """Tells of a worker's loop, piece after piece of some SLICE_NS: as spans, with what it waited for the GIL."""

    def __init__(self, job, lines, stop, name):
        self.job, self.lines, self.stop, self.name = job, lines, stop, name
        self.used = 0  # processor time of the last piece
        self.before = Clocks()
        self.span_begin = self.begin = time.monotonic_ns()

    def next(self, last):
        """A piece is done. False when no more are wanted."""
        now = Clocks()
        end = time.monotonic_ns()
        self.used = now.cpu - self.before.cpu
        # The loop asks the kernel for nothing: when it gave its core up of its own accord, it was for the GIL.
        gave_up = (self.job.shares_gil and now.voluntary > self.before.voluntary
                   and end - self.begin - self.used > WAIT_NS)
        is_long = end - self.span_begin >= SPAN_NS
        if gave_up:
            self.lines.span(self.name, "running", self.span_begin, self.begin + self.used)
            self.lines.span("waiting for the GIL (estimated)", "gil", self.begin + self.used, end)
        elif is_long or last:
            self.lines.span(self.name, "running", self.span_begin, end)
        if gave_up or is_long:
            self.span_begin = end
            if self.stop.is_set():
                return False
        self.before, self.begin = now, end
        return True


def sum_squares(job, lines, stop):
    total = done = 0
    step = 10_000
    pieces = job.pieces(lines, stop, "adding squares")
    while done < job.size:
        upto = min(done + step, job.size)
        total = compute(done, upto, total)
        done = upto
        if not pieces.next(last=done == job.size):
            return None
        step = max(1, min(step * 4, int(step * SLICE_NS / max(pieces.used, 1000))))
    return str(total)


def sleep(job, lines, stop):
    begin = time.monotonic_ns()
    stopped = stop.wait(job.size / 1000)
    lines.span("sleeping", "sleep", begin, time.monotonic_ns())
    return None if stopped else "slept %d ms" % job.size


TASKS = {"sum-squares": sum_squares, "sleep": sleep}


class Job:
    """What all workers of this program do, from the command line. It goes to processes as it is."""

    name = "the work"

    def __init__(self, options):
        self.mode = options["mode"]
        self.workers = int(options["workers"])
        self.start_method = options.get("start-method", "default")
        self.in_turn = options.get("in-turn") == "1"  # each process is ready before the next is made
        self.switch_interval = int(options.get("switch-interval-ms", "5")) / 1000
        has_gil = getattr(sys, "_is_gil_enabled", lambda: True)()
        self.shares_gil = self.mode == "threads" and self.workers > 1 and has_gil

    def load(self):
        """Finds what the work needs, before a worker is ready."""

    def share(self, context):
        """Makes what the workers share: by multiprocessing's `context`, or for threads where there is none."""

    def pieces(self, lines, stop, name):
        return Pieces(self, lines, stop, name)

    def carry_out(self, lines, stop):
        """The work of one worker, from its release to its end."""
        results = []
        failure = ""
        stopped = stop.is_set()
        ready, before = ready_ns(), Clocks()
        try:
            stopped = stopped or not self.work(lines, stop, results)
        except Exception as error:  # whatever it is, it is this worker's end and not the program's
            failure = failed_args(*getattr(error, "words", ("the task raised an exception", repr(error))))
        ended = time.monotonic_ns()
        args = ',"results":[%s],"stopped":%s' % (",".join(map(quoted, results)), "true" if stopped else "false")
        lines.mark("failed" if failure else "done", ended, args + used_args(before, ready) + failure)


class TaskJob(Job):
    """A task, and how often each worker does it."""

    def __init__(self, options):
        super().__init__(options)
        self.task = options["task"]
        self.name = "task '%s'" % self.task
        self.size = int(options["size"])
        self.units = int(options.get("units", "1"))
        self.site = options.get("site", "")  # address of the built-in web site
        self.folder = options.get("folder", "")  # on a disk, for files that have no names

    def load(self):
        """Most tasks are in a file of their own, which takes a while to compile."""
        if self.task not in TASKS:
            import tasks

            TASKS.update(tasks.TASKS)
            tasks.LOADERS.get(self.task, lambda: None)()

    def work(self, lines, stop, results):
        """False: it was stopped."""
        if self.task not in TASKS:
            import tasks

            raise tasks.Failed(self.name, "the CPython workers do not know it", "they know " + " and ".join(TASKS))
        for _ in range(self.units):
            result = TASKS[self.task](self, lines, stop)
            if result is None:
                return False
            results.append(result)
        return True


class Stop:
    """What may end the wait of a worker: that it is to stop, or an answer of the user's."""

    def __init__(self, descriptor):
        self.descriptor = descriptor
        self.poll = select.poll()
        self.poll.register(descriptor, select.POLLIN)
        self.answers = 0
        self.stopped = False

    def hear(self, milliseconds):
        """Waits so long for news."""
        if not self.stopped and self.poll.poll(milliseconds):
            self.take_news()

    def is_set(self):
        self.hear(0)
        return self.stopped

    def wait(self, seconds):
        """Whether it was stopped before."""
        self.hear_until(lambda: False, seconds)
        return self.stopped

    def answered(self, seconds):
        """Whether the user answered before; None when it was stopped."""
        self.hear_until(lambda: self.answers > 0, seconds)
        if self.answers > 0:
            self.answers -= 1
            return True
        return None if self.stopped else False

    def hear_until(self, enough, seconds):
        until = time.monotonic() + seconds
        while not self.stopped and not enough() and time.monotonic() < until:
            self.hear(math.ceil((until - time.monotonic()) * 1000))


class ThreadStop(Stop):
    """That of a thread: a pipe within this process. A byte is an answer, its end says stop."""

    def __init__(self):
        self.end, self.other_end = os.pipe()
        super().__init__(self.end)

    def is_set(self):
        """Asks nobody: a call would hand the GIL over now and then, and who waits for it would wait for ever."""
        return self.stopped

    def take_news(self):
        news = os.read(self.end, 64)
        self.answers += len(news)
        self.stopped = self.stopped or not news

    def answer(self):
        os.write(self.other_end, b"a")

    def set(self):
        self.stopped = True
        if self.other_end >= 0:
            os.close(self.other_end)
            self.other_end = -1


class Threads:
    """Workers that are threads of this process."""

    def __init__(self, job, trace, wake):
        self.job, self.trace, self.wake = job, trace, wake
        job.share(None)
        self.go = threading.Event()
        self.stops = [ThreadStop() for _ in range(job.workers)]
        self.left = job.workers

    def start(self):
        for number in range(self.job.workers):
            threading.Thread(target=self.work, args=(number,), daemon=True).start()

    def work(self, number):
        lines = Lines(self.trace, number)
        lines.mark("ready", time.monotonic_ns())
        self.go.wait()
        try:
            self.job.carry_out(lines, self.stops[number])
        finally:
            os.write(self.wake, b"e")

    def release(self):
        self.go.set()

    def answer(self, number):
        self.stops[number].answer()

    def stop(self):
        for stop in self.stops:
            stop.set()
        self.go.set()

    def kill(self):
        pass  # they end with this process

    def woken(self, news):
        self.left -= news.count(b"e")

    def descriptors(self):
        return ()


class PipeStop(Stop):
    """That of a process: its pipe from its parent. A message is an answer, its end says stop."""

    def __init__(self, pipe):
        self.pipe = pipe
        super().__init__(pipe.fileno())

    def take_news(self):
        try:
            self.pipe.recv_bytes()
            self.answers += 1
        except (EOFError, OSError):
            self.stopped = True


def process_main(job, number, pipe, trace, inherited):
    """A worker that is a process. `inherited`: our parent's ends, which would keep the pipes from ending."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for end in inherited:
        end.close()
    sys.setswitchinterval(job.switch_interval)
    job.load()  # forked, it has all from its parent
    lines = Lines(trace.fileno(), number)
    lines.mark("ready", time.monotonic_ns())
    try:
        if job.in_turn:
            pipe.send_bytes(b"ready")
        pipe.recv_bytes()
    except (EOFError, OSError):
        pass  # the program that started us is gone or wants no work: the pipe says so again
    job.carry_out(lines, PipeStop(pipe))


class Processes:
    """Workers that are processes, by multiprocessing."""

    def __init__(self, job, trace, _wake):
        import multiprocessing
        import multiprocessing.connection

        self.job = job
        self.context = multiprocessing.get_context(None if job.start_method == "default" else job.start_method)
        job.share(self.context)
        self.trace = trace
        self.trace_end = multiprocessing.connection.Connection(os.dup(trace), readable=False)
        self.pipes = []
        self.children = {}  # by sentinel: number and process
        self.stopped = False

    @property
    def left(self):
        return len(self.children)

    def start(self):
        forks = self.context.get_start_method() == "fork"
        for number in range(self.job.workers):
            ours, theirs = self.context.Pipe()
            self.pipes.append(ours)
            inherited = tuple(self.pipes) if forks else ()
            child = self.context.Process(target=process_main, daemon=True,
                                         args=(self.job, number, theirs, self.trace_end, inherited))
            child.start()
            theirs.close()
            if self.job.in_turn:
                ours.poll(START_LIMIT_S)
            self.children[child.sentinel] = (number, child)

    def release(self):
        for number in range(len(self.pipes)):
            self.send(number, b"go")

    def answer(self, number):
        self.send(number, b"answer")

    def send(self, number, message):
        try:
            self.pipes[number].send_bytes(message)
        except (OSError, IndexError):
            pass  # that child is gone, and its sentinel says so; or all were told to stop

    def stop(self):
        self.stopped = True
        for pipe in self.pipes:
            pipe.close()
        self.pipes = []

    def kill(self):
        for _, child in self.children.values():
            child.kill()

    def woken(self, news):
        pass

    def descriptors(self):
        return tuple(self.children)

    def ended(self, sentinel):
        number, child = self.children.pop(sentinel)
        child.join()
        if child.exitcode == 0:
            return
        how = "exit code %d" % child.exitcode
        if child.exitcode < 0:
            how = "signal %d (%s)" % (-child.exitcode, signal.Signals(-child.exitcode).name)
        lines = Lines(self.trace, number)
        lines.where = '"pid":%d,"tid":%d' % (child.pid, child.pid)
        lines.mark("failed", time.monotonic_ns(), (',"stopped":true' if self.stopped else "") +
                   failed_args("its process ended before its work was done", how, "see what it printed"))


class Orders:
    """The lines on stdin: the first one is the release, "answer N" tells worker N that the user has answered,
    "stop" says what SIGTERM does."""

    def __init__(self, workers):
        self.workers = workers
        self.begun = b""
        self.released = False

    def take(self, news):
        *lines, self.begun = (self.begun + news).split(b"\n")
        for line in lines:
            if line == b"stop":
                self.workers.stop()
            elif not self.released:
                self.released = True
                self.workers.release()
            elif line.startswith(b"answer "):
                self.workers.answer(int(line.split()[1]))


def serve(workers, wake):
    """Waits for the release, the end of all workers, and whoever wants them to stop."""
    orders = Orders(workers)
    poll = select.poll()
    for descriptor in (sys.__stdin__.fileno(), wake):
        poll.register(descriptor, select.POLLIN)
    watched = workers.descriptors()
    for descriptor in watched:
        poll.register(descriptor, select.POLLIN)
    while workers.left > 0:
        for descriptor, _ in poll.poll():
            if descriptor == wake:
                news = os.read(wake, 4096)
                workers.woken(news)
                if bytes((signal.SIGTERM,)) in news:
                    workers.stop()
            elif descriptor in watched:
                poll.unregister(descriptor)
                workers.ended(descriptor)
            else:
                news = os.read(descriptor, 4096)
                if not news:
                    workers.kill()
                    os._exit(1)
                orders.take(news)


def give_up(trace, why):
    Lines(trace, 0).mark("failed", time.monotonic_ns(), why)
    sys.stdout.flush()
    os._exit(1)


def why_not_started(error):
    """What is wrong and what to do, in words. Locks between processes are files in /dev/shm."""
    has_no_place = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EROFS, errno.EACCES)
    if has_no_place and str(error.filename or "/dev/shm").startswith("/dev/shm"):
        return failed_args("CPython cannot share memory between processes",
                           "/dev/shm: " + os.strerror(error.errno),
                           "let it be writable and larger: mount -o remount,rw,size=64M /dev/shm")
    return failed_args("the workers could not be started", repr(error), "use fewer, or another --start-method")


def main(job_class):
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl+C is for Parascope, which then asks us
    job = job_class(dict(word.split("=", 1) for word in sys.argv[1:]))
    trace = int(os.environ.get("PARASCOPE_TRACE_FD", "1"))
    wake, wake_end = os.pipe()
    os.set_blocking(wake_end, False)
    signal.set_wakeup_fd(wake_end, warn_on_full_buffer=False)
    signal.signal(signal.SIGTERM, lambda *_: None)
    sys.setswitchinterval(job.switch_interval)
    try:
        job.load()
    except Exception as error:  # this Python was built without something
        give_up(trace, failed_args(job.name + " cannot be run", repr(error), "use another Python"))
    try:
        workers = (Processes if job.mode == "processes" else Threads)(job, trace, wake_end)
        workers.start()
    except Exception as error:  # too many threads, a start method that this Python has not …
        give_up(trace, why_not_started(error))
    serve(workers, wake)


if __name__ == "__main__":
    main(TaskJob)
