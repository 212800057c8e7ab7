#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks who includes whom: downwards only, from room to room (core/README.md).

usage: check_house.py [ROOT]

Prints each line that breaks a rule and exits with 1; says nothing and exits with 0 when none does.
"""

import pathlib
import re
import sys

# From the ground up. Rooms that stand on one floor may include each other.
FLOORS = [
    ["core/base"],
    ["core/net", "core/site", "core/sync", "core/trace"],
    ["core/work", "core/observe"],
    ["core/run"],
    ["core/report"],
    ["core/command", "core/demos"],
    ["core/lesson"],
    ["core/engine"],
    ["ui/style"],
    ["ui/charts"],
    ["ui/widgets", "ui/export", "ui/pages", "ui/demos"],
    ["ui/lesson"],
    ["ui/shell"],
    ["app"],
]
HOUSES = ["core", "ui", "app"]
QT_ROOM = "core/engine"  # the only one of core that knows Qt
CHART_ROOM = "ui/charts"  # the only one that knows QCustomPlot
INCLUDE = re.compile(r"""^\s*#\s*include\s*[<"]([^>"]+)[>"]""")
QT_HEADER = re.compile(r"^(Q[A-Z]\w*|Qt\w+(/.+)?|q[a-z0-9]+\.h)$")


def floor_of(room):
    return next((number for number, rooms in enumerate(FLOORS) if room in rooms), None)


def room_of(path):
    """The room of a file by its path below the root; None for what stands in no house of ours."""
    parts = pathlib.PurePosixPath(path).parts
    if len(parts) < 2 or parts[0] not in HOUSES:
        return None
    return "app" if parts[0] == "app" else "/".join(parts[:2]) if len(parts) > 2 else parts[0]


def faults_of_include(room, header):
    """What is wrong with a file of that room including that header, in words."""
    if header == "qcustomplot.h":
        if room != CHART_ROOM:
            yield f"only {CHART_ROOM} may include QCustomPlot"
    elif QT_HEADER.match(header):
        if room.startswith("core/") and room != QT_ROOM:
            yield f"of core only {QT_ROOM} may include Qt"
    other = room_of(header)
    if other is None or other == room:
        return
    if floor_of(other) is None:
        yield f"{other} stands on no floor: give it one in tests/support/check_house.py"
    elif floor_of(other) > floor_of(room):
        yield f"{other} stands above {room}: includes go down only"


def faults_of_file(root, path):
    name = path.relative_to(root).as_posix()
    room = room_of(name)
    if floor_of(room) is None:
        yield f"{name}:1: {room} stands on no floor: give it one in tests/support/check_house.py"
        return
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        include = INCLUDE.match(line)
        if include:
            for fault in faults_of_include(room, include.group(1)):
                yield f"{name}:{number}: {line.strip()}: {fault}"


def faults_of_tree(root):
    for house in HOUSES:
        for path in sorted((root / house).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                yield from faults_of_file(root, path)


def main(arguments):
    root = pathlib.Path(arguments[0] if arguments else ".").resolve()
    faults = list(faults_of_tree(root))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
