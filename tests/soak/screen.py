# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen of our own with a window manager, and somebody at its keyboard."""
import os
import shutil
import subprocess
import tempfile
import time

TOOLS = ("Xvfb", "openbox", "xdotool")


def missing():
    return [tool for tool in TOOLS if not shutil.which(tool)]


class Screen:
    def __init__(self, environment, size="1366x768"):
        ready, its_end = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(its_end), "-screen", "0", f"{size}x24", "-nolisten",
                                        "tcp"], pass_fds=[its_end], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
        os.close(its_end)
        with os.fdopen(ready, encoding="ascii") as file:
            number = file.readline().strip()
        if not number:
            raise RuntimeError("Xvfb does not start")
        self.environment = environment | {"DISPLAY": f":{number}"}
        with tempfile.TemporaryDirectory(prefix="parascope-screen.") as folder:
            word = os.path.join(folder, "ready")
            self.manager = subprocess.Popen(["openbox", "--startup", f"touch {word}"], env=self.environment,
                                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            self._wait_for_manager(word, 30)

    @staticmethod
    def _wait_for_manager(word, seconds):
        """A window that is shown while the manager comes up can be missed by it, and is then never seen."""
        end = time.monotonic() + seconds
        while not os.path.exists(word):
            if time.monotonic() > end:
                raise RuntimeError(f"openbox does not manage windows after {seconds} s")
            time.sleep(0.05)

    def _do(self, *words):
        return subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, check=False,
                              timeout=60, text=True).stdout.strip()

    def key(self, *names, times=1):
        self._do("key", "--clearmodifiers", "--delay", "40", *(name for name in names for _ in range(times)))

    def type(self, text):
        self._do("type", "--clearmodifiers", "--delay", "15", text)

    def click(self, x, y, button=1):
        self._do("mousemove", str(x), str(y), "click", str(button))

    def title(self):
        return self._do("getactivewindow", "getwindowname")

    def windows(self, pid):
        """Titles of what a program shows."""
        shown = self._do("search", "--onlyvisible", "--pid", str(pid)).split()
        return [self._do("getwindowname", window) for window in shown]

    def wait_for_window(self, pid, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if any("Parascope" in title for title in self.windows(pid)):
                return True
            time.sleep(0.2)
        return False

    def close(self):
        for process in (self.manager, self.server):
            process.terminate()
            process.wait()
