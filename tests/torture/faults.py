# SPDX-License-Identifier: GPL-3.0-or-later
"""The faults: each makes a case by lot. Their table is at the end."""
import os
import resource
import signal
from pathlib import Path

import jobs
import processes
from case import Case

MISBEHAVIOUR = ["crash", "killed", "exit", "go-on", "ignore-stop", "flood-trace", "flood-marks", "flood-stdout",
                "rubbish", "half-line", "half-line-killed", "endless-line", "print", "exit-at-once", "well"]
ENDLESS = {"go-on", "ignore-stop", "flood-trace", "flood-marks", "silent"}
INTERPRETERS = {"missing": None, "exits": "exit 3", "hangs": "exec sleep 60", "rubbish": "echo no version here",
                "killed": "kill -9 $$", "floods": "yes | head -c 3000000"}


def at_random(lot, most=0.5):
    """A moment early in the run, more often than not in its first tenth of a second."""
    return lot.uniform(0, lot.choice([0.02, 0.1, most]))


def to_it(number):
    return lambda run: run.signal(number)


def to_a_worker(lot, number):
    """A stop is for what has become its program: before that, whoever starts it waits in the kernel (vfork, as
    posix_spawn and QProcess do), and for as long as it is stopped."""
    choice = lot.random()  # drawn now, so that a seed tells all

    def strike(run):
        known = [pid for pid in processes.descendants_of(run.pid) if processes.name_of(pid)]
        if number == signal.SIGSTOP:
            known = [pid for pid in known if processes.program_of(pid) != processes.program_of(run.pid)]
        return bool(known) and processes.send(known[int(choice * len(known))], number)
    return strike


def worker_signal(lot, tools, number):
    job = jobs.draw(lot, tools.usable, lot.choice(["run", "queue", "scrape", "memory", "scale", "classify"]))
    for at, word in enumerate(job.words):  # workers that are processes
        if at and job.words[at - 1] == "--backend":
            job.words[at] = lot.choice(["processes", *(tools.usable if job.demo != "scale" else [])])
            if job.demo == "queue" and job.words[at] == "cpython-processes":
                job.words[at] = "cpython-threads"
    case = Case("worker " + number.name, job, may_complain=True)
    moment = at_random(lot)
    case.actions.append((moment, to_a_worker(lot, number)))
    if number == signal.SIGSTOP:
        pause = lot.uniform(0, 0.3)
        goes_on = lot.random() < 0.6
        case.actions.append((moment + pause, (lambda run: all_go_on(run)) if goes_on else to_it(signal.SIGINT)))
    return case


def all_go_on(run):
    return any([processes.send(pid, signal.SIGCONT) for pid in processes.descendants_of(run.pid)])


def stop(lot, tools, numbers, kind):
    """Asked to end, once or twice."""
    case = Case(kind, jobs.draw(lot, tools.usable))
    moment = at_random(lot, 1)
    for number in numbers:
        case.actions.append((moment, to_it(number)))
        moment += lot.choice([0, 0.002, lot.uniform(0, 0.2)])
    return case


def pause_it(lot, tools):
    case = Case("stopped and continued", jobs.draw(lot, tools.usable))
    moment = at_random(lot)
    case.actions = [(moment, to_it(signal.SIGSTOP)), (moment + lot.uniform(0.01, 0.5), to_it(signal.SIGCONT))]
    return case


def worker_folder(lot, tools, way):
    """A folder of worker programs of which compute_worker misbehaves, always or every other time."""
    sometimes = lot.random() < 0.5
    folder = Path(tools.folder) / f"workers-{way}{'-sometimes' if sometimes else ''}"
    if not folder.exists():
        making = folder.with_suffix(f".{os.getpid()}")
        making.mkdir()
        for program in Path(tools.programs).iterdir():
            if program.name != "compute_worker":
                (making / program.name).symlink_to(program)
        well = f'[ $(($$ % 2)) = 0 ] && exec {tools.programs}/compute_worker "$@"\n' if sometimes else ""
        script = making / "compute_worker"
        script.write_text(f"#!/bin/sh\n{well}exec {tools.misbehaving} {way}\n", encoding="utf-8")
        script.chmod(0o755)
        try:
            making.rename(folder)
        except OSError:
            pass  # another lane was as quick
    return str(folder)


