// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/table/ComparisonTablePage.h"

#include "tests/support/TempDir.h"
#include "tests/ui/pages/ScriptedWorkers.h"
#include "ui/demos/table/ComparisonCellDelegate.h"
#include "ui/demos/table/ComparisonTableModel.h"
#include "ui/demos/table/ComparisonTableView.h"
#include "ui/pages/MessageBar.h"
#include "ui/widgets/SentenceLabel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

namespace parascope {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::SizeIs;
using testing::StartsWith;

enum Column : std::uint8_t { PythonThreads, PythonProcesses, CppThreads, CppProcesses };

/// The page without its window, on pretending workers, with the backends that a test names.
class TheComparisonTable : public testing::Test {
protected:
    void open(const std::vector<Availability>& backends = {}) {
        page = std::make_unique<ComparisonTablePage>(session, test::ScriptedWorkers::machine());
        page->setAvailability(backends);
        page->setUsualSize(9000);
        page->resize(900, 700);
        page->show();
    }
    [[nodiscard]] QModelIndex index(ComparisonRow row, int column) const {
        return page->table().model()->index(static_cast<int>(row), column);
    }
    [[nodiscard]] std::string text(ComparisonRow row, int column) const {
        return index(row, column).data().toString().toStdString();
    }
    [[nodiscard]] std::string note(ComparisonRow row, int column) const {
        return index(row, column).data(ComparisonTableModel::NoteRole).toString().toStdString();
    }
    void click(ComparisonRow row, int column) const {
        auto& table = page->table();
        const auto cell = table.visualRect(index(row, column));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell.topLeft() + QPoint(12, 12));
    }
    [[nodiscard]] bool isDone() const {
        return QTest::qWaitFor([this] { return !session.isBusy() && !page->isBusy(); }, 20'000);
    }
    [[nodiscard]] std::vector<Backend> backendsRun() const {
        std::vector<Backend> backends;
        for (const auto* run : session.runs()) {
            backends.push_back(run->facts.experiment.backend);
        }
        return backends;
    }
    [[nodiscard]] std::string message() const {
        auto& bar = page->messages();
        return bar.isVisible() ? bar.findChild<QLabel*>()->text().toStdString() : "";
    }
    [[nodiscard]] std::string sentence() const {
        return page->findChild<SentenceLabel*>()->sentence().toStdString();
    }

    test::ScriptedWorkers workers;
    EngineHost engine{workers.parts(), EngineHost::Cores::Ignore};
    RunSession session{engine};
    std::unique_ptr<ComparisonTablePage> page;
};

TEST_F(TheComparisonTable, OffersToMeasureWhatCanBeMeasured) {
    open();
    EXPECT_EQ(text(ComparisonRow::BusyCores, PythonThreads), "measure");
    EXPECT_EQ(text(ComparisonRow::Waits, CppProcesses), "measure");
    EXPECT_EQ(text(ComparisonRow::Memory, CppThreads), "measure");
    EXPECT_EQ(text(ComparisonRow::Memory, PythonThreads), "its program's");
    EXPECT_EQ(text(ComparisonRow::BestFor, PythonThreads), "waiting");
    EXPECT_EQ(text(ComparisonRow::Crash, PythonProcesses), "itself");
    EXPECT_EQ(sentence(), "");
    EXPECT_TRUE(page->picture().isNull());
}

TEST_F(TheComparisonTable, AClickMeasuresThatCellAndFillsWhatItsRunTells) {
    open();
    workers.hold();
    click(ComparisonRow::BusyCores, CppProcesses);
    EXPECT_TRUE(page->isBusy());
    EXPECT_TRUE(QTest::qWaitFor(
        [this] { return text(ComparisonRow::BusyCores, CppProcesses) == "measuring …"; }, 20'000));
    click(ComparisonRow::BusyCores, CppProcesses); // it is on its way already
    workers.letGo();
    ASSERT_TRUE(isDone());
    EXPECT_THAT(backendsRun(), ElementsAre(Backend::Processes));
    EXPECT_EQ(session.runs()[0]->facts.experiment.size, 9000U);
    EXPECT_EQ(text(ComparisonRow::BusyCores, CppProcesses), "2.00 of 2 cores");
    EXPECT_EQ(text(ComparisonRow::Memory, CppProcesses), "5.0 MB");
    EXPECT_EQ(text(ComparisonRow::Speedup, CppProcesses), "measure") << "that takes another run";
    EXPECT_THAT(sentence(), StartsWith("On this machine C++ processes kept 2.00 cores busy."));
}

TEST_F(TheComparisonTable, EnterDoesWhatAClickDoes) {
    open();
    page->focusChart();
    QTest::keyClick(&page->table(), Qt::Key_Right);
    QTest::keyClick(&page->table(), Qt::Key_Right);
    QTest::keyClick(&page->table(), Qt::Key_Down);
    QTest::keyClick(&page->table(), Qt::Key_Return);
    ASSERT_TRUE(isDone());
    EXPECT_THAT(backendsRun(), ElementsAre(Backend::Serial, Backend::Threads));
    EXPECT_EQ(text(ComparisonRow::Speedup, CppThreads), "2.00 ×");
    const QSignalSpy chosen(page.get(), &ComparisonTablePage::runsChosen);
    QTest::keyClick(&page->table(), Qt::Key_Enter, Qt::KeypadModifier);
    EXPECT_EQ(chosen.count(), 1) << "the keyboard is still on that cell";
}

TEST_F(TheComparisonTable, AFigureIsOneClickFromItsRunsSideBySide) {
    open();
    page->run();
    ASSERT_TRUE(isDone());
    const QSignalSpy chosen(page.get(), &ComparisonTablePage::runsChosen);
    click(ComparisonRow::Speedup, PythonProcesses);
    ASSERT_EQ(chosen.count(), 1);
    std::vector<Backend> shown;
    for (const auto id : chosen.at(0).at(0).value<std::vector<RunId>>()) {
        shown.push_back(session.run(id)->facts.experiment.backend);
    }
    EXPECT_THAT(shown,
                ElementsAre(Backend::CpythonSerial, Backend::CpythonThreads, Backend::CpythonProcesses));
    const QSignalSpy commands(page.get(), &ComparisonTablePage::commandChosen);
    click(ComparisonRow::Data, CppThreads);
    EXPECT_EQ(chosen.count(), 1) << "words have no run";
    EXPECT_EQ(commands.count(), 1) << "but a demo that shows them";
    EXPECT_EQ(commands[0][0].value<Command>().demo->info().key, "memory");
    EXPECT_FALSE(page->isBusy());
    click(ComparisonRow::BestFor, PythonProcesses);
    EXPECT_EQ(chosen.count(), 2) << "what it is best for is shown by the run above";
}

TEST_F(TheComparisonTable, RunMeasuresAllCells) {
    open();
    const QSignalSpy busy(page.get(), &Page::busyChanged);
    page->run();
    EXPECT_EQ(page->progress().done, 0);
    constexpr int kRuns =
        10 + 2 * 13 + 3; // those that compute or wait; then starts, of CPython's by three ways
    EXPECT_EQ(page->progress().all, kRuns);
    ASSERT_TRUE(isDone());
    EXPECT_EQ(page->progress().done, kRuns);
    EXPECT_EQ(busy.count(), kRuns + 1) << "when it began, and at the end of each run";
    for (const auto row : kComparisonRows) {
        for (std::size_t column = 0; column < 4; ++column) {
            if (row == ComparisonRow::Memory && column == CppThreads) {
                continue; // workers that are only played have none, or what the test takes meanwhile
            }
            EXPECT_NE(page->comparison().cell(row, column).kind, ComparisonCell::Kind::Open);
        }
    }
    EXPECT_THAT(sentence(), HasSubstr("CPython threads kept"));
    EXPECT_EQ(session.runs()[0]->facts.experiment.size, 100U) << "Python takes 90 times as long";
}

TEST_F(TheComparisonTable, NothingJumpsWhileItMeasures) {
    open();
    QCoreApplication::processEvents();
    const auto place = page->table().geometry();
    workers.hold();
    page->run();
    QTest::qWait(50);
    EXPECT_EQ(page->table().geometry(), place);
    workers.letGo();
    ASSERT_TRUE(isDone());
    QTest::qWait(50);
    EXPECT_EQ(page->table().geometry(), place);
    EXPECT_GE(page->table().viewport()->height(), page->table().verticalHeader()->length())
        << "all rows can be seen";
}

TEST_F(TheComparisonTable, CutsNothingInANarrowWindow) {
    open();
    page->run();
    ASSERT_TRUE(isDone());
    for (const int width : {760, 1000, 1600}) {
        page->resize(width, 900);
        QCoreApplication::processEvents();
        const auto& table = page->table();
        for (int column = 0; column < table.model()->columnCount(); ++column) {
            EXPECT_GE(table.columnWidth(column), 132) << column << " at " << width;
            const auto figure = index(ComparisonRow::Speedup, column).data().toString();
            const auto& delegate = dynamic_cast<const ComparisonCellDelegate&>(*table.itemDelegate());
            const QFontMetrics metrics(tokens::font(delegate.figureType(), table.font()));
            EXPECT_LE(metrics.horizontalAdvance(figure), table.columnWidth(column)) << figure.toStdString();
        }
        for (int row = 0; row < table.model()->rowCount(); ++row) {
            EXPECT_GE(table.rowHeight(row), static_cast<const QAbstractItemView&>(table).sizeHintForRow(row));
        }
    }
}

TEST_F(TheComparisonTable, HasFiguresTwiceAsLargeAsOtherText) {
    open();
    page->run();
    ASSERT_TRUE(isDone());
    page->resize(1400, 900);
    QCoreApplication::processEvents();
    EXPECT_EQ(dynamic_cast<const ComparisonCellDelegate&>(*page->table().itemDelegate()).figureType(),
              tokens::Type::Figure);
}

TEST_F(TheComparisonTable, CanBeStoppedAndGoesOnLater) {
    open();
    workers.hold();
    page->run();
    page->stop();
    ASSERT_TRUE(isDone());
    EXPECT_FALSE(page->comparison().hasFigures());
    EXPECT_EQ(text(ComparisonRow::BusyCores, CppThreads), "measure");
    EXPECT_EQ(message(), "") << "what the user wanted is no error";
    workers.letGo();
    click(ComparisonRow::BusyCores, CppThreads);
    ASSERT_TRUE(isDone());
    EXPECT_TRUE(page->comparison().hasFigures());
}

TEST_F(TheComparisonTable, IsFilledByRunsMadeElsewhereToo) {
    open();
    const QSignalSpy busy(page.get(), &Page::busyChanged);
    Experiment experiment;
    experiment.backend = Backend::Threads;
    session.submit({experiment});
    ASSERT_TRUE(isDone());
    EXPECT_EQ(text(ComparisonRow::BusyCores, CppThreads), "2.00 of 2 cores");
    EXPECT_EQ(busy.count(), 0) << "it did not run anything itself";
}

TEST_F(TheComparisonTable, SaysWhatFailed) {
    open();
    workers.refuse(Backend::Processes);
    click(ComparisonRow::Waits, CppProcesses);
    ASSERT_TRUE(isDone());
    EXPECT_THAT(message(), HasSubstr("8 processes failed: compute_worker is missing"));
    EXPECT_EQ(text(ComparisonRow::Waits, CppProcesses), "measure");
    EXPECT_EQ(note(ComparisonRow::Waits, CppProcesses), "the last run failed");
}

TEST_F(TheComparisonTable, SaysInTheColumnWhyABackendIsNotThere) {
    open({{Backend::CpythonThreads, "there is no Python 'python3'", {}},
          {Backend::CpythonProcesses, "there is no Python 'python3'", {}},
          {Backend::CpythonFree, "there is no Python without a GIL", {}},
          {Backend::Threads, {}, {}}});
    EXPECT_EQ(text(ComparisonRow::BusyCores, PythonThreads), "not here");
    EXPECT_EQ(note(ComparisonRow::BusyCores, PythonThreads), "there is no Python 'python3'");
    EXPECT_GT(page->table().rowSpan(0, PythonThreads), 3) << "there is room for the words";
    EXPECT_EQ(page->table().model()->columnCount(), 4);
    EXPECT_TRUE(page->table().currentIndex().isValid());
    click(ComparisonRow::BusyCores, PythonThreads);
    EXPECT_EQ(message(), "there is no Python 'python3'");
    page->run();
    ASSERT_TRUE(isDone());
    auto ran = backendsRun();
    ASSERT_EQ(ran.size(), 5U + 2 * 13) << "and what one more worker costs";
    ran.resize(5);
    EXPECT_THAT(ran, ElementsAre(Backend::Serial, Backend::Threads, Backend::Processes, Backend::Threads,
                                 Backend::Processes));
}

TEST_F(TheComparisonTable, HasAColumnForAFreeThreadedPythonWhereOneIsFound) {
    open({{Backend::CpythonFree, {}, "3.14.0"}});
    ASSERT_EQ(page->table().model()->columnCount(), 5);
    EXPECT_EQ(page->table().model()->headerData(2, Qt::Horizontal).toString(),
              QStringLiteral("Threads in CPython\nwithout a GIL"));
    page->run();
    ASSERT_TRUE(isDone());
    EXPECT_EQ(text(ComparisonRow::BusyCores, 2), "2.00 of 2 cores");
}

TEST_F(TheComparisonTable, IsACommandForTheCellThatIsSelectedOrTheFirstRow) {
    open();
    EXPECT_EQ(page->command().value(),
              "parascope run --task sum-squares:9k --backend "
              "cpython-threads,cpython-processes,threads,processes --workers 2 --python-size 100");
    page->table().setCurrentIndex(index(ComparisonRow::Waits, CppThreads));
    EXPECT_EQ(page->command().value(),
              "parascope run --task sleep:500 --backend threads --workers 8 --no-baseline");
    page->table().setCurrentIndex(index(ComparisonRow::Speedup, CppThreads));
    EXPECT_EQ(page->command().value(), "parascope run --task sum-squares:9k --backend threads --workers 2");
    page->table().setCurrentIndex(index(ComparisonRow::Crash, CppThreads));
    EXPECT_THAT(page->command().value(), HasSubstr("cpython-threads,")) << "words cannot be run";
}

TEST_F(TheComparisonTable, IsExportedAsPictureAndForScripts) {
    open();
    const test::TempDir folder;
    EXPECT_THAT(page->exportChart(folder.file("a.png")).error().text(),
                HasSubstr("nothing has been measured"));
    page->run();
    ASSERT_TRUE(isDone());
    for (const std::string name : {"a.png", "a.svg", "a.pdf"}) {
        EXPECT_TRUE(page->exportChart(folder.file(name))) << name;
        EXPECT_GT(std::filesystem::file_size(folder.file(name)), 1000U) << name;
    }
    EXPECT_THAT(test::textOf(folder.file("a.svg")), HasSubstr("2.00 of 2"));
    ASSERT_TRUE(page->exportChart(folder.file("a.csv")));
    EXPECT_THAT(test::textOf(folder.file("a.csv")), StartsWith("question,backend,kind,value"));
    ASSERT_TRUE(page->exportChart(folder.file("a.md")));
    EXPECT_THAT(test::textOf(folder.file("a.md")), HasSubstr("| 2.00 of 2 cores (at the same time) |"));
    EXPECT_FALSE(page->exportChart(folder.file("a.html")));
    EXPECT_FALSE(page->exportChart(folder.file("no/a.csv")));
    EXPECT_FALSE(page->picture().isNull());
}

TEST_F(TheComparisonTable, SaysToAScreenReaderWhatACellAnswers) {
    open();
    const auto spoken = [this](ComparisonRow row, int column) {
        return index(row, column).data(Qt::AccessibleTextRole).toString().toStdString();
    };
    EXPECT_EQ(spoken(ComparisonRow::Waits, PythonProcesses),
              "Waiting: wall time, Processes in CPython: measure");
    EXPECT_THAT(spoken(ComparisonRow::Crash, CppThreads), EndsWith("not measured"));
    EXPECT_THAT(index(ComparisonRow::Waits, 0).data(Qt::ToolTipRole).toString().toStdString(),
                HasSubstr("makes the run that measures it"));
}

TEST_F(TheComparisonTable, HasNotesForTheDock) {
    open();
    EXPECT_NE(qobject_cast<QTabWidget*>(page->notes()), nullptr);
    EXPECT_FALSE(page->notes()->isVisible()) << "until the dock takes them";
}

TEST_F(TheComparisonTable, MeasuresNothingWhileSomethingRunsElsewhere) {
    open();
    workers.hold();
    session.submit({Experiment{}});
    click(ComparisonRow::BusyCores, CppThreads);
    EXPECT_EQ(message(),
              "Nothing was measured: something runs on another page; wait for its end or stop it.");
    EXPECT_FALSE(page->isBusy());
    EXPECT_THAT(session.runs(), SizeIs(1));
    workers.letGo();
    ASSERT_TRUE(isDone());
    click(ComparisonRow::Waits, CppThreads);
    EXPECT_TRUE(page->isBusy());
    EXPECT_EQ(message(), "");
    ASSERT_TRUE(isDone());
}

TEST_F(TheComparisonTable, RunsThePythonThatIsChosen) {
    open();
    page->setPython("python3.14t");
    click(ComparisonRow::BusyCores, PythonThreads);
    EXPECT_TRUE(isDone());
    for (const auto* run : session.runs()) {
        EXPECT_EQ(run->facts.experiment.python, "python3.14t");
    }
}

} // namespace
} // namespace parascope
