# SPDX-License-Identifier: GPL-3.0-or-later
"""Workers that fetch pages and find their titles: threads or processes of this one program.

    scrape_worker.py mode=threads workers=8 list=FD [timeout-ms=10000] [most-bytes=10000000] [host-connections=4]
                     [host-pause-ms=0] [robots=yes] [parses=1] [agent=Parascope/0.1] [start-method=default]
                     [switch-interval-ms=5]

Needs Python 3.8 or newer and nothing but its standard library. The descriptor `list` holds a line for each page:
"PAGE HOST FREE URL", the numbers of the page and of its host, and 1 where the limits for hosts do not hold. What
becomes of pages is told as marks of category "scrape" (core/trace/FORMAT.md); else it is as worker.py says.
"""
import collections
import contextlib
import os
import threading
import time
import urllib.parse

import scrape_title
from scrape_fetch import Fetcher, Names, Problem, Stopped, Watch
from scrape_robots import READ_BYTES, Robots
from worker import NEWS_BYTES, NEWS_NS, Job, Lines, main, micros, quoted

NAME_CHARACTERS = 40
TITLE_BYTES = NEWS_BYTES - 600  # as written in a line, with the figures beside it
LONG_PARSE_BYTES = 50_000

Page = collections.namedtuple("Page", "number host free url")


def read_list(descriptor):
    """The pages, wherever others have read to."""
    parts = []
    size = 0
    while True:
        part = os.pread(descriptor, 1 << 20, size)
        if not part:
            break
        parts.append(part)
        size += len(part)
    pages = []
    for line in b"".join(parts).decode("utf-8", "replace").split("\n"):
        words = line.split(" ", 3)
        if len(words) == 4:
            pages.append(Page(int(words[0]), int(words[1]), words[2] == "1", words[3]))
    return pages


class Turns:
    """Which page comes next. A queue holds the pages of one host that are under the same limits; how far it is
    taken is counted where all workers see it, and so is when its host may be asked again."""

    def __init__(self, pages, context):
        queues = collections.OrderedDict()
        for page in pages:
            queues.setdefault((page.host, page.free), []).append(page)
        self.keys = list(queues)
        self.pages = list(queues.values())
        self.taken = context.Array("l", len(queues), lock=False) if context else [0] * len(queues)
        self.moments = context.Array("d", len(queues), lock=False) if context else [0.0] * len(queues)
        self.lock = context.Lock() if context else threading.Lock()

    def of_worker(self, number, workers, connections):
        """The queues that a worker may serve."""
        served = min(connections, workers)

        def may_serve(host, free):
            return free or connections == 0 or (number - connections * host) % workers < served

        return collections.deque(at for at, key in enumerate(self.keys) if may_serve(*key))

    @contextlib.contextmanager
    def locked(self, stop):
        """Not for ever: who was killed with the lock in its hands never gives it back."""
        while not self.lock.acquire(timeout=0.1):
            if stop.is_set():
                raise Stopped
        try:
            yield
        finally:
            self.lock.release()

    def take(self, queues, stop):
        """The next page, and its queue; None when there is none left. `queues` of a worker go round."""
        while queues:
            at = queues[0]
            with self.locked(stop):
                index = self.taken[at]
                if index < len(self.pages[at]):
                    self.taken[at] = index + 1
            if index < len(self.pages[at]):
                queues.rotate(-1)
                return self.pages[at][index], at
            queues.popleft()
        return None

    def reserve(self, at, pause, stop):
        """The moment at which its host may be asked; the next one comes `pause` later."""
        with self.locked(stop):
            moment = max(self.moments[at], time.monotonic())
            self.moments[at] = moment + pause
        return moment


class RobotsOfHosts:
    """The robots.txt of each host, fetched by whoever needs it first."""

    def __init__(self):
        self.lock = threading.Lock()
        self.locks = {}
        self.known = {}

    def rules(self, url, fetcher, agent):
        parts = urllib.parse.urlsplit(url)
        site = "%s://%s" % (parts.scheme, parts.netloc)
        with self.lock:
            lock = self.locks.setdefault(site, threading.Lock())
        while not lock.acquire(timeout=0.1):
            fetcher.watch.check()
        try:
            if site not in self.known:
                self.known[site] = self.fetched(site, fetcher, agent)
            return self.known[site]
        finally:
            lock.release()

    @staticmethod
    def fetched(site, fetcher, agent):
        """RFC 9309: without one all is allowed; where the server fails, nothing is."""
        response = fetcher.open(site + "/robots.txt")
        with response:
            if response.status >= 500:
                return Robots(b"User-agent: *\nDisallow: /")
            if response.status >= 400:
                return Robots()
            return Robots(response.read(READ_BYTES), agent)


class Teller(Lines):
    """Tells of pages. What is gathered is written before a long wait, or when it gets old."""

    def told(self, end):
        if end - self.written > NEWS_NS:
            self.flush()

    def piece(self, words, state, begin, end):
        self.span(quoted(words)[1:-1], state, begin, end)

    def page_mark(self, name, when, args):
        self.add('{"ph":"i","cat":"scrape","s":"t",%s,"name":"%s","ts":%s,"args":{%s}}\n'
                 % (self.where, name, micros(when), args))
        self.told(when)


