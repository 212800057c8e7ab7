#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens HTML exports in a real browser: figures as in --json, names as text, keys and mouse, no network.

usage: replay_in_browser.py PROGRAM
Skipped (77), with the reason, where there is no browser.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOSTILE = ['<script>document.documentElement.dataset.hacked = "yes"</script>',
           '</script><img src=x onerror="document.documentElement.dataset.hacked = 1">',
           '<!-- & "quotes" \' &lt;',
           'emoji 🧵 and lines \u2028 \u2029']


class Browser:
    """A browser without a window, led through a pair of pipes (the DevTools protocol)."""

    def __init__(self, program, folder):
        ours_read, theirs_write = os.pipe()
        theirs_read, ours_write = os.pipe()

        def connect():
            read, write = os.dup(theirs_read), os.dup(theirs_write)  # 3 and 4 may be any of the four
            os.dup2(read, 3)
            os.dup2(write, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions",
             "--remote-debugging-pipe", f"--user-data-dir={folder}", "--window-size=1280,900"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            close_fds=False, preexec_fn=connect)
        os.close(theirs_read)
        os.close(theirs_write)
        self.incoming = os.fdopen(ours_read, "rb")
        self.outgoing = os.fdopen(ours_write, "wb")
        self.buffer = b""
        self.number = 0
        self.session = None
        self.events = []

    def close(self):
        self.outgoing.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.incoming.close()

    def _message(self):
        while b"\0" not in self.buffer:
            more = os.read(self.incoming.fileno(), 1 << 16)
            if not more:
                raise RuntimeError("the browser ended")
            self.buffer += more
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def ask(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.outgoing.write(json.dumps(message).encode() + b"\0")
        self.outgoing.flush()
        while True:
            answer = self._message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def open(self, file):
        self.session = None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.events.clear()
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(domain + ".enable")
        self.ask("Page.navigate", url=Path(file).as_uri())
        self.until("document.documentElement?.dataset.ready === 'yes'")

    def run(self, script):
        answer = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def until(self, script):
        """Waits; the limit is that of the test."""
        while not self.run(script):
            self.run("new Promise((done) => setTimeout(done, 10))")

    def press(self, key):
        code = {" ": "Space"}.get(key, key)
        text = {"text": key} if len(key) == 1 else {}
        self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, code=code, **text)
        self.ask("Input.dispatchKeyEvent", type="keyUp", key=key, code=code)

    def mouse(self, kind, x, y, **more):
        self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def drag(self, begin, end, y):
        self.mouse("mousePressed", begin, y, button="left", clickCount=1)
        for step in range(1, 6):
            self.mouse("mouseMoved", begin + (end - begin) * step / 5, y, button="left", buttons=1)
        self.mouse("mouseReleased", end, y, button="left", clickCount=1)

    def painted(self):
        """Waits until what was asked for is on the screen."""
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def complaints(self):
        bad = []
        for event in self.events:
            method, params = event["method"], event.get("params", {})
            if method == "Runtime.exceptionThrown" or method == "Log.entryAdded":
                bad.append(params)
            if method == "Network.requestWillBeSent" and not params["documentURL"] == params["request"]["url"]:
                bad.append(params["request"]["url"])
        return bad


