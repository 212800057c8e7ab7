# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts placeholders where no two runs are alike, and keeps the rest of what parascope writes."""
import csv
import html
import json
import pathlib
import platform
import re

# Numbers of JSON that a run's options determine; any other is a placeholder for its type.
DETERMINED = set("""size workers worker repeat producers consumers items capacity sentinels produced consumed lost duplicated
    log_left_out trace_left_out in_hand jitter produce_ns consume_ns missing put taken switch_interval_ms
    lost_switches version""".split())
# May be null in one run and known in the next.
BY_CHANCE = {"other_programs_share", "noise", "core_speed"}
# Spans, and their words in a legend, that a run may or may not have a reason for.
SOMETIMES = {"waiting for a core", "Waiting for a core", "ready", "waiting for the GIL", "Waiting for the GIL", "gil"}

TEXT = [
    (r"\u00a0|\u202f", " "),
    (r" ?The times are not clean: [^.]*(?:\.\d[^.]*)*\.", ""),
    (r" ?Core \d+ (?:was|is|did)\b[^.]*(?:\.\d[^.]*)*\.", ""),
    (r"\b\d{4}-\d\d-\d\d(?:T[\d:]+Z)?", "<date>"),
    (r" (?:did as well|took \d+\.\d+ times as long as [\w+ -]+?)(?:, \d+ % of it to start)?\.", " <compared>."),
    (r"\b(?:\d+\.\d+ times as (?:fast|long) as|no faster than) one after another", "<speed-up>"),
    (r" ?\d+ % of the time went by before all had started\.", ""),
    (r"-?\b\d+(?:\.\d+)? (?:ns|µs|ms|s|min|h)\b", "<time>"),
    (r"\b\d+(?:\.\d+)? [kMG]?B\b", "<bytes>"),
    (r"-?\b\d+(?:\.\d+)? %", "<percent>"),
    (r"\b\d+\.\d+\.\d+\b", "<version>"),
    (r"-?\b\d+\.\d+\b", "<float>"),
    (r"at most \d+ in the queue", "at most <int> in the queue"),
    (r"\bmost \d+", "most <int>"),
    (r"\b[Cc]onsumer \d+ waits", "consumer <int> waits"),
    (r"\bcore \d+\b", "core <int>"),
    (r"  +", "  "),
    (r"^spans  \d\d+$", "spans  <int>"),  # with those of the kernel, which are many
    (r"^lanes  (?:[4-9]|\d\d+)$", "lanes  <int>"),  # with those of the cores in use
]