def misbehaving_worker(lot, tools):
    way = lot.choice([*MISBEHAVIOUR, *(["silent"] if lot.random() < 0.3 else [])])
    job = jobs.draw(lot, [], lot.choice(["run", "run", "queue", "scrape", "memory", "scale"]))
    for at, word in enumerate(job.words):
        if at and job.words[at - 1] == "--backend":
            job.words[at] = "processes"
    if job.demo == "memory" and "--ways" in job.words:
        job.words[job.words.index("--ways") + 1] = "separate"
    case = Case("worker " + way, job, may_complain=True,
                environment={"PARASCOPE_WORKER_DIR": worker_folder(lot, tools, way)})
    if way == "silent":
        case.patience = 240  # each of its runs waits 10 s for a word before it gives up
    if way in ENDLESS and (way != "silent" or lot.random() < 0.8):
        case.actions.append((lot.uniform(0.05, 0.6), to_it(lot.choice([signal.SIGINT, signal.SIGTERM]))))
    return case


def python_that_fails(lot, tools):
    name = lot.choice(list(INTERPRETERS))
    file = Path(tools.folder) / f"python-{name}"
    if INTERPRETERS[name] and not file.exists():
        making = file.with_suffix(f".{os.getpid()}")
        making.write_text(f"#!/bin/sh\n{INTERPRETERS[name]}\n", encoding="utf-8")
        making.chmod(0o755)
        making.rename(file)
    job = jobs.draw(lot, [], lot.choice(["run", "queue", "scrape"]))
    backend = job.words.index("--backend") + 1
    job.words[backend] = "cpython-threads"
    job.words += ["--python", str(file)]
    case = Case("python " + name, job)
    if name == "hangs" and lot.random() < 0.8:
        case.actions.append((at_random(lot), to_it(signal.SIGINT)))
    return case


def stdout_that_fails(lot, tools):
    case = Case("stdout", jobs.draw(lot, tools.usable), stdout=lot.choice(["closed", "full", "reader goes"]))
    case.kind = "stdout " + case.stdout
    return case


def disk_that_fails(lot, tools):
    job = jobs.draw(lot, tools.usable, endings=jobs.ENDINGS)
    if not job.files() and job.demo != "classify":
        job.exports = ["out0.csv"]
    case = Case("disk", job)
    if lot.random() < 0.5:
        case.before = {name: b"what was there before\n" for name in job.files()}
    if tools.own_mounts and lot.random() < 0.6:
        case.disk = lot.choice(["read-only", "4k", "16k", "64k"])
        case.kind = "disk read-only" if case.disk == "read-only" else "disk full"
    else:
        case.kind = "files not larger"
        case.limits[resource.RLIMIT_FSIZE] = lot.choice([0, 100, 4096, 20_000, lot.randint(1, 200_000)])
    return case


def file_that_is_broken(lot, tools):
    """A trace that is cut off, or has other bytes here and there."""
    whole = Path(lot.choice(tools.traces))
    data = bytearray(whole.read_bytes())
    how = lot.choice(["cut", "changed", "both"])
    if how != "cut":
        for _ in range(lot.choice([1, 3, 30])):
            data[lot.randrange(len(data))] = lot.choice([lot.randrange(256), ord(lot.choice('{}[]",:0-e\\'))])
    if how != "changed":
        del data[lot.randrange(len(data) + 1):]
    name = "given" + "".join(whole.suffixes)
    endings = [lot.choice(jobs.ENDINGS) for _ in range(lot.choice([0, 0, 1]))]
    job = jobs.Job("show", [name, *lot.choice([[], ["--names"]])], [f"out{ending}" for ending in endings],
                   json=lot.random() < 0.5)
    return Case(f"trace {how}", job, before={name: bytes(data)}, may_complain=True)


def few_files(lot, tools):
    if tools.is_sanitized:  # it looks at memory through a pipe, and takes it for broken where there is none
        return no_fault(lot, tools)
    return Case("descriptors", jobs.draw(lot, tools.usable), is_starved=True,
                limits={resource.RLIMIT_NOFILE: lot.choice([lot.randint(4, 20), lot.randint(12, 60)])})


