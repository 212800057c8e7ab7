# SPDX-License-Identifier: GPL-3.0-or-later
"""Small jobs of every demo with every backend, drawn by lot."""
from dataclasses import dataclass, field

CPP = ["serial", "threads", "gil", "processes"]
PYTHON = ["cpython-threads", "cpython-processes"]
AS_ROOT = {"OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}  # what Open MPI wants to hear
ENDINGS = [".trace.json"] * 5 + [".csv"] * 2 + [".svg", ".png", ".pdf", ".html"]
NO_TRACE = {"scale": {".trace.json", ".html"}}  # a scaling is no trace of one run


@dataclass
class Job:
    """A command, and what it is meant to leave."""
    demo: str
    words: list
    exports: list = field(default_factory=list)  # names of files in the folder to work in
    table: str = ""  # of scrape: the CSV
    json: bool = False

    def argv(self):
        words = [self.demo, *self.words]
        for name in self.exports:
            words += ["--export", name]
        return words + (["--out", self.table] if self.table else []) + (["--json"] if self.json else [])

    def files(self):
        return self.exports + ([self.table] if self.table else [])


def backends(lot, known, most):
    return ",".join(lot.sample(known, lot.randint(1, most)))


def run(lot, usable):
    task = lot.choice([f"sum-squares:{lot.choice(['1k', '1M', '10M', '60M'])}", f"sleep:{lot.choice([5, 60])}",
                       "sort:200k", "hash:3M", "compress:1M", "http-get:1", "file-write:1M", "database:2"])
    words = ["--task", task, "--backend", backends(lot, CPP + usable, 2), "--workers", str(lot.randint(1, 4))]
    if task.split(":")[0] in ("sum-squares", "sort", "hash", "compress"):  # others take no longer in Python
        words += ["--python-size", "20k"]
    if lot.random() < 0.6:
        words.append("--no-baseline")
    return words + (["--keep-going"] if lot.random() < 0.2 else [])


def of_ranks(lot):
    """A run of ranks: they take a second to start, so it is no part of the others."""
    task = lot.choice(["sum-squares:1M", "sleep:60", "halo:20", "ring:20", "imbalanced:10M"])
    words = ["--task", task, "--backend", "mpi", "--workers", str(lot.randint(2, 3)), "--no-baseline"]
    return Job("run", words, lot.choice([[], ["out0.trace.json"]]), json=lot.random() < 0.6)


def scale(lot, usable):
    return ["--task", lot.choice(["sum-squares:1M", "sleep:5"]), "--backend",
            backends(lot, ["threads", "gil", "processes"], 1), "--max-workers", str(lot.randint(1, 3))]


def queue(lot, usable):
    several = [backend for backend in usable if backend == "cpython-threads"]
    return ["--backend", lot.choice(["threads", "processes", *several]), "--items", "20",
            "--producers", str(lot.randint(1, 3)), "--consumers", str(lot.randint(1, 3)),
            "--capacity", str(lot.choice([0, 1, 3])), "--produce-ms", lot.choice(["0", "1", "5"]),
            "--consume-ms", lot.choice(["0", "1", "5"])]


def scrape(lot, usable):
    return ["--backend", lot.choice(["threads", "processes", *usable]), "--workers", str(lot.randint(1, 4)),
            "--pages", "5", "--delay-ms", lot.choice(["1", "30"]), "--baseline", lot.choice(["no", "yes"]),
            *(["--misbehaving", "--timeout", "1"] if lot.random() < 0.1 else [])]


def memory(lot, usable):
    if lot.random() < 0.3:
        return ["--scenario", lot.choice(["lost-update", "mutex", "deadlock", "semaphore", "condition-if"]),
                "--times", "50", "--spread", lot.choice(["0", "20"])]
    ways = ["unprotected,atomic", "mutex", "separate", "shared-memory"] + (["python,python-lock"] if usable else [])
    return ["--ways", lot.choice(ways), "--workers", str(lot.randint(1, 4)), "--increments",
            lot.choice(["1k", "200k"])]


def classify(lot, usable):
    if lot.random() < 0.5:
        return ["--task", lot.choice(["sum-squares:20M", "sleep:60", "file-write:1M"])]
    return ["--", "sh", "-c", lot.choice(["sleep 0.05", "exit 3", "kill -SEGV $$", "sleep 0.05 & sleep 0.1; wait",
                                          "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done"])]


DEMOS = {"run": run, "scale": scale, "queue": queue, "scrape": scrape, "memory": memory, "classify": classify}


def draw(lot, usable, demo=None, endings=None):
    """A job by lot; `usable`: the Python backends that this machine has."""
    demo = demo or lot.choice(["run", "run", "run", "queue", "queue", "scrape", "memory", "scale", "classify"])
    chosen = [lot.choice(endings or ENDINGS) for _ in range(lot.choice([0, 0, 1, 1, 2]))]
    chosen = [ending for ending in chosen if ending not in NO_TRACE.get(demo, ())]
    exports = [f"out{number}{ending}" for number, ending in enumerate(dict.fromkeys(chosen))]
    job = Job(demo, DEMOS[demo](lot, usable), exports, json=lot.random() < 0.6)
    if demo == "scrape" and lot.random() < 0.5:
        job.table = "titles.csv"
    if "--" in job.words:  # a command of the user's stands behind all options
        at = job.words.index("--")
        command, job.words = job.words[at:], job.words[:at]
        ours = job.argv()[1:]
        return Ordered(demo, ours + command, job.exports, "", job.json)
    return job


class Ordered(Job):
    """A job whose words hold its options already."""

    def argv(self):
        return [self.demo, *self.words]
