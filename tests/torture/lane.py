# SPDX-License-Identifier: GPL-3.0-or-later
"""One of several that torture beside each other: cases one after another, each told as a line of JSON."""
import json
import os
import random
import shlex
import shutil
import signal
import subprocess
import time
import traceback
from pathlib import Path

import faults
import processes
import promises
import runner
from place import Place


class Lane:
    def __init__(self, number, tools, seed, only, keep):
        self.number, self.tools, self.seed, self.only, self.keep = number, tools, seed, only, Path(keep)
        self.told = None

    def work(self, told, until, numbers):
        """Tells of each case, until that moment or the last number."""
        processes.become_subreaper()
        self.told = told
        if self.tools.own_mounts:
            self.tools.own_mounts = processes.own_mounts() and processes.mount_memory("/dev/shm", "size=1g,mode=1777")
        for number in numbers:
            if time.monotonic() > until:
                break
            self.tell(self.one(f"{self.seed}-{self.number}-{number}"))

    def tell(self, news):
        os.write(self.told, (json.dumps(news) + "\n").encode())

    def one(self, name):
        """The case of that name: the same faults at the same moments, whenever it is asked for."""
        case = faults.draw(random.Random(name), self.tools, self.only)
        place = Place(Path(self.tools.folder) / f"lane-{self.number}")
        try:
            outcome, hit = runner.carry_out(case, place, self.tools)
            broken = promises.broken(case, outcome) + self.traces(case, outcome)
            if broken:
                self.keep_case(name, case, outcome, place)
        except (BlockingIOError, MemoryError, subprocess.SubprocessError) as error:
            return {"kind": case.kind, "hit": False, "broken": [], "note": f"not started: {error}"}
        except Exception:  # pylint: disable=broad-except  # a check that fails must not hide what follows
            return {"kind": case.kind, "hit": False, "broken": [("the torture itself", traceback.format_exc())],
                    "case": name, "command": shlex.join(case.job.argv())}
        finally:
            place.remove()
        return {"kind": case.kind, "hit": hit, "broken": broken, "case": name, "note": note_of(outcome),
                "command": shlex.join(case.argv or case.job.argv())}

    def traces(self, case, outcome):
        """Whole traces are read again, by us and by `show`."""
        if case.job.demo == "show" or outcome.status not in (promises.DONE, promises.FAILED, promises.INTERRUPTED,
                                                             promises.HUNG_UP):
            return []
        found = []
        for name in case.job.files():
            path = outcome.work / name
            if name.endswith(".trace.json") and path.exists() and case.before.get(name) != path.read_bytes():
                if promises.is_whole(path):
                    found += promises.broken_by_trace(path, self.show, answer_of(case, outcome))
        return found

    def show(self, path):
        shown = subprocess.run([self.tools.program, "show", str(path), "--json"], capture_output=True, check=False,
                               timeout=60, stdin=subprocess.DEVNULL)
        return shown.returncode, shown.stdout

    def keep_case(self, name, case, outcome, place):
        """What was seen, for who mends it."""
        folder = self.keep / name
        shutil.rmtree(folder, ignore_errors=True)
        try:
            shutil.copytree(place.root, folder, ignore_dangling_symlinks=True)
        except shutil.Error:
            pass  # what is no file cannot be kept; the rest has been
        (folder / "stdout").write_bytes(outcome.out)
        (folder / "stderr").write_text(outcome.err, encoding="utf-8")
        (folder / "case").write_text(f"{case}\n{outcome}\n", encoding="utf-8")


def answer_of(case, outcome):
    if not case.job.json or case.is_mute or not outcome.out:
        return None
    try:
        return json.loads(outcome.out)
    except ValueError:
        return None  # that was told


def note_of(outcome):
    """What is as it must be, and yet worth a count."""
    if outcome.status < 0 and -outcome.status in outcome.early:
        return "asked to end before it could hear"
    if outcome.status == -signal.SIGPIPE:
        return "ended with who read its stdout"
    return ""
