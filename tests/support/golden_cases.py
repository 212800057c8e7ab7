# SPDX-License-Identifier: GPL-3.0-or-later
"""The command lines that a golden capture runs.

Sizes are small, yet far enough above what a busy machine adds that who waits for whom does not depend on it."""
import gzip
import json
import shlex


class Case:
    """A command line. EXACT: nothing of what it says may vary. READS_SAVED: files of an earlier case that it opens."""

    def __init__(self, name, line, exact=False, reads_saved=(), interrupt=False, needs_display=False):
        self.name, self.arguments, self.exact = name, shlex.split(line), exact
        self.reads_saved, self.interrupt, self.needs_display = reads_saved, interrupt, needs_display

    def exported(self):
        pairs = zip(self.arguments, self.arguments[1:])
        return [] if self.exact else [value for flag, value in pairs if flag == "--export"]


WRONG = [
    "rum", "--bogus", "run --task sum-square", "run --task sum-squares:0", "run --task sum-squares:-1",
    "run --task sum-squares:99999999999999999999", "run --task sum-squares:many", "run --backend fibers",
    "run --backend fibers", "run --workers 0", "run --workers 100000", "run --repeat 0",
    "run --cores x", "run --cores 9999", "run --python-size 0", "run --start-method fly", "run --schedule guess",
    "run --switch-interval-ms -1", "run --export a.doc", "run --wrkers 2", "run stray",
    "run --python /nonexistent/python --backend cpython-threads", "run --task sleep:1 --export /nonexistent/a.csv",
    "scale --max-workers 0", "scale --max-workers 65", "scale --export a.html", "scale --export a.trace.json",
    "scale --workers 2", "queue --producers 0", "queue --consumers 65", "queue --consumers -1", "queue --items -5",
    "queue --items 1G", "queue --capacity -1", "queue --produce-ms -1", "queue --consume-ms soon",
    "queue --jitter 2", "queue --sentinels -1", "queue --backend serial", "queue --backend gil",
    "queue --backend proceses", "queue --backend threads,processes", "queue --task sleep:1",
    "queue --items 1 --produce-ms 0 --consume-ms 0 --export /nonexistent/a.csv", "show", "show missing.json",
    "show a.json b.json", "show foreign.trace.json --export a.doc", "list colours", "list task",
    "classify --pid 0", "classify --pid 4194304", "classify --seconds none -- ls", "classify --pid 1 -- ls", "classify --", "classify ls",
    "classify -- /nonexistent/program",
]

SHORT = "--task sleep:300 --workers 2"
IN_TURN = "--items 5 --produce-ms 90 --consume-ms 40"


def help_cases():
    yield Case("version", "--version", exact=True)
    yield Case("no-display", "", exact=True, needs_display=True)
    yield Case("help", "--help", exact=True)
    for command in ("run", "scale", "queue", "classify", "show", "list"):
        yield Case(f"help-{command}", f"{command} --help", exact=True)


def list_cases():
    for topic in ("", "tasks", "backends", "lessons"):
        for style in ("", "--json"):
            name = "-".join(filter(None, ["list", topic, style.strip("-")]))
            yield Case(name, f"list {topic} {style}")


def wrong_cases():
    for index, line in enumerate(WRONG):
        yield Case(f"wrong-{index:02}-{line.split()[0].strip('-')}", line, exact=True)


def exports(stem, endings):
    return " ".join(f"--export {stem}.{ending}" for ending in endings.split())


def run_cases():
    yield Case("run-table", f"run {SHORT}")
    yield Case("run-json", f"run {SHORT} --json")
    yield Case("run-quiet", f"run {SHORT} --backend threads --quiet")
    yield Case("run-export", f"run {SHORT} --backend threads --json " +
               exports("run", "trace.json csv html svg png pdf"))
    yield Case("run-two", f"run {SHORT} --backend serial,gil --repeat 2 --no-baseline " +
               exports("two", "trace.json csv html svg"))
    yield Case("run-cpu", "run --task sum-squares:20M --backend processes --cores 0 --schedule sampled --json")
    yield Case("run-python", f"run {SHORT} --backend cpython-threads,cpython-processes --start-method fork --json")
    yield Case("run-python-table", f"run {SHORT} --backend cpython-threads --switch-interval-ms 2")
    yield Case("run-free", f"run {SHORT} --backend cpython-free")
    yield Case("run-interrupted", "run --task sleep:20000 --backend threads --no-baseline", interrupt=True)


