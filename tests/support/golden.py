#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what two builds of parascope write.

    golden.py capture BINARY DIR [--saved OTHER]   run every case, write what it says to DIR
    golden.py diff DIR1 DIR2                       what differs; exit status 1 if anything does

A capture holds one text a case and one a file that the case exports. What no two runs have alike (times,
process ids, shares, the machine) is a placeholder; names of fields, their order, their types, words and counts
are not. DIR/raw keeps the exported files themselves; with --saved, 'show' reads those of another capture, which
tells whether files that an older build saved still open.
"""
import argparse
import difflib
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.dont_write_bytecode = True
import golden_cases  # noqa: E402
import golden_form  # noqa: E402

TIMEOUT_S = 120
INTERRUPT_AFTER_S = 3  # a busy machine takes that long to get ready for it
TRIES = 3


class Outcome:
    """What one command line did."""

    def __init__(self, process, out, err):
        self.status, self.out, self.err = process.returncode, out, err


def run(binary, case, folder):
    """Runs a case in FOLDER, where its files land, without a display."""
    environment = {key: value for key, value in os.environ.items()
                   if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    if not case.needs_display:
        environment["QT_QPA_PLATFORM"] = "offscreen"
    # This Python and the system's, not the scripts that choose one and take seconds on a busy machine.
    environment["PATH"] = f"{pathlib.Path(sys.executable).parent}:/usr/bin:/bin"
    process = subprocess.Popen([str(binary), *case.arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace")
    try:
        if case.interrupt:
            try:
                out, err = process.communicate(timeout=INTERRUPT_AFTER_S)
                return Outcome(process, out, err)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=TIMEOUT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        err += f"\n(killed: it ran for more than {TIMEOUT_S} s)\n"
    return Outcome(process, out, err)


def run_in_peace(binary, case, folder):
    """Runs it again when the machine was too busy for it: that is no difference between two builds."""
    for _ in range(TRIES - 1):
        outcome = run(binary, case, folder)
        if not re.search(r"did not (?:answer|announce itself) within", outcome.out + outcome.err):
            return outcome
    return run(binary, case, folder)


def text_of(case, outcome, form):
    command = form.paths(" ".join(["$ parascope", *case.arguments]))
    out = form.paths(outcome.out) if case.exact else form.output(outcome.out)
    err = form.paths(outcome.err) if case.exact else form.text(outcome.err)
    return f"{command}\nexit {outcome.status}\n--- stdout\n{out.rstrip()}\n--- stderr\n{err.rstrip()}\n"


def capture(binary, target, saved):
    shutil.rmtree(target, ignore_errors=True)
    raw = target / "raw"
    raw.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="golden-") as name:
        folder = pathlib.Path(name)
        golden_cases.write_foreign_files(folder)
        form = golden_form.Form(binary, folder)
        for case in golden_cases.all_cases():
            if saved and case.reads_saved:
                for file in case.reads_saved:
                    shutil.copy(saved / "raw" / file, folder / file)
            print(case.name, file=sys.stderr)
            outcome = run_in_peace(binary, case, folder)
            (target / f"{case.name}.txt").write_text(text_of(case, outcome, form))
            for file in case.exported():
                written = folder / file
                shape = form.file(written) if written.is_file() else "(no such file)"
                (target / f"{case.name}--{file}.txt").write_text(shape.rstrip() + "\n")
                if written.is_file():
                    shutil.copy(written, raw / file)


def texts_in(folder):
    return {file.name: file.read_text().splitlines(keepends=True) for file in folder.glob("*.txt")}


def diff(left, right):
    before, after = texts_in(left), texts_in(right)
    if not before or not after:
        sys.exit(f"golden.py: {right if before else left}: there is no capture; make one with 'golden.py capture'")
    differs = False
    for name in sorted(before.keys() | after.keys()):
        for line in difflib.unified_diff(before.get(name, []), after.get(name, []), str(left / name), str(right / name)):
            differs = True
            sys.stdout.write(line)
    return 1 if differs else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("capture")
    make.add_argument("binary", type=pathlib.Path)
    make.add_argument("dir", type=pathlib.Path)
    make.add_argument("--saved", type=pathlib.Path)
    compare = commands.add_parser("diff")
    compare.add_argument("left", type=pathlib.Path)
    compare.add_argument("right", type=pathlib.Path)
    options = parser.parse_args()
    if options.command == "diff":
        sys.exit(diff(options.left, options.right))
    capture(options.binary.resolve(), options.dir.resolve(), options.saved and options.saved.resolve())


if __name__ == "__main__":
    main()