def cut_to(text, room):
    """As much of it as has room when it is written as JSON."""
    while len(quoted(text)) > room:
        text = text[:max(0, min(len(text) - 1, len(text) * room // len(quoted(text))))]
    return text


def path_of(url):
    parts = urllib.parse.urlsplit(url)
    return (parts.path or "/") + ("?" + parts.query if parts.query else "")


def name_of(url):
    """What a page is called in a lane: the end of its path, which tells it from its neighbours."""
    path = path_of(url)
    return path if len(path) <= NAME_CHARACTERS else "\u2026" + path[-NAME_CHARACTERS:]


class Outcome:
    """What became of a page."""

    def __init__(self, page):
        self.page = page
        self.status = self.bytes = self.begin = self.parse_begin = self.fetch_cpu = self.parse_cpu = 0
        self.title = ""
        self.error = None

    def args(self):
        word = '"error":%s' % quoted(cut_to(self.error, TITLE_BYTES)) if self.error else (
            '"title":%s' % quoted(cut_to(self.title, TITLE_BYTES)))
        return '"page":%d,"status":%d,"bytes":%d,"begin_ns":%d,"parse_ns":%d,"fetch_cpu_ns":%d,"parse_cpu_ns":%d,%s' % (
            self.page.number, self.status, self.bytes, self.begin, self.parse_begin, self.fetch_cpu, self.parse_cpu, word)


class Worker:
    """Takes page after page."""

    def __init__(self, job, lines, stop):
        self.job, self.stop = job, stop
        self.lines = Teller(lines.descriptor, lines.number)
        self.watch = Watch(stop, job.timeout, self.lines.flush)
        self.fetcher = Fetcher(self.watch, job.agent, job.names, job.most_bytes)
        self.queues = job.turns.of_worker(lines.number, job.workers, job.connections)

    def work(self):
        try:
            while not self.stop.is_set():
                taken = self.job.turns.take(self.queues, self.stop)
                if taken is None:
                    return True
                self.page(*taken)
        except Stopped:
            pass
        finally:
            self.lines.flush()
        return False

    def page(self, page, queue):
        outcome = Outcome(page)
        self.lines.page_mark("begins", time.monotonic_ns(), '"page":%d' % page.number)
        self.watch.begin()
        name = name_of(page.url)
        try:
            self.await_turn(page, queue)
            response, body = self.fetch(page, outcome, name)
            self.parse(outcome, body, response.headers.get("Content-Type", ""), name)
        except Problem as problem:
            outcome.error = str(problem)
            outcome.begin = outcome.begin or time.monotonic_ns()
        self.lines.page_mark("page", time.monotonic_ns(), outcome.args())

    def await_turn(self, page, queue):
        """What its host asks for: a look at its robots.txt, and pauses."""
        if page.free:
            return
        pause = self.job.pause
        if self.job.robots:
            rules = self.job.robots_of_hosts.rules(page.url, self.fetcher, self.job.agent)
            if not rules.allows(path_of(page.url)):
                raise Problem("robots.txt does not allow it")
            pause = max(pause, rules.delay or 0)
        if pause:
            begin = time.monotonic_ns()
            wait = self.job.turns.reserve(queue, pause, self.stop) - begin / 1e9
            if wait > 0:
                self.lines.flush()
                stopped = self.stop.wait(wait)
                self.lines.piece("pausing for its host", "sleep", begin, time.monotonic_ns())
                if stopped:
                    raise Stopped
            self.watch.begin()

    @contextlib.contextmanager
    def told(self, words, state="io"):
        begin = time.monotonic_ns()
        try:
            yield
        finally:
            self.lines.piece(words, state, begin, time.monotonic_ns())

    def fetch(self, page, outcome, name):
        outcome.begin, cpu = time.monotonic_ns(), time.thread_time_ns()
        try:
            with self.told("waiting for " + name):
                response = self.fetcher.open(page.url)
            outcome.status = response.status
            with self.told("receiving " + name):
                body = self.fetcher.body(response)
            outcome.bytes = len(body)
        finally:
            outcome.fetch_cpu = time.thread_time_ns() - cpu
        if not 200 <= response.status < 300:
            raise Problem("the server answered %d" % response.status)
        return response, body

    def parse(self, outcome, body, content_type, name):
        if self.job.parses == 0:
            return
        problem = scrape_title.problem_of(body, content_type)
        if problem:
            raise Problem(problem)
        if len(body) * self.job.parses > LONG_PARSE_BYTES:
            self.lines.flush()
        outcome.parse_begin, cpu = time.monotonic_ns(), time.thread_time_ns()
        pieces = self.job.pieces(self.lines, self.stop, quoted("parsing " + name)[1:-1])

        def go_on():
            if not pieces.next(last=False):
                raise Stopped

        for _ in range(self.job.parses):
            outcome.title = scrape_title.title_of(body, content_type, go_on)
        outcome.parse_cpu = time.thread_time_ns() - cpu
        pieces.next(last=True)


class Scrape(Job):
    """What to do, from the command line."""

    name = "the scraping"

    def __init__(self, options):
        super().__init__(options)
        self.list = int(options["list"])
        self.timeout = int(options.get("timeout-ms", "10000"))
        self.most_bytes = int(options.get("most-bytes", "10000000"))
        self.connections = int(options.get("host-connections", "4"))
        self.pause = int(options.get("host-pause-ms", "0")) / 1000
        self.robots = options.get("robots", "yes") == "yes"
        self.parses = int(options.get("parses", "1"))
        self.agent = options.get("agent", "Parascope")
        self.turns = self.names = self.robots_of_hosts = None

    def share(self, context):
        self.turns = Turns(read_list(self.list), context)

    def __getstate__(self):
        return {**self.__dict__, "names": None, "robots_of_hosts": None}

    def load(self):
        self.names = Names()
        self.robots_of_hosts = RobotsOfHosts()

    def work(self, lines, stop, _results):
        return Worker(self, lines, stop).work()


if __name__ == "__main__":
    main(Scrape)
