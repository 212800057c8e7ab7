# SPDX-License-Identifier: GPL-3.0-or-later
"""What somebody does with the window, by keys and clicks. A step leaves the window as it found it: without a
dialog, not presenting."""
import time
from pathlib import Path

PAGES = range(1, 9)
LONGEST_RUN = 8  # seconds; then it is stopped


class Tour:
    def __init__(self, screen, folder, lot):
        self.screen, self.folder, self.lot = screen, Path(folder), lot
        self.presses = 0

    def calm(self):
        """Out of whatever is open."""
        self.screen.key("Escape", times=3)

    def go_to(self, page):
        self.screen.key(f"ctrl+{page}")

    def rest(self):
        """As at the end of each round, so that what the window has can be compared."""
        self.calm()
        self.screen.key("alt+Home")
        time.sleep(2)

    # Steps without a run.
    def look_at_pages(self):
        for page in self.lot.sample(PAGES, 4):
            self.go_to(page)
            self.screen.key("F1", "F1")
        self.screen.key("alt+Left", "alt+Left", "alt+Home")

    def zoom_and_select(self):
        self.go_to(self.lot.choice([1, 2, 4, 6, 7]))
        self.screen.key("w", "w", "d", "a", "s", "shift+Right", "shift+Right", "f", "Home", "period", "period", "comma",
                        "shift+m", "Escape")
        self.screen.key("c", "c")

    def present(self):
        self.go_to(1)
        self.screen.key("F11")
        self.screen.key("n", "p", "1", "2", "0", "l", "l", "b", "space", "Escape")
        self.calm()

    def dialogs(self):
        for keys in ("question", "ctrl+t", "ctrl+shift+t", "ctrl+shift+p", "ctrl+comma", "F10", "ctrl+f", "ctrl+o",
                     "ctrl+e"):
            self.screen.key(keys)
            time.sleep(0.3)
            self.calm()

    def colours_and_sizes(self):
        self.screen.key("ctrl+comma")  # its first choice is that of the colours
        time.sleep(0.5)
        for choice in ("Down", "Down", "Down", "Home"):
            self.screen.key(choice)
            time.sleep(0.5)
        self.calm()
        self.screen.key("ctrl+plus", "ctrl+plus", "ctrl+minus", "ctrl+0", "ctrl+k", "ctrl+k", "ctrl+k", "ctrl+k")

    def clipboard(self):
        self.go_to(self.lot.choice([1, 2]))
        self.screen.key("ctrl+shift+c", "ctrl+shift+f", "ctrl+shift+x")

    def mouse(self):
        """Clicks anywhere on the page, but for its upper edge, where Run is."""
        for _ in range(6):
            self.screen.click(self.lot.randint(250, 1300), self.lot.randint(350, 700), self.lot.choice([1, 1, 2, 4, 5]))
        self.calm()

    def drawer(self):
        self.screen.key("ctrl+r", "Down", "Down", "Up", "F2", "Escape", "ctrl+r")
        self.calm()

    def export(self):
        self.go_to(self.lot.choice([1, 2, 6, 7]))
        self.screen.key("ctrl+e")
        time.sleep(0.5)
        if "xport" in self.screen.title():
            self.screen.key("alt+f")
            self.screen.key("Return")
            time.sleep(1)
        self.calm()
        for file in self.folder.glob("parascope-*"):
            file.unlink()

    # Steps with runs, which stay in memory.
    def run(self, page, stop_after):
        self.go_to(page)
        self.screen.key("F5")
        self.presses += 1
        time.sleep(stop_after)
        self.screen.key("shift+F5")
        self.calm()

    def run_a_demo(self):
        self.run(self.lot.choice([1, 2, 3, 4, 6, 7]), self.lot.choice([0.2, 1, LONGEST_RUN]))

    def run_the_table(self):
        self.run(5, LONGEST_RUN)

    def open_file(self, name):
        self.screen.key("ctrl+o")
        time.sleep(0.5)
        self.screen.type(str(self.folder / name))
        self.screen.key("Return")
        self.presses += 1  # what is opened stays in memory as well
        time.sleep(2)
        self.calm()

    def open_trace(self):
        self.open_file("other.json")

    def run_a_lesson(self):
        self.open_file("lesson.md")
        self.screen.key("F5")
        time.sleep(3)
        self.screen.key("shift+F5")
        self.calm()

    def delete_runs(self):
        self.screen.key("ctrl+r")
        self.screen.key("ctrl+a", "Delete")
        self.screen.key("ctrl+r")
        self.calm()

    def steps(self, kind):
        if kind == "runs":
            return [self.run_a_demo, self.run_a_demo, self.run_the_table, self.open_trace, self.run_a_lesson,
                    self.delete_runs, self.export]
        return [self.look_at_pages, self.zoom_and_select, self.present, self.dialogs, self.colours_and_sizes,
                self.clipboard, self.mouse, self.drawer, self.export]
