# SPDX-License-Identifier: GPL-3.0-or-later
"""Lets a Python program tell Parascope what it does.

    import parascope

    with parascope.span("download"):          # a stretch of time on this thread
        page = fetch(address)

    @parascope.span("parse")                  # the same for each call of a function
    def parse(page): ...

    parascope.mark("first page is here")      # a moment
    parascope.counter("pages", 7)             # a number that changes

Nothing has to be changed to name a program's threads, or to see its functions:

    python3 -m parascope [--functions] script.py ARG...

This is one file that needs Python 3.8 or newer and nothing but its standard library: put it beside your script.
Events go to the descriptor that PARASCOPE_TRACE_FD names (core/trace/FORMAT.md). Where nobody listens, all this
does nothing, and costs next to nothing.
"""
import atexit
import fcntl
import os
import select
import sys
import threading
import time

__all__ = ["span", "mark", "counter", "name_thread", "is_on"]

_NEWS_BYTES = 4096  # the kernel keeps a write() of that size to a pipe together, whoever else writes
_NEWS_NS = 50_000_000  # writing lets another thread have the GIL: so often at most, where there are several
_LONGEST_NAME = 200
_SHORTEST_FUNCTION_NS = 100_000  # calls that take less are not told of: there may be millions
_STATES = ("running", "ready", "lock", "gil", "queue", "io", "sleep", "other")


def _quoted(text):
    """A JSON string of ASCII letters only. Not json.dumps: importing json costs several milliseconds."""
    words = str(text)[:_LONGEST_NAME].encode("utf-16-be", "surrogatepass")
    units = (words[i] << 8 | words[i + 1] for i in range(0, len(words), 2))
    return '"' + "".join(chr(u) if 32 <= u < 127 and u not in (34, 92) else "\\u%04x" % u for u in units) + '"'


def _micros(nanoseconds):
    return "%d.%03d" % divmod(nanoseconds, 1000)


def _find_descriptor():
    """The one that somebody listens to; -1 where nobody does.

    Python closes it in children that it does not fork. They find it at the process that had it first, and must not
    take for it whatever has got its number since.
    """
    try:
        number = int(os.environ.get("PARASCOPE_TRACE_FD", "-1"))
        holder = os.environ.setdefault("PARASCOPE_TRACE_HOLDER", str(os.getpid()))
        if holder != str(os.getpid()):
            return os.open("/proc/%d/fd/%d" % (int(holder), number), os.O_WRONLY | os.O_APPEND | os.O_CLOEXEC)
        can_write = fcntl.fcntl(number, fcntl.F_GETFL) & os.O_ACCMODE != os.O_RDONLY
        return number if can_write else -1
    except (ValueError, OverflowError, OSError):
        return -1


class _Teller:
    """Writes the events of this process, whole lines only."""

    def __init__(self, descriptor):
        self.descriptor = descriptor
        self.begin()
        atexit.register(self.flush)
        os.register_at_fork(before=self.before_fork, after_in_parent=self.after_fork, after_in_child=self.begin)

    def begin(self):
        """Also in a forked child: what its parent has not written is its parent's, and so are pid and tid."""
        self.lock = threading.Lock()
        self.lines = []
        self.size = 0
        self.written = 0
        self.own = threading.local()
        self.pid = os.getpid()
        self.ends_with_multiprocessing = False

    def before_fork(self):
        self.lock.acquire()  # no other thread is in the middle of something

    def after_fork(self):
        self.lock.release()

    def where(self):
        """Who speaks; a thread is named when it first does."""
        try:
            return self.own.where
        except AttributeError:
            tid = threading.get_native_id()
            self.own.where = '"pid":%d,"tid":%d' % (self.pid, tid)
            self.name(threading.current_thread().name)
            return self.own.where

    def name(self, text):
        self.tell('{"ph":"M",%s,"name":"thread_name","args":{"name":%s}}\n' % (self.where(), _quoted(text)))

    def tell(self, line):
        with self.lock:
            if self.size + len(line) > _NEWS_BYTES:
                self.write()
            self.lines.append(line)
            self.size += len(line)
            alone = threading.active_count() == 1
            if alone or time.monotonic_ns() - self.written > _NEWS_NS:
                self.write()
        if not self.ends_with_multiprocessing and "multiprocessing.util" in sys.modules:
            self.end_with_multiprocessing()

    def end_with_multiprocessing(self):
        """Its children end without what atexit was told."""
        self.ends_with_multiprocessing = True
        sys.modules["multiprocessing.util"].Finalize(None, self.flush, exitpriority=0)

    def flush(self):
        with self.lock:
            self.write()

    def write(self):
        data = "".join(self.lines).encode("ascii")
        self.lines = []
        self.size = 0
        while data and self.descriptor >= 0:
            try:
                data = data[os.write(self.descriptor, data):]
            except BlockingIOError:
                select.select([], [self.descriptor], [])
            except OSError:
                self.descriptor = -1  # nobody listens any more; the program goes on
        self.written = time.monotonic_ns()


class _Span:
    """A stretch of time on the calling thread: a context, and a decorator."""

    __slots__ = ("line", "begin")

    def __init__(self, name, state="running"):
        if state not in _STATES:
            raise ValueError("state %r: it is none of %s" % (state, ", ".join(_STATES)))
        self.line = '"name":%s,"cat":"%s"' % (_quoted(name), state)
        self.begin = 0

    def __enter__(self):
        self.begin = time.monotonic_ns()
        return self

    def __exit__(self, *_):
        _tell_span(self.line, self.begin, time.monotonic_ns())
        return False

    def __call__(self, function):
        import functools

        line = self.line

        @functools.wraps(function)
        def told(*args, **options):
            begin = time.monotonic_ns()
            try:
                return function(*args, **options)
            finally:
                _tell_span(line, begin, time.monotonic_ns())

        return told