class Form:
    def __init__(self, binary, folder):
        self.known = [(str(folder), "<folder>"), (str(binary.parent), "<bin>"), (str(binary), "<bin>/parascope"),
                      (platform.release(), "<kernel>"), (cpu_name(), "<cpu>")]

    def paths(self, text):
        for value, name in self.known:
            text = text.replace(value, name) if value else text
        return re.sub(r"\S*/bin/python3(?:\.\d+)?\b", "<python>", text)

    def text(self, text):
        text = self.paths(text)
        for pattern, name in TEXT:
            text = re.sub(pattern, name, text, flags=re.M)
        if "<compared>" in text:  # which of them comes first is chance
            text = re.sub(r"\b\d+ [\w+ -]*?(?= mostly| kept| <compared>)", "<workers>", text)
        return "\n".join(line.rstrip() for line in sorted_log(text.splitlines()))

    def output(self, text):
        """A command's stdout: JSON, or a table and a sentence."""
        if not text.startswith("{"):
            return self.text(text)
        try:
            return json.dumps(self.json(json.loads(text)), indent=1, ensure_ascii=False)
        except ValueError as error:
            return f"(not JSON: {error})\n{text}"

    def json(self, value, key=""):
        if key in BY_CHANCE:
            return "<by chance>"
        if isinstance(value, dict):
            return self.object(value)
        if isinstance(value, list):
            return self.array(value, key)
        if isinstance(value, str):
            return "<text>" if key in ("cpu", "kernel", "output") else self.text(value)
        if value is None or isinstance(value, bool) or key in DETERMINED:
            return value
        return "<float>" if isinstance(value, float) else "<int>"

    def object(self, value):
        result = {key: self.json(item, key) for key, item in value.items()}
        if result.get("task") == "sum-squares" and "pattern" in result:
            result["pattern"] = "<pattern>"
        if "fit" in result and "sentence" in result:
            result["sentence"] = sorted(result["sentence"].split(". "))
        return result

    def array(self, value, key):
        """Records one by one; of numbers and of rows of them only which kinds there are."""
        if key == "log":
            return sorted_log([self.text(line) for line in value])
        if value and isinstance(value[0], list):
            items = [[self.json(cell) for cell in row] for row in value]
        else:
            items = [self.json(item, key) for item in value]
        if all(isinstance(item, (dict, str)) for item in value):
            return items
        return [json.loads(kind) for kind in sorted({json.dumps(item, ensure_ascii=False) for item in items})]

    def file(self, path):
        name = path.name
        if name.endswith(".trace.json"):
            return self.trace(path.read_text())
        if name.endswith(".csv"):
            return self.table(path.read_text())
        if name.endswith(".svg"):
            return self.picture(path.read_text())
        if name.endswith(".html"):
            return self.page(path.read_text())
        return repr(path.read_bytes()[:5])

    def trace(self, text):
        """What kinds of events there are, then what it says beside them."""
        try:
            trace = json.loads(text)
        except ValueError as error:
            return f"(not JSON: {error})"
        kinds = {self.event(event) for event in trace.pop("traceEvents", [])}
        lines = sorted(kind for kind in kinds if kind)
        return "\n".join([*lines, json.dumps(self.json(trace), indent=1, ensure_ascii=False)])

    def event(self, event):
        name, category = event.get("name", ""), event.get("cat", "")
        if {name, category} & SOMETIMES:
            return ""
        parts = [event.get("ph", "?"), category, self.text(name)]
        for key, value in event.get("args", {}).items():
            parts.append(f"{key}={self.text(value) if isinstance(value, str) else '#'}")
        extra = sorted(event.keys() - {"ph", "cat", "name", "args"})
        return " | ".join([*parts, " ".join(extra)])

    def table(self, text):
        """The header of a CSV, then what kinds of rows there are."""
        rows = list(csv.reader(text.splitlines()))
        kinds = {",".join("#" if re.fullmatch(r"-?\d+(\.\d+)?", cell) else self.text(cell) for cell in row)
                 for row in rows[1:] if not set(row) & SOMETIMES}
        return "\n".join([",".join(rows[0]) if rows else "(empty)", *sorted(kinds)])

    def picture(self, text):
        """The words of an SVG; the figures at its ticks are left out."""
        words = [html.unescape(word) for word in re.findall(r"<(?:text|title|desc)\b[^>]*>([^<]*)", text)]
        kinds = dict.fromkeys(self.text(word) for word in words)
        return "\n".join(word for word in kinds if word not in SOMETIMES and not is_figure(word))

    def page(self, text):
        """The words of an HTML page, those of its picture among them."""
        text = re.sub(r"<style>.*?</style>", "", text, flags=re.S)
        parts = re.split(r"(<svg.*?</svg>)", text, flags=re.S)
        return "\n".join("[picture]\n" + self.picture(part) + "\n[end]" if part.startswith("<svg") else self.words(part)
                         for part in parts)

    def words(self, text):
        words = (html.unescape(word).strip() for word in re.split(r"<[^>]*>", text))
        return "\n".join(self.text(word) for word in words if word)


def is_figure(word):
    return re.fullmatch(r"-?\d+|<(time|float|percent|bytes)>|", word) is not None


def sorted_log(lines):
    """What each of the log's speakers said, in its order; who came first between two of them is chance."""
    speaker = re.compile(r"((?:Producer|Consumer)(?: \d+)?|Main thread): ")
    said = [line for line in lines if speaker.match(line)]
    rest = [line for line in lines if not speaker.match(line)]
    return sorted(said, key=lambda line: speaker.match(line)[1]) + rest



def cpu_name():
    for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return ""