def scale_cases():
    yield Case("scale-table", "scale --task sleep:300 --max-workers 2 --repeat 1 --backend threads")
    yield Case("scale-json", "scale --task sleep:300 --max-workers 2 --repeat 2 --json " +
               exports("scale", "csv svg png pdf"))


def queue_cases():
    yield Case("queue-table", f"queue {IN_TURN}")
    yield Case("queue-export", f"queue {IN_TURN} --json " + exports("queue", "trace.json csv svg png pdf"))
    for backend in ("processes", "cpython-threads"):
        yield Case(f"queue-{backend}", f"queue --backend {backend} {IN_TURN} --json")
    yield Case("queue-full", "queue --capacity 1 --items 6 --produce-ms 5 --consume-ms 60 --json")
    yield Case("queue-jitter", f"queue {IN_TURN} --jitter 0.1 --quiet")
    yield Case("queue-empty", "queue --items 0 --json")
    yield Case("queue-two", "queue --producers 2 --consumers 2 --items 0")
    yield Case("queue-two-json", "queue --producers 2 --consumers 2 --items 0 --json")
    yield Case("queue-starved", f"queue --sentinels 0 {IN_TURN}")
    yield Case("queue-starved-json", f"queue --sentinels 0 {IN_TURN} --json")
    yield Case("queue-interrupted", "queue --produce-ms 20000", interrupt=True)


def classify_cases():
    yield Case("classify-sleep", "classify -- sleep 0.6")
    yield Case("classify-json", "classify --json -- sleep 0.6")
    yield Case("classify-exit", "classify -- sh -c 'sleep 0.6; echo over; exit 3'")


def show_cases():
    for stem, endings in (("run", "trace.json csv html svg"), ("two", "csv svg"), ("queue", "trace.json csv svg html")):
        file = f"{stem}.trace.json"
        yield Case(f"show-{stem}", f"show {file}", reads_saved=(file,))
        yield Case(f"show-{stem}-json", f"show {file} --json", reads_saved=(file,))
        for ending in endings.split():
            yield Case(f"show-{stem}-to-{ending}", f"show {file} --quiet --export shown-{stem}.{ending}",
                       reads_saved=(file,))
    for file in ("foreign.trace.json", "foreign.trace.json.gz", "cut.trace.json", "rubbish.json", "empty.json"):
        yield Case(f"show-{file}", f"show {file}")
        yield Case(f"show-{file}-json", f"show {file} --json")
    for ending in ("trace.json", "csv", "svg", "html"):
        yield Case(f"show-foreign-to-{ending}", f"show foreign.trace.json --export shown-foreign.{ending}")


def all_cases():
    for cases in (help_cases, list_cases, wrong_cases, run_cases, scale_cases, queue_cases, classify_cases, show_cases):
        yield from cases()


def write_foreign_files(folder):
    """Traces that another program wrote: whole, packed, cut off; and files that are none."""
    events = [{"ph": "M", "pid": 7, "tid": 1, "name": "thread_name", "args": {"name": "loader"}},
              {"ph": "X", "pid": 7, "tid": 1, "name": "read", "ts": 1000, "dur": 250.5},
              {"ph": "X", "pid": 7, "tid": 1, "name": "parse", "cat": "work", "ts": 1500, "dur": 100},
              {"ph": "X", "pid": 7, "tid": 2, "name": "draw", "ts": 1200, "dur": 900},
              {"ph": "C", "pid": 7, "name": "depth", "ts": 1300, "args": {"depth": 3}}]
    text = json.dumps({"displayTimeUnit": "ms", "traceEvents": events})
    (folder / "foreign.trace.json").write_text(text)
    (folder / "foreign.trace.json.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
    (folder / "cut.trace.json").write_text(text[:len(text) * 2 // 3])
    (folder / "rubbish.json").write_text("no trace, no JSON\n")
    (folder / "empty.json").write_text("")