def little_memory(lot, tools):
    if tools.is_sanitized:
        return few_files(lot, tools)
    return Case("memory", jobs.draw(lot, tools.usable), is_starved=True,
                limits={resource.RLIMIT_AS: lot.randint(60, 700) * 1_000_000})


def few_processes(lot, tools):
    if not tools.nobody:
        return few_files(lot, tools)
    return Case("processes", jobs.draw(lot, tools.usable), user=tools.nobody,
                limits={resource.RLIMIT_NPROC: lot.choice([1, lot.randint(1, 8), lot.randint(4, 20)])})


def odd_environment(lot, tools):
    odd = {"HOME": "/nowhere", "TMPDIR": "/nowhere", "PATH": "", "LANG": "xx_YY.UTF-9", "COLUMNS": "-1",
           "XDG_CACHE_HOME": "/dev/null/x", "XDG_CONFIG_HOME": "/proc", "QT_QPA_PLATFORM": "nothing",
           "PARASCOPE_WORKER_DIR": "/nowhere", "PARASCOPE_TRACE_FD": "99"}
    names = lot.sample(list(odd), lot.randint(1, 3))
    return Case("environment", jobs.draw(lot, tools.usable), may_complain=True,
                environment={name: odd[name] for name in names})


def ranks(lot, _tools):
    """Ranks, mpirun or the program itself struck or asked to end, at any moment of their longer start too."""
    case = Case("ranks", jobs.of_ranks(lot), environment=dict(jobs.AS_ROOT), may_complain=True)
    moment = lot.uniform(0, lot.choice([0.3, 1.5]))
    action = lot.choice(["none", "asked", "killed", "worker killed", "worker terminated"])
    case.kind = f"ranks, {action}"
    case.actions = {
        "none": [], "asked": [(moment, to_it(lot.choice([signal.SIGINT, signal.SIGTERM])))],
        "killed": [(moment, to_it(signal.SIGKILL))],
        "worker killed": [(moment, to_a_worker(lot, signal.SIGKILL))],
        "worker terminated": [(moment, to_a_worker(lot, signal.SIGTERM))]}[action]
    return case


def no_fault(lot, tools):
    """Nothing is done to it: what it promises must hold then, too, and its figures are looked at."""
    job = jobs.draw(lot, tools.usable, endings=[".trace.json"])
    return Case("none", job)


def _strikes(number):
    return lambda lot, tools: worker_signal(lot, tools, number)


def _asks(kind, *numbers):
    return lambda lot, tools: stop(lot, tools, numbers, kind)


# How often, and what.
FAULTS = {
    "worker-kill": (8, _strikes(signal.SIGKILL)), "worker-segv": (5, _strikes(signal.SIGSEGV)),
    "worker-term": (5, _strikes(signal.SIGTERM)), "worker-stop": (4, _strikes(signal.SIGSTOP)),
    "interrupt": (10, _asks("asked by SIGINT", signal.SIGINT)),
    "terminate": (6, _asks("asked by SIGTERM", signal.SIGTERM)),
    "interrupt-twice": (6, _asks("asked twice", signal.SIGINT, signal.SIGINT)),
    "kill": (6, _asks("killed", signal.SIGKILL)), "hang-up": (2, _asks("hung up", signal.SIGHUP)),
    "pause": (2, pause_it), "worker": (10, misbehaving_worker), "python": (3, python_that_fails),
    "stdout": (5, stdout_that_fails), "disk": (8, disk_that_fails), "trace": (14, file_that_is_broken),
    "descriptors": (4, few_files), "memory": (4, little_memory), "processes": (4, few_processes),
    "environment": (3, odd_environment), "ranks": (0.5, ranks), "none": (5, no_fault),
}


def draw(lot, tools, only=None):
    missing = {"worker": not tools.misbehaving, "ranks": not tools.has_mpi}
    names = [name for name in (only or FAULTS) if not missing.get(name)]
    name = lot.choices(names, [FAULTS[name][0] for name in names])[0]
    return FAULTS[name][1](lot, tools)
