// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/table/ComparisonTable.h"

#include "core/base/ShellWords.h"
#include "core/command/CommandLine.h"
#include "tests/core/demos/table/ComparisonRuns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using Kind = ComparisonCell::Kind;
using Progress = ComparisonCell::Progress;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

/// Columns of the usual table.
enum Column : std::uint8_t { PythonThreads, PythonProcesses, CppThreads, CppProcesses };

class TheTable : public testing::Test {
protected:
    [[nodiscard]] ComparisonTable table() const {
        return computeComparisonTable(columns, ComparisonPlan{}, runs.all(), test::ComparisonRuns::machine());
    }
    [[nodiscard]] ComparisonCell cell(ComparisonRow row, std::size_t column) const {
        return table().cell(row, column);
    }

    std::vector<ComparisonColumn> columns = usualComparisonColumns();
    test::ComparisonRuns runs;
};

TEST_F(TheTable, SaysMeasureWhereNothingIsKnownAndWordsWhereNothingIsMeasured) {
    const auto made = table();
    EXPECT_FALSE(made.hasFigures());
    ASSERT_THAT(made.cells, SizeIs(kComparisonRows.size()));
    for (std::size_t column = 0; column < 4; ++column) {
        for (const auto row : kComparisonRows) {
            const bool isWords =
                !isMeasured(row) || (row == ComparisonRow::Memory && column == PythonThreads);
            EXPECT_EQ(made.cell(row, column).kind, isWords ? Kind::Words : Kind::Open);
            EXPECT_EQ(made.cell(row, column).figure.empty(), !isWords);
        }
    }
    EXPECT_EQ(made.questions.back().detail, "not measured: read off above");
    EXPECT_EQ(comparisonInWords(made), "");
}

TEST_F(TheTable, TellsBusyCoresAndWhatKeepsThemIdle) {
    runs.computing(Backend::CpythonThreads, 1);
    runs.computing(Backend::CpythonProcesses, 2);
    const auto threads = cell(ComparisonRow::BusyCores, PythonThreads);
    EXPECT_EQ(threads.kind, Kind::Measured);
    EXPECT_NEAR(threads.value, 1, 1e-9);
    EXPECT_EQ(threads.figure, "1.00 of 2 cores");
    EXPECT_THAT(threads.note, HasSubstr("GIL"));
    EXPECT_FALSE(threads.isAtOnce);
    const auto processes = cell(ComparisonRow::BusyCores, PythonProcesses);
    EXPECT_EQ(processes.figure, "2.00 of 2 cores");
    EXPECT_THAT(processes.why, HasSubstr("a GIL of its own"));
    EXPECT_TRUE(processes.isAtOnce);
    EXPECT_EQ(cell(ComparisonRow::BusyCores, CppThreads).kind, Kind::Open);
}

TEST_F(TheTable, TellsASpeedUpOnlyAgainstTheSameWorkInTheSameLanguage) {
    runs.computing(Backend::CpythonProcesses, 2);
    runs.computing(Backend::Serial, 1);
    EXPECT_EQ(cell(ComparisonRow::Speedup, PythonProcesses).kind, Kind::Open)
        << "C++ is no measure for Python";
    runs.computing(Backend::CpythonSerial, 1, 999);
    EXPECT_EQ(cell(ComparisonRow::Speedup, PythonProcesses).kind, Kind::Open) << "that is other work";
    runs.computing(Backend::CpythonSerial, 1);
    const auto speedup = cell(ComparisonRow::Speedup, PythonProcesses);
    EXPECT_NEAR(speedup.value, 2, 1e-9);
    EXPECT_EQ(speedup.figure, "2.00 ×");
    EXPECT_EQ(speedup.note, "400 ms → 200 ms");
}

TEST_F(TheTable, TellsThatWaitsAreAtTheSameTime) {
    runs.waiting(Backend::CpythonThreads, {20, 21, 22, 23, 24, 25, 26, 27});
    const auto waits = cell(ComparisonRow::Waits, PythonThreads);
    EXPECT_NEAR(waits.value, 0.527, 1e-9);
    EXPECT_EQ(waits.figure, "527 ms");
    EXPECT_EQ(waits.note, "8 waits of 500 ms");
    EXPECT_EQ(waits.why, "One after another they would take 4.00 s: waiting needs no core and no GIL.");
    runs.waiting(Backend::CpythonThreads, {900, 5000});
    EXPECT_FALSE(cell(ComparisonRow::Waits, PythonThreads).isAtOnce);
    EXPECT_THAT(comparisonInWords(table()), Not(HasSubstr("needs no core")));
}

