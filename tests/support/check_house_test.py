# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests of check_house.py, on small trees that break one rule each."""

import pathlib
import subprocess
import sys
import tempfile
import unittest

import check_house


class ATree(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def write(self, name, *lines):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(line + "\n" for line in lines))

    def check(self):
        return list(check_house.faults_of_tree(self.root))

    def refused(self, name, include):
        self.write(name, "#pragma once", include)
        faults = self.check()
        self.assertEqual(len(faults), 1, faults)
        self.assertTrue(faults[0].startswith(f"{name}:2: {include.strip()}: "), faults[0])
        return faults[0]

    def test_whose_includes_go_down_is_good(self):
        self.write("core/run/Runner.cpp", '#include "core/run/Runner.h"', '#include "core/trace/Trace.h"', "#include <map>")
        self.write("core/engine/Engine.h", "#include <QObject>", '#include "core/run/Runner.h"')
        self.write("core/work/Task.h", '#include "core/observe/Machine.h"')
        self.write("core/demos/queue/Queue.h", '#include "core/demos/scale/Scale.h"', '#include "core/report/Table.h"')
        self.write("ui/charts/Plot.h", "#include <QWidget>", "#include <qcustomplot.h>")
        self.write("ui/shell/Window.cpp", '#include "ui/pages/Page.h"', '#include "core/base/Time.h"')
        self.write("app/main.cpp", '#include "ui/shell/Window.h"', '#include "app/Headless.h"')
        self.write("tests/core/base/TimeTest.cpp", '#include "app/Headless.h"')
        self.assertEqual(self.check(), [])

    def test_that_goes_up_in_core_is_refused(self):
        fault = self.refused("core/base/Time.h", '#include "core/run/Runner.h"')
        self.assertIn("core/run stands above core/base", fault)

    def test_that_goes_up_in_ui_is_refused(self):
        self.refused("ui/charts/Plot.cpp", '#include "ui/pages/Page.h"')

    def test_that_goes_from_core_to_ui_is_refused(self):
        self.refused("core/engine/Engine.h", '#include "ui/charts/Plot.h"')

    def test_that_goes_to_app_is_refused(self):
        self.refused("ui/shell/Window.h", '# include "app/Headless.h"')

    def test_with_qt_below_the_engine_is_refused(self):
        for header in ("QObject", "QtCore/QObject", "QtMath", "qglobal.h"):
            with self.subTest(header):
                self.assertIn("may include Qt", self.refused("core/run/Runner.h", f"#include <{header}>"))

    def test_with_qcustomplot_outside_the_charts_is_refused(self):
        for name in ("ui/pages/Page.cpp", "core/engine/Engine.h", "app/main.cpp"):
            with self.subTest(name):
                self.assertIn("QCustomPlot", self.refused(name, "#include <qcustomplot.h>"))
                (self.root / name).unlink()

    def test_with_a_room_on_no_floor_is_refused(self):
        self.write("core/attic/Box.h", "#pragma once")
        self.write("ui/shell/Window.cpp", '#include "ui/cellar/Wine.h"')
        faults = self.check()
        self.assertEqual(len(faults), 2)
        self.assertIn("core/attic stands on no floor", faults[0])
        self.assertIn("ui/cellar stands on no floor", faults[1])

    def test_is_told_line_by_line_and_by_the_exit_status(self):
        def run():
            return subprocess.run(
                [sys.executable, "-B", check_house.__file__, self.root], capture_output=True, text=True
            )

        self.assertEqual((run().returncode, run().stdout), (0, ""))
        self.write("core/base/A.h", '#include "core/work/Task.h"', "#include <QObject>")
        self.assertEqual(run().returncode, 1)
        self.assertEqual(len(run().stdout.splitlines()), 2)


if __name__ == "__main__":
    unittest.main()
