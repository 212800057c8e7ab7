#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the HTML of a document with several charts in a real browser: figures as in --json, names as text, each
chart alive by itself, no network.

usage: document_in_browser.py PROGRAM MAKE_DOCUMENT
Skipped (77), with the reason, where there is no browser.
"""

import json
import os
import subprocess
import sys
import unittest

from replay_in_browser import HOSTILE, ReplayPage, run_in_browser

TITLE = " ".join(HOSTILE[:3])


class ADocument(ReplayPage):
    """The same two runs twice, each with its chart."""

    def open_document(self):
        if not os.path.exists(self.file("document.html")):
            type(self).answer = json.loads(self.parascope(
                "run", "--task", "sum-squares:2M", "--backend", "threads", "--workers", "2", "--json",
                "--export", self.file("run.trace.json")))
            subprocess.run([self.make_document, self.file("run.trace.json"), self.file("document.html"), TITLE],
                           check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
        self.browser.open(self.file("document.html"))
        return self.answer

    def axes(self):
        self.browser.painted()
        return self.browser.run("[...document.querySelectorAll('.axis')].map((axis) => axis.toDataURL())")

    def test_tells_the_figures_that_json_tells(self):
        answer = self.open_document()
        tables = self.browser.run("""[...document.querySelectorAll('.figures')].map((table) =>
            [...table.querySelectorAll('tbody tr')].map((row) => Object.fromEntries(
                [...row.querySelectorAll('td')].map((cell) => [cell.dataset.key, cell.dataset.value]))))""")
        self.assertEqual(len(tables), 2)
        for rows in tables:
            for shown, run in zip(rows, answer["baseline"] + answer["runs"], strict=True):
                for key in ("wall_s", "cpu_s", "parallelism", "speedup", "efficiency"):
                    self.assertAlmostEqual(float(shown[key]), run[key], 12, key)

    def test_asks_for_nothing_and_complains_of_nothing(self):
        self.open_document()
        self.browser.painted()
        self.assertEqual(self.browser.complaints(), [])
        self.assertEqual(self.browser.run("document.images.length"), 0)

    def test_shows_foreign_words_as_text(self):
        self.open_document()
        self.assertEqual(self.browser.run("document.title"), TITLE)
        self.assertEqual(self.text("h1"), TITLE)
        self.assertEqual(self.text("figcaption"), TITLE)
        self.assertIn(HOSTILE[0], self.text(".code"))
        self.assertIsNone(self.browser.run("document.documentElement.dataset.hacked || null"))
        self.assertEqual(self.browser.run("document.scripts.length"), 3)

    def test_lets_no_other_script_run(self):
        self.open_document()
        self.browser.run("""{ const script = document.createElement('script');
            script.textContent = 'document.documentElement.dataset.hacked = 1'; document.body.append(script); }""")
        self.assertIsNone(self.browser.run("document.documentElement.dataset.hacked || null"))

    def test_gives_keys_to_the_chart_that_has_the_focus(self):
        self.open_document()
        first, second = self.axes()
        self.browser.press("w")
        self.assertEqual(self.axes(), [first, second], "none has it")
        self.browser.run("document.querySelectorAll('.chart')[1].focus()")
        self.browser.press("w")
        near = self.axes()
        self.assertEqual(near[0], first)
        self.assertNotEqual(near[1], second)
        self.browser.press(".")
        spoken = self.browser.run("[...document.querySelectorAll('.spoken')].map((one) => one.textContent)")
        self.assertEqual(spoken[0], "")
        self.assertRegex(spoken[1], r"^worker 0, ")

    def test_plays_one_chart_at_a_time(self):
        self.open_document()
        self.browser.run("document.querySelectorAll('.play')[1].click()")
        words = self.browser.run("[...document.querySelectorAll('.play')].map((one) => one.textContent)")
        self.assertIn("Play", words[0])
        self.assertIn("Pause", words[1])

    def test_leads_from_the_outline_to_its_headings(self):
        self.open_document()
        links = self.browser.run("[...document.querySelectorAll('.outline a')].map((one) => one.getAttribute('href'))")
        self.assertEqual(len(links), 2)
        self.assertRegex(links[0], r"^#threads-or-processes-\d{4}$")
        self.assertEqual(links[1], links[0] + "-1")
        for link in links:
            self.assertEqual(self.browser.run(f"document.querySelector('{link}').tagName"), "H2")

    def test_is_dark_where_the_reader_wants_it(self):
        self.open_document()
        self.browser.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        self.browser.until("document.documentElement.dataset.theme === 'dark'")
        self.assertEqual(self.browser.run("getComputedStyle(document.querySelector('.code .keyword, .code .string')).color"),
                         "rgb(143, 209, 158)")

    def test_can_be_printed(self):
        self.open_document()
        self.assertGreater(len(self.browser.ask("Page.printToPDF")["data"]), 10_000)
        self.assertEqual(self.browser.complaints(), [])


if __name__ == "__main__":
    ADocument.make_document = sys.argv.pop(2)
    sys.exit(run_in_browser())
