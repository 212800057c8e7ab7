#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests resources/package/debian_changelog.py. usage: debian_changelog_test.py ROOT"""

import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(sys.argv.pop(1))
SCRIPT = ROOT / "resources/package/debian_changelog.py"
MAINTAINER = "A Person <a@b.invalid>"


def converted(text):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "CHANGELOG.md"
        path.write_text(text, encoding="utf-8")
        return subprocess.run([sys.executable, "-B", SCRIPT, path, "2", MAINTAINER], capture_output=True, text=True)


class TheDebianChangelog(unittest.TestCase):
    def test_has_an_entry_for_each_version(self):
        got = converted("# Changes\n\nWords.\n\n## 0.2.0 (2026-12-01)\n\n- Two\n  lines.\n- More.\n\n## 0.1.0 (2026-11-27)\n\n- First.\n")
        self.assertEqual(got.returncode, 0, got.stderr)
        self.assertEqual(
            got.stdout,
            "parascope (0.2.0-2) unstable; urgency=medium\n\n  * Two lines.\n  * More.\n\n"
            " -- A Person <a@b.invalid>  Tue, 01 Dec 2026 12:00:00 +0000\n\n"
            "parascope (0.1.0-2) unstable; urgency=medium\n\n  * First.\n\n"
            " -- A Person <a@b.invalid>  Fri, 27 Nov 2026 12:00:00 +0000\n",
        )

    def test_keeps_its_lines_short(self):
        got = converted("## 0.1.0 (2026-11-27)\n\n- " + "word " * 60 + "\n")
        self.assertTrue(all(len(line) <= 78 for line in got.stdout.splitlines()), got.stdout)
        self.assertGreater(got.stdout.count("    word"), 2)

    def test_says_what_is_wrong_where_a_version_says_nothing(self):
        for text in ("# Changes\n", "## 0.1.0 (2026-11-27)\n\nWords that are no list.\n"):
            got = converted(text)
            self.assertEqual(got.returncode, 1)
            self.assertIn("says nothing", got.stderr)
            self.assertEqual(got.stdout, "")

    def test_can_be_made_of_ours(self):
        got = converted((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
        self.assertEqual(got.returncode, 0, got.stderr)
        self.assertTrue(got.stdout.startswith("parascope ("))


if __name__ == "__main__":
    unittest.main()