TEST_F(TheTable, TellsTheStartOfOneMoreWorker) {
    runs.waiting(Backend::Processes, {1, 2, 4});
    const auto cpp = cell(ComparisonRow::Start, CppProcesses);
    EXPECT_EQ(cpp.figure, "2.00 ms");
    EXPECT_EQ(cpp.note, "median of 3");
    runs.waiting(Backend::CpythonThreads, {40, 41, 42, 45});
    const auto python = cell(ComparisonRow::Start, PythonThreads);
    EXPECT_EQ(python.figure, "1.00 ms") << "from one to the next: the interpreter starts but once";
    EXPECT_EQ(python.note, "after Python: 40.0 ms");
}

TEST_F(TheTable, TellsTheMemoryOfAProcessAndNoneOfAThread) {
    auto& run = runs.waiting(Backend::Processes, {1, 2, 3});
    EXPECT_EQ(cell(ComparisonRow::Memory, CppProcesses).kind, Kind::Open) << "nobody knows it";
    std::uint64_t peak = 3'000'000;
    for (auto& worker : run.facts.workers) {
        worker.usage.peakRssBytes = peak;
        peak += 100'000;
    }
    EXPECT_EQ(cell(ComparisonRow::Memory, CppProcesses).figure, "3.1 MB");
    runs.waiting(Backend::Threads, {1, 2, 3}).facts.workers[0].usage.peakRssBytes = 50'000'000;
    EXPECT_EQ(cell(ComparisonRow::Memory, CppThreads).kind, Kind::Open) << "it is the whole program's";
}

