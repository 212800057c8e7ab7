# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes Debian's changelog from CHANGELOG.md.

usage: debian_changelog.py CHANGELOG.md REVISION MAINTAINER

REVISION is that of the newest version's package, MAINTAINER "NAME <ADDRESS>"; on stdout. Each "## VERSION (DATE)"
becomes an entry, each line of its list an item. Exits with 1 when there is none, or one has nothing to say.
"""

import datetime
import pathlib
import re
import sys
import textwrap

VERSION = re.compile(r"^## (\d+(?:\.\d+)*) \((\d{4}-\d{2}-\d{2})\)$")


def releases(text):
    """[version, date, items] of each, in their order."""
    found = []
    for line in text.splitlines():
        head = VERSION.match(line)
        if head:
            found.append([head.group(1), datetime.date.fromisoformat(head.group(2)), []])
        elif found and line.startswith("- "):
            found[-1][2].append(line[2:].strip())
        elif found and line.startswith("  ") and found[-1][2]:
            found[-1][2][-1] += " " + line.strip()
    return found


def entry(version, date, items, revision, maintainer):
    lines = [f"parascope ({version}-{revision}) unstable; urgency=medium", ""]
    for item in items:
        lines += textwrap.wrap(item, 78, initial_indent="  * ", subsequent_indent="    ", break_on_hyphens=False)
    day = datetime.datetime(date.year, date.month, date.day, 12, tzinfo=datetime.timezone.utc)
    # Names of days and months are English whatever the locale: strftime would follow it.
    weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.weekday()]
    month = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()[day.month - 1]
    lines += ["", f" -- {maintainer}  {weekday}, {day.day:02} {month} {day.year} 12:00:00 +0000"]
    return "\n".join(lines) + "\n"


def main(arguments):
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    path, revision, maintainer = arguments
    found = releases(pathlib.Path(path).read_text(encoding="utf-8"))
    if not found or not all(items for _, _, items in found):
        print(f"{path}: a version says nothing, or there is none; write '## 0.1.0 (2026-11-27)' and a list", file=sys.stderr)
        return 1
    sys.stdout.write("\n".join(entry(*release, revision, maintainer) for release in found))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