class _Nothing:
    """What a span is where nobody listens."""

    __slots__ = ()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def __call__(self, function):
        return function


def _tell_span(line, begin, end):
    _teller.tell('{"ph":"X",%s,%s,"ts":%s,"dur":%s}\n' % (_teller.where(), line, _micros(begin), _micros(end - begin)))


_nothing = _Nothing()
_descriptor = _find_descriptor() if "PARASCOPE_TRACE_FD" in os.environ else -1
_teller = _Teller(_descriptor) if _descriptor >= 0 else None


def is_on():
    """Whether somebody listens."""
    return _teller is not None and _teller.descriptor >= 0


def name_thread(name):
    """Calls the thread that calls this so."""
    if _teller is not None:
        _teller.name(name)


if _teller is not None:
    span = _Span

    def mark(name):
        """A moment on the calling thread."""
        _teller.tell('{"ph":"i","cat":"mark","s":"t",%s,"name":%s,"ts":%s}\n'
                     % (_teller.where(), _quoted(name), _micros(time.monotonic_ns())))

    def counter(name, value):
        """From now on that number of this process stands at `value`."""
        _teller.tell('{"ph":"C",%s,"name":%s,"ts":%s,"args":{"value":%r}}\n'
                     % (_teller.where(), _quoted(name), _micros(time.monotonic_ns()), float(value)))
else:
    def span(name, state="running"):
        """A stretch of time on the calling thread, in `state`: running, io, lock, queue, sleep or other."""
        return _nothing

    def mark(name):
        """A moment on the calling thread."""

    def counter(name, value):
        """From now on that number of this process stands at `value`."""


# --- python3 -m parascope ---------------------------------------------------------------------------------------------

class _Functions:
    """Tells of the calls of a script's own functions: those in files below its folder."""

    def __init__(self, folder):
        self.folder = os.path.join(os.path.realpath(folder), "")
        self.lines = {}  # by code: what its spans are called; None: it is not the script's
        self.own = threading.local()

    def line(self, code):
        try:
            return self.lines[code]
        except KeyError:
            is_file = not code.co_filename.startswith("<")  # of the interpreter's own: "<frozen runpy>"
            file = os.path.realpath(code.co_filename)
            is_own = (is_file and file.startswith(self.folder) and "site-packages" not in file
                      and file != os.path.realpath(__file__))
            name = getattr(code, "co_qualname", code.co_name)
            self.lines[code] = '"name":%s,"cat":"running"' % _quoted(name) if is_own else None
            return self.lines[code]

    def calls(self):
        try:
            return self.own.calls
        except AttributeError:
            self.own.calls = []
            return self.own.calls

    def entered(self, code):
        self.calls().append((code, time.monotonic_ns()))

    def left(self, code):
        calls = self.calls()
        if calls and calls[-1][0] is code:
            begin = calls.pop()[1]
            end = time.monotonic_ns()
            if end - begin >= _SHORTEST_FUNCTION_NS:
                _tell_span(self.line(code), begin, end)

    def profile(self, frame, event, _):
        if event in ("call", "return") and self.line(frame.f_code) is not None:
            (self.entered if event == "call" else self.left)(frame.f_code)

    def watch(self):
        """By sys.monitoring, which costs nothing for the code of others; before Python 3.12 by sys.setprofile."""
        if hasattr(sys, "monitoring"):
            self.monitor(sys.monitoring)
        else:
            threading.setprofile(self.name_and_profile)
            sys.setprofile(self.profile)

    def name_and_profile(self, frame, event, argument):
        _teller.where()
        sys.setprofile(self.profile)
        self.profile(frame, event, argument)

    def monitor(self, monitoring):
        tool, events = monitoring.PROFILER_ID, monitoring.events

        def began(code, *_):
            if self.line(code) is None:
                return monitoring.DISABLE
            self.entered(code)

        def ended(code, *_):
            if self.line(code) is None:
                return monitoring.DISABLE
            self.left(code)

        def unwound(code, *_):  # cannot be switched off for some code alone
            if self.line(code) is not None:
                self.left(code)

        monitoring.use_tool_id(tool, "parascope")
        for event in (events.PY_START, events.PY_RESUME):
            monitoring.register_callback(tool, event, began)
        for event in (events.PY_RETURN, events.PY_YIELD):
            monitoring.register_callback(tool, event, ended)
        monitoring.register_callback(tool, events.PY_UNWIND, unwound)
        monitoring.set_events(tool, events.PY_START | events.PY_RESUME | events.PY_RETURN | events.PY_YIELD
                              | events.PY_UNWIND)
        _name_new_threads()


def _name_new_threads():
    """A new thread calls this profile function once: it says what it is called."""
    def name_once(*_):
        sys.setprofile(None)
        _teller.where()

    threading.setprofile(name_once)


def _main(words):
    import runpy

    functions = words[:1] == ["--functions"]
    words = words[functions:]
    if not words or words[0].startswith("-"):
        sys.exit("usage: python3 -m parascope [--functions] script.py ARG...")
    sys.argv = words
    sys.path[0] = os.path.dirname(os.path.abspath(words[0]))
    if _teller is not None:
        _teller.tell('{"ph":"M",%s,"name":"process_name","args":{"name":%s}}\n'
                     % (_teller.where(), _quoted(os.path.basename(words[0]))))
        if functions:
            _Functions(sys.path[0]).watch()
        else:
            _name_new_threads()
    runpy.run_path(words[0], run_name="__main__")


if __name__ == "__main__":
    import parascope  # the module that the script imports too, not a second one

    parascope._main(sys.argv[1:])