TEST_F(TheTable, PrefersStartsOfOneWorkerAloneToThoseOfManyAtOnce) {
    runs.waiting(Backend::Processes, {1, 2, 40});
    runs.starting(Backend::Processes, 600'000);
    runs.waiting(Backend::Processes, {50, 60, 70});
    const auto start = cell(ComparisonRow::Start, CppProcesses);
    EXPECT_DOUBLE_EQ(start.value, 0.0065) << "1 to 12 ms";
    EXPECT_EQ(start.note, "median of 12");
    EXPECT_EQ(start.why, "Started alone 12 times, a process took 1.00 ms to 12.0 ms.");
    EXPECT_THAT(start.runs, SizeIs(13)) << "those that show it";
    const auto memory = cell(ComparisonRow::Memory, CppProcesses);
    EXPECT_EQ(memory.figure, "600 kB");
    EXPECT_EQ(memory.value, 600'000);
    runs.starting(Backend::Processes, 700'000, 1);
    EXPECT_EQ(cell(ComparisonRow::Memory, CppProcesses).figure, "700 kB") << "the newest batch counts";
    EXPECT_THAT(cell(ComparisonRow::Memory, CppProcesses).runs, SizeIs(13));
}

TEST_F(TheTable, FillsBothRowsOfAStartFromOneLookAtTheRuns) {
    StartFigures figures;
    {
        test::ComparisonRuns gone; // whoever looked again would find nothing
        gone.starting(Backend::Processes, 600'000);
        figures =
            startFigures(Backend::Processes, ComparisonPlan{}, gone.all(), test::ComparisonRuns::machine());
    }
    EXPECT_EQ(startCell(ComparisonRow::Start, figures)->figure, "6.50 ms");
    EXPECT_EQ(startCell(ComparisonRow::Memory, figures)->figure, "600 kB");
    EXPECT_THAT(startCell(ComparisonRow::Memory, figures)->runs, SizeIs(13));
    EXPECT_FALSE(startCell(ComparisonRow::Waits, figures));
}

TEST_F(TheTable, TellsTheMemoryOfAThreadOnceItIsMeasured) {
    runs.starting(Backend::Threads, 15'000);
    EXPECT_EQ(cell(ComparisonRow::Memory, CppThreads).figure, "15.0 kB");
    EXPECT_EQ(cell(ComparisonRow::Memory, CppThreads).note, "of the program's");
    EXPECT_EQ(cell(ComparisonRow::Memory, PythonThreads).kind, Kind::Words);
}

TEST_F(TheTable, TellsEachWayInWhichPythonStartsAProcess) {
    runs.starting(Backend::CpythonProcesses, 2'500'000);
    const auto start = cell(ComparisonRow::Start, PythonProcesses);
    EXPECT_DOUBLE_EQ(start.value, 0.01) << "from one to the next";
    EXPECT_EQ(start.note, "forkserver 10.0 ms, spawn 10.0 ms");
    EXPECT_THAT(start.runs, SizeIs(3));
    EXPECT_EQ(cell(ComparisonRow::Memory, PythonProcesses).figure, "2.5 MB");
}

TEST_F(TheTable, LeadsFromItsWordsToWhatShowsThem) {
    EXPECT_EQ(cell(ComparisonRow::BestFor, PythonThreads).figure, "waiting");
    EXPECT_EQ(cell(ComparisonRow::BestFor, PythonProcesses).figure, "computing");
    for (std::size_t column = 0; column < columns.size(); ++column) {
        for (const auto row : {ComparisonRow::Data, ComparisonRow::Crash, ComparisonRow::BestFor}) {
            const auto words = splitWords(cell(row, column).command);
            ASSERT_TRUE(words);
            const auto command = parseCommandLine(*words);
            ASSERT_TRUE(command) << command.error().what;
            EXPECT_EQ(command->command.kind, Command::Kind::Demo);
        }
    }
    runs.waiting(Backend::CpythonThreads, {1, 2, 3});
    EXPECT_EQ(cell(ComparisonRow::BestFor, PythonThreads).runs,
              cell(ComparisonRow::Waits, PythonThreads).runs);
    EXPECT_THAT(cell(ComparisonRow::BestFor, PythonThreads).runs, SizeIs(1));
}

TEST_F(TheTable, IsATableOfMarkdownToo) {
    runs.computing(Backend::Threads, 2);
    columns[PythonThreads].why = "no Python | none";
    const auto text = comparisonMarkdown(table());
    EXPECT_THAT(text,
                StartsWith("| | Threads in CPython | Processes in CPython | Threads in C++ | Processes in "
                           "C++ |\n|---|---|---|---|---|\n"));
    EXPECT_THAT(text,
                HasSubstr("\n| **Computing: busy cores** (2 workers with work for a core) | not here: no "
                          "Python \\| none | – | 2.00 of 2 cores (at the same time) | – |\n"));
    EXPECT_THAT(text, HasSubstr("\n\nOn this machine C++ threads kept 2.00 cores busy"));
}

TEST_F(TheTable, NamesTheRunsThatShowACellBesideTheirNeighbours) {
    const auto serial = runs.computing(Backend::CpythonSerial, 1).facts.id;
    const auto processes = runs.computing(Backend::CpythonProcesses, 2).facts.id;
    runs.computing(Backend::Threads, 2);
    runs.computing(Backend::CpythonThreads, 1, 999);
    const auto threads = runs.computing(Backend::CpythonThreads, 1).facts.id;
    EXPECT_THAT(cell(ComparisonRow::BusyCores, PythonThreads).runs, ElementsAre(serial, threads, processes));
    EXPECT_THAT(cell(ComparisonRow::BusyCores, PythonProcesses).runs,
                ElementsAre(serial, threads, processes));
    EXPECT_THAT(cell(ComparisonRow::BusyCores, CppThreads).runs, SizeIs(1)) << "it stands alone";
}

TEST_F(TheTable, ShowsWhichCellsAreBeingMeasured) {
    runs.computing(Backend::Threads, 2);
    runs.computing(Backend::Threads, 2);
    runs.openNewest(true);
    runs.computing(Backend::Processes, 2);
    runs.openNewest(false);
    EXPECT_EQ(cell(ComparisonRow::BusyCores, CppThreads).progress, Progress::Running);
    EXPECT_EQ(cell(ComparisonRow::BusyCores, CppThreads).kind, Kind::Measured)
        << "the old figure stays meanwhile";
    EXPECT_EQ(cell(ComparisonRow::BusyCores, CppProcesses).progress, Progress::Waiting);
    EXPECT_EQ(cell(ComparisonRow::Waits, CppThreads).progress, Progress::None);
}

TEST_F(TheTable, ASpeedUpWaitsForItsBaselineToo) {
    runs.computing(Backend::Threads, 2);
    runs.computing(Backend::Serial, 1);
    runs.openNewest(true);
    EXPECT_EQ(cell(ComparisonRow::Speedup, CppThreads).progress, Progress::Running);
    EXPECT_EQ(cell(ComparisonRow::BusyCores, CppThreads).progress, Progress::None);
}

TEST_F(TheTable, SaysWhyABackendIsNotThere) {
    columns[PythonThreads].why = "there is no Python 'python3'";
    EXPECT_EQ(cell(ComparisonRow::BusyCores, PythonThreads).kind, Kind::Missing);
    EXPECT_EQ(cell(ComparisonRow::BusyCores, PythonThreads).why, "there is no Python 'python3'");
    EXPECT_EQ(cell(ComparisonRow::Crash, PythonThreads).kind, Kind::Words);
    EXPECT_EQ(cell(ComparisonRow::BusyCores, CppThreads).kind, Kind::Open);
}

TEST_F(TheTable, SaysWhyTheLastRunDidNotFillACell) {
    runs.computing(Backend::Processes, 2).facts.error = "worker 1 crashed (SIGSEGV)";
    const auto open = cell(ComparisonRow::BusyCores, CppProcesses);
    EXPECT_EQ(open.kind, Kind::Open);
    EXPECT_EQ(open.note, "the last run failed");
    EXPECT_THAT(open.why, HasSubstr("worker 1 crashed (SIGSEGV)"));
    runs.computing(Backend::Processes, 2);
    EXPECT_EQ(cell(ComparisonRow::BusyCores, CppProcesses).kind, Kind::Measured);
}

TEST_F(TheTable, IsSaidInWordsOfWhatWasMeasuredOnly) {
    runs.waiting(Backend::CpythonThreads, {20, 21, 22});
    EXPECT_EQ(comparisonInWords(table()),
              "On this machine waiting took 522 ms (CPython threads): it needs no core. One more worker took "
              "1.00 ms (CPython threads).");
    runs.waiting(Backend::Processes, {4, 4, 4});
    EXPECT_THAT(comparisonInWords(table()),
                HasSubstr("worker took 1.00 ms (CPython threads) to 4.00 ms (C++ processes)."));
    runs.computing(Backend::CpythonThreads, 1);
    runs.computing(Backend::CpythonProcesses, 2);
    EXPECT_THAT(
        comparisonInWords(table()),
        StartsWith("On this machine CPython threads kept 1.00 and CPython processes 2.00 cores busy: in "
                   "CPython only processes computed at the same time. Waiting took"));
    runs.computing(Backend::Threads, 2);
    runs.computing(Backend::Processes, 2);
    EXPECT_THAT(comparisonInWords(table()),
                HasSubstr("C++ threads 2.00 and C++ processes 2.00 cores busy: in CPython only processes "
                          "computed at the same time, in C++ both computed at the same time."));
}

TEST_F(TheTable, WarnsWhenOtherProgramsWereBusy) {
    runs.computing(Backend::Processes, 1).facts.otherPrograms = 0.5;
    EXPECT_EQ(cell(ComparisonRow::BusyCores, CppProcesses).note, "others took 50 %");
    EXPECT_THAT(comparisonInWords(table()),
                testing::EndsWith("The times are not clean: other programs took 50 % of all cores."));
    runs.computing(Backend::Processes, 1);
    EXPECT_EQ(cell(ComparisonRow::BusyCores, CppProcesses).note, "not at the same time");
    EXPECT_THAT(comparisonInWords(table()), Not(HasSubstr("not clean"))) << "that run stands no longer in it";
}

TEST_F(TheTable, ASpeedUpIsNoProofOfBusyCores) {
    runs.computing(Backend::CpythonSerial, 1).facts.ended +=
        std::chrono::seconds(1); // others were in its way
    runs.computing(Backend::CpythonThreads, 1);
    EXPECT_NEAR(cell(ComparisonRow::Speedup, PythonThreads).value, 3.5, 1e-9);
    EXPECT_FALSE(cell(ComparisonRow::Speedup, PythonThreads).isAtOnce);
    EXPECT_EQ(cell(ComparisonRow::Speedup, PythonThreads).note, "1.40 s → 400 ms");
    runs.computing(Backend::CpythonSerial, 1).facts.otherPrograms = 0.5;
    EXPECT_EQ(cell(ComparisonRow::Speedup, PythonThreads).note, "not clean: others busy");
}

TEST_F(TheTable, IsATableForScriptsToo) {
    runs.computing(Backend::Threads, 2);
    columns[PythonThreads].why = "no Python, none";
    const auto csv = comparisonCsv(table());
    EXPECT_THAT(csv, StartsWith("question,backend,kind,value,unit,figure,note,why\n"));
    EXPECT_THAT(csv, HasSubstr("\nComputing: busy cores,threads,measured,2.000000,cores,2.00 of 2 cores,"));
    EXPECT_THAT(csv, HasSubstr("busy cores,cpython-threads,missing,,,,,\"no Python, none\"\n"));
    EXPECT_THAT(csv, HasSubstr("The data of workers,processes,words,,,apart,"));
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 8 * 4);
}

TEST_F(TheTable, HasTheFreeThreadedPythonWhereThereIsOne) {
    columns.insert(columns.begin() + 2, ComparisonColumn{Backend::CpythonFree, {}});
    runs.computing(Backend::CpythonFree, 2);
    EXPECT_EQ(cell(ComparisonRow::BusyCores, 2).figure, "2.00 of 2 cores");
    EXPECT_EQ(comparisonColumnTitle(Backend::CpythonFree), "Threads in CPython\nwithout a GIL");
}

} // namespace
} // namespace parascope
