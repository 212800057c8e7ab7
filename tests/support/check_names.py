#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that local names of ui are unique: its sources are compiled several at a time, and two files that
call something in their unnamed namespaces the same may meet.

usage: check_names.py [ROOT]

Prints each name with its files and exits with 1; says nothing and exits with 0 when there is none.
"""

import collections
import pathlib
import re
import sys

UNNAMED = re.compile(r"^namespace \{\n(.*?)^\} // namespace\n", re.S | re.M)
CONSTANT = re.compile(r"^(?:inline |static |const |constexpr )+[\w:<>*& ,]*?\b(\w+)(?:\[\])?\s*[({=;]")
TYPE = re.compile(r"^(?:struct|class|enum class|enum)\s+(\w+)")
FUNCTION = re.compile(r"^(?:\[\[nodiscard\]\] )?[A-Za-z_][\w:<>*& ,]*?[ *&](\w+)\(")


def names_of(text):
    for body in UNNAMED.findall(text):
        for line in body.splitlines():
            for kind in (TYPE, CONSTANT, FUNCTION):
                found = kind.match(line)
                if found:
                    yield found.group(1)
                    break


def main(arguments):
    root = pathlib.Path(arguments[0] if arguments else ".")
    places = collections.defaultdict(set)
    for path in sorted((root / "ui").rglob("*.cpp")):
        for name in names_of(path.read_text(encoding="utf-8")):
            places[name].add(path.relative_to(root).as_posix())
    twice = {name: files for name, files in places.items() if len(files) > 1}
    for name, files in sorted(twice.items()):
        print(f"{name}: {', '.join(sorted(files))}")
    return 1 if twice else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