class ReplayPage(unittest.TestCase):
    """An exported file that is open in the browser."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.browser = Browser(cls.browser_program, Path(cls.folder.name) / "profile")

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.folder.cleanup()

    def file(self, name):
        return str(Path(self.folder.name) / name)

    def parascope(self, *arguments):
        made = subprocess.run([self.program, *arguments], capture_output=True, text=True, check=False)
        self.assertEqual(made.returncode, 0, made.stderr)
        return made.stdout

    def open_runs(self):
        """Two runs that were made once, and what --json said of them."""
        if not Path(self.file("run.html")).exists():
            type(self).answer = json.loads(self.parascope(
                "run", "--task", "sum-squares:2M", "--backend", "serial,threads", "--workers", "2", "--json",
                "--export", self.file("run.html")))
        self.browser.open(self.file("run.html"))
        return self.answer

    def text(self, selector):
        return self.browser.run(f"document.querySelector({json.dumps(selector)}).textContent")

    def choose_speed(self, factor):
        self.browser.run(f"{{ const speed = document.querySelector('.speed'); speed.value = '{factor}';"
                         "speed.dispatchEvent(new Event('change')); }")

    def ruler(self):
        self.browser.painted()
        return self.browser.run("document.querySelector('.axis').toDataURL()")

    def lane(self):
        """Left edge, width and middle of the first lane."""
        return self.browser.run("(() => { const box = document.querySelector('.run canvas').getBoundingClientRect();"
                                "return {x: box.x, width: box.width, y: box.y + 15}; })()")


class AReplay(ReplayPage):
    def test_tells_the_figures_that_json_tells(self):
        answer = self.open_runs()
        rows = self.browser.run("""[...document.querySelectorAll('.figures tbody tr')].map((row) => Object.fromEntries(
            [...row.querySelectorAll('td')].map((cell) => [cell.dataset.key, cell.dataset.value])))""")
        self.assertEqual(len(rows), 2)
        for shown, run in zip(rows, answer["runs"]):
            known = {**run, "start_s": run["start_s"]["median"], "running": run["shares"]["running"],
                     "ready": run["shares"]["ready"]}
            for key in ("wall_s", "cpu_s", "parallelism", "speedup", "efficiency", "start_s", "running", "ready"):
                self.assertAlmostEqual(float(shown[key]), known[key], 12, key)
            self.assertNotIn("peak_rss_bytes", shown, "a thread has no memory of its own")
            self.assertIsNone(run["peak_rss_bytes"])
        self.assertIn("one after another", self.text(".figures tbody tr th"))

    def test_asks_for_nothing_and_complains_of_nothing(self):
        self.open_runs()
        self.browser.painted()
        self.assertEqual(self.browser.complaints(), [])

    def test_lets_no_other_script_run(self):
        self.open_runs()
        self.browser.run("""{ const script = document.createElement('script');
            script.textContent = 'document.documentElement.dataset.hacked = 1'; document.body.append(script); }""")
        self.assertIsNone(self.browser.run("document.documentElement.dataset.hacked || null"))

    def test_shows_every_worker_and_says_what_it_did(self):
        self.open_runs()
        names = self.browser.run("[...document.querySelectorAll('.lane')].map((lane) => lane.textContent)")
        self.assertEqual(names, ["worker 0", "worker 0", "worker 1"])
        self.assertRegex(self.browser.run("document.querySelector('.run canvas').getAttribute('aria-label')"),
                         r"^worker 0: .*running \d+ %")

    def test_zooms_and_pans_by_keys(self):
        self.open_runs()
        whole = self.ruler()
        self.browser.press("w")
        near = self.ruler()
        self.assertNotEqual(near, whole)
        self.browser.press("d")
        self.assertNotEqual(self.ruler(), near)
        self.browser.press("Home")
        self.assertEqual(self.ruler(), whole)

    def test_tells_the_figures_of_a_stretch_that_is_dragged(self):
        self.open_runs()
        lane = self.lane()
        self.browser.drag(lane["x"] + lane["width"] * 0.4, lane["x"] + lane["width"] * 0.6, lane["y"])
        self.browser.painted()
        self.assertRegex(self.text(".selection"), r"^Selected .* from .* to .*busy cores")
        whole = self.ruler()
        self.browser.press("f")
        self.assertNotEqual(self.ruler(), whole)
        self.browser.press("Escape")
        self.assertTrue(self.browser.run("document.querySelector('.selection').hidden"))

    def test_tells_of_the_piece_under_the_pointer(self):
        self.open_runs()
        lane = self.lane()
        for share in range(5, 100, 5):
            self.browser.mouse("mouseMoved", lane["x"] + lane["width"] * share / 100, lane["y"])
            if not self.browser.run("document.querySelector('.tip').hidden"):
                break
        self.assertRegex(self.text(".tip"), r"^worker 0(Running|Waiting|Starting)")

    def test_goes_from_piece_to_piece_and_says_each(self):
        self.open_runs()
        self.browser.press(".")
        first = self.text(".spoken")
        self.assertTrue(first.startswith("worker 0, "), first)
        self.browser.press(".")
        self.assertNotEqual(self.text(".spoken"), first)
        self.browser.press(",")
        self.assertEqual(self.text(".spoken"), first)

    def test_plays_the_runs_again(self):
        self.open_runs()
        self.choose_speed("0.01")
        self.browser.press(" ")
        self.assertIn("Pause", self.text(".play"))
        self.choose_speed("1")
        self.browser.until("document.querySelector('.play').textContent.includes('Play')")
        self.assertEqual(self.browser.run("document.querySelector('.position').value"), "1000")

    def test_shows_the_same_by_core(self):
        self.open_runs()
        if self.browser.run("document.querySelector('.view').hidden"):
            self.skipTest("the kernel did not say which core a worker was on")
        self.browser.run("document.querySelector('.view').click()")
        self.assertRegex(self.text(".lane"), r"^core \d+$")

    def test_is_dark_where_the_reader_wants_it(self):
        self.open_runs()
        self.assertEqual(self.browser.run("document.documentElement.dataset.theme"), "light")
        self.browser.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
        self.browser.until("document.documentElement.dataset.theme === 'dark'")
        self.browser.run("document.querySelector('button.theme').click()")
        self.assertEqual(self.browser.run("getComputedStyle(document.body).backgroundColor"), "rgb(243, 245, 247)")

    def test_can_be_printed(self):
        self.open_runs()
        self.assertGreater(len(self.browser.ask("Page.printToPDF")["data"]), 10_000)
        self.assertEqual(self.browser.complaints(), [])


class AReplayOfAHostileTrace(ReplayPage):
    def test_shows_names_as_text(self):
        events = []
        for number, name in enumerate(HOSTILE):
            events.append({"ph": "M", "name": "thread_name", "pid": 1, "tid": number, "args": {"name": name}})
            events.append({"ph": "X", "name": name, "pid": 1, "tid": number, "ts": 0, "dur": 1000})
        trace = self.file("a<b>&\"c.json")
        Path(trace).write_text(json.dumps({"traceEvents": events}), encoding="utf-8")
        self.parascope("show", trace, "--quiet", "--export", self.file("hostile.html"))
        self.browser.open(self.file("hostile.html"))
        names = self.browser.run("[...document.querySelectorAll('.lane')].map((lane) => lane.textContent)")
        self.assertEqual(sorted(names), sorted(HOSTILE))
        self.assertIsNone(self.browser.run("document.documentElement.dataset.hacked || null"))
        self.assertEqual(self.browser.run("document.images.length"), 0)
        self.assertEqual(self.browser.run("document.scripts.length"), 2)
        self.assertEqual(self.browser.run("document.title"), Path(trace).name)
        self.browser.press(".")
        self.assertIn(self.browser.run("document.querySelector('.spoken').textContent").split(", ")[0], HOSTILE[0])
        self.assertEqual(self.browser.complaints(), [])


class AReplayOfALongRecording(ReplayPage):
    def test_is_thinned_and_says_so(self):
        events = [{"ph": "X", "name": "a", "cat": "running", "pid": 1, "tid": i % 4, "ts": i * 10, "dur": 9}
                  for i in range(150_000)]
        Path(self.file("long.json")).write_text(json.dumps({"traceEvents": events}), encoding="utf-8")
        self.parascope("show", self.file("long.json"), "--quiet", "--export", self.file("long.html"))
        self.assertLess(Path(self.file("long.html")).stat().st_size, 5_000_000)
        self.browser.open(self.file("long.html"))
        self.assertRegex(self.text(".thinned"), r"150.* pieces")


def run_in_browser():
    """Runs the tests of the program that is named; the status is the exit status."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        print("skipped: no browser here (none of " + ", ".join(BROWSERS) + " in PATH)")
        return 77
    ReplayPage.program = sys.argv.pop(1)
    ReplayPage.browser_program = program
    return 0 if unittest.main(exit=False, verbosity=2).result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(run_in_browser())
