// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/RunFile.h"
#include "core/report/Metrics.h"

#include "tests/core/report/RunMaker.h"
#include "tests/support/TempDir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::parallelRun;
using test::RunMaker;
using test::serialRun;
using test::TempDir;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

class SavedRuns : public testing::Test {
protected:
    void save(const std::vector<const RunRecord*>& runs) {
        const auto saved = saveRuns(runs, file);
        ASSERT_TRUE(saved) << saved.error().text();
    }
    OpenedFile open() {
        auto opened = openRuns(file);
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().text());
        return opened ? std::move(*opened) : OpenedFile{};
    }
    static void expectSame(const RunRecord& opened, const RunRecord& saved) {
        EXPECT_EQ(opened.facts, saved.facts);
        ASSERT_EQ(opened.trace.lanes().size(), saved.trace.lanes().size());
        for (std::size_t i = 0; i < saved.trace.lanes().size(); ++i) {
            const auto& lane = saved.trace.lanes()[i];
            const auto& again = opened.trace.lanes()[i];
            EXPECT_EQ(again.info.name, lane.info.name);
            EXPECT_EQ(again.info.group, lane.info.group);
            EXPECT_EQ(again.info.kind, lane.info.kind);
            ASSERT_EQ(again.index.rows().size(), lane.index.rows().size()) << lane.info.name;
            for (std::size_t row = 0; row < lane.index.rows().size(); ++row) {
                const auto before = lane.index.rows()[row].spans();
                const auto after = again.index.rows()[row].spans();
                ASSERT_EQ(after.size(), before.size());
                for (std::size_t n = 0; n < before.size(); ++n) {
                    EXPECT_EQ(after[n].time(), before[n].time());
                    EXPECT_EQ(after[n].state, before[n].state);
                    EXPECT_EQ(after[n].core, before[n].core);
                    EXPECT_EQ(opened.trace.name(after[n].name), saved.trace.name(before[n].name));
                }
            }
        }
    }
    static void expectSameFigures(const RunRecord& opened, const RunRecord& saved) {
        const auto before = computeMetrics(saved, test::against(0.404));
        const auto after = computeMetrics(opened, test::against(0.404));
        EXPECT_EQ(after.wall, before.wall);
        EXPECT_EQ(after.cpu, before.cpu);
        EXPECT_EQ(after.parallelism, before.parallelism);
        EXPECT_EQ(after.speedup, before.speedup);
        EXPECT_EQ(after.startMax, before.startMax);
        EXPECT_EQ(after.shares, before.shares);
        EXPECT_EQ(after.migrations, before.migrations);
        EXPECT_EQ(after.peakRssBytes, before.peakRssBytes);
        EXPECT_EQ(after.pattern, before.pattern);
        EXPECT_EQ(after.sentence, before.sentence);
    }

    TempDir dir;
    std::filesystem::path file = dir.file("runs.trace.json");
};

TEST_F(SavedRuns, AreOpenedWithTheSameFactsSpansAndFigures) {
    auto run = parallelRun();
    run.facts.experiment.size = 18'446'744'073'709'551'615U;
    run.facts.experiment.repeat = 3;
    run.facts.experiment.cores = {CoreId(0), CoreId(1)};
    run.facts.experiment.keepGoing = true;
    run.facts.name = "the \"first\" of them";
    run.facts.experiment.switchIntervalMs = 20;
    run.facts.experiment.startMethod = StartMethod::Spawn;
    run.facts.experiment.python = "/usr/bin/python3";
    run.facts.interpreter = "CPython 3.11.7, /usr/bin/python3";
    run.facts.schedule = "exact";
    run.facts.otherPrograms = 1.0 / 3;
    run.facts.machine.coresAllowed = {CoreId(0), CoreId(5)};
    run.facts.machine.cpuQuota = 1.5;
    run.facts.quotaUsedUp = 0.25;
    auto& worker = run.facts.workers[0];
    worker.usage = {Nanoseconds(123'456'789), Nanoseconds(7), 8, 9, 10'000'000};
    worker.results = {"333333283333335000000", "second"};
    worker.output = "printed \"something\"\n";
    run.facts.workers[1].message = "it did not like it";
    run.facts.workers[1].exit = WorkerExit::Failed;
    save({&run});
    const auto opened = open();
    EXPECT_THAT(opened.warnings, IsEmpty());
    EXPECT_TRUE(opened.other.isEmpty());
    ASSERT_EQ(opened.runs.size(), 1U);
    expectSame(opened.runs[0], run);
    expectSameFigures(opened.runs[0], run);
}

TEST_F(SavedRuns, ThatFailedOrWereStoppedAreOpenedAsSuch) {
    auto run = parallelRun();
    run.facts.error = "worker 0 crashed";
    run.facts.stopped = true;
    run.facts.released = {};
    run.facts.machine = {};
    save({&run});
    const auto opened = open();
    ASSERT_EQ(opened.runs.size(), 1U);
    expectSame(opened.runs[0], run);
}

TEST_F(SavedRuns, OfSeveralBackendsStandApartInOneFile) {
    // Threads and serial runs are of the same process, and the kernel may give the same numbers again.
    const auto serial = serialRun();
    const auto threads = parallelRun(Backend::Threads);
    const auto processes = parallelRun();
    const auto again = parallelRun();
    save({&serial, &threads, &processes, &again});
    const auto opened = open();
    EXPECT_THAT(opened.warnings, IsEmpty());
    EXPECT_TRUE(opened.other.isEmpty());
    ASSERT_EQ(opened.runs.size(), 4U);
    expectSame(opened.runs[0], serial);
    expectSame(opened.runs[1], threads);
    expectSame(opened.runs[2], processes);
    expectSame(opened.runs[3], again);
}

TEST_F(SavedRuns, KeepSpansWithinSpans) {
    RunMaker maker(Backend::Threads, 1);
    maker.release(1).worker(1, 100, 99);
    for (std::int64_t begin = 10; begin < 90; begin += 20) {
        maker.span(begin, begin + 5, State::Lock)
            .span(begin + 5, begin + 10, State::Io)
            .span(begin, begin + 15);
    }
    ASSERT_EQ(maker.run.trace.lanes()[0].index.rows().size(), 2U);
    save({&maker.run});
    const auto opened = open();
    ASSERT_EQ(opened.runs.size(), 1U);
    expectSame(opened.runs[0], maker.run);
    EXPECT_EQ(opened.runs[0].trace.refused(), 0U);
}

TEST_F(SavedRuns, KeepWhatTheKernelSaid) {
    auto run = parallelRun();
    run.facts.lostSwitches = 5;
    run.facts.scheduleNote = "sampled every 16.0 ms";
    for (auto& worker : run.facts.workers) {
        worker.scheduleLane =
            run.trace.addLane({"kernel", "C++ processes", LaneKind::Schedule, worker.pid, worker.tid, 0});
        Span span;
        span.begin = RunMaker::at(2);
        span.end = RunMaker::at(150);
        span.state = State::Running;
        ASSERT_TRUE(run.trace.addSpan(worker.scheduleLane, span));
    }
    save({&run});
    const auto opened = open();
    ASSERT_EQ(opened.runs.size(), 1U);
    expectSame(opened.runs[0], run);
    expectSameFigures(opened.runs[0], run);
}

TEST_F(SavedRuns, OfRanksKnowWhereTheyWereAndWhatTheirClocksSaid) {
    auto run = parallelRun();
    run.facts.experiment.backend = Backend::Mpi;
    run.facts.experiment.hosts = {{"h1", 0}, {"h2", 4}};
    run.facts.experiment.bindsToCores = true;
    run.facts.workers[0].place.host = "h1";
    auto& far = run.facts.workers[1].place;
    far.host = "h2";
    far.machine = "another-kernel";
    far.cores = 8;
    far.schedule = "exact";
    far.isElsewhere = true;
    far.clockAhead = -std::chrono::seconds(1000);
    far.clockBound = std::chrono::microseconds(8);
    save({&run});
    const auto opened = open();
    ASSERT_EQ(opened.runs.size(), 1U);
    EXPECT_EQ(opened.runs[0].facts, run.facts);
}

TEST_F(SavedRuns, SurviveAWorkerThatPrintedWhatIsNoText) {
    auto run = parallelRun();
    run.facts.workers[0].output = std::string("\xff\xfe\0binary\x80", 10);
    run.facts.workers[0].message = "wrote '\xe2\x82";
    save({&run});
    const auto opened = open();
    ASSERT_EQ(opened.runs.size(), 1U) << "the file is still JSON";
    EXPECT_EQ(opened.runs[0].facts.workers[0].output, std::string("\uFFFD\uFFFD\0binary\uFFFD", 16));
    expectSameFigures(opened.runs[0], run);
}

TEST_F(SavedRuns, CutOffInTheMiddleStillShowTheirLanes) {
    const auto run = parallelRun();
    save({&run});
    std::filesystem::resize_file(file, std::filesystem::file_size(file) - 700);
    const auto opened = open();
    EXPECT_TRUE(opened.runs.empty());
    EXPECT_EQ(opened.other.spanCount(), run.trace.spanCount());
    EXPECT_THAT(opened.warnings, Contains(HasSubstr("ends too soon")));
}

TEST_F(SavedRuns, WithLanesOfOthersKeepThemApart) {
    const auto run = parallelRun();
    save({&run});
    auto text = test::textOf(file);
    const auto place = text.find("\"traceEvents\":[") + 15;
    text.insert(place, R"({"ph":"X","pid":77,"tid":77,"name":"foreign","ts":1,"dur":2},)");
    dir.write("runs.trace.json", text);
    const auto opened = open();
    ASSERT_EQ(opened.runs.size(), 1U);
    expectSame(opened.runs[0], run);
    EXPECT_EQ(opened.other.spanCount(), 1U);
}

TEST_F(SavedRuns, OfABackendThatIsNotKnownHereShowTheirLanesAndSaySo) {
    const auto run = parallelRun();
    save({&run});
    auto text = test::textOf(file);
    text.replace(text.find("\"backend\":\"processes\""), 21, "\"backend\":\"quantum\"");
    dir.write("runs.trace.json", text);
    const auto opened = open();
    EXPECT_TRUE(opened.runs.empty());
    EXPECT_EQ(opened.other.spanCount(), run.trace.spanCount());
    EXPECT_THAT(opened.warnings, Contains(HasSubstr("a newer Parascope may know more")));
}

TEST_F(SavedRuns, WithHostileFactsAreSurvived) {
    for (
        const char* facts :
        {R"({"parascope":5})", R"({"parascope":{"runs":[5]}})", R"({"parascope":{"runs":[{}]}})",
         R"({"parascope":{"runs":[{"backend":"threads","workers":-5,"saved":{"lanes":[[1],[1,"x"],5,[1,2],[1,2]],
              "workers":[{"lane":99999999},{"lane":-7,"schedule_lane":1e300},5,{"lane":0,"results":[5,null]}]}}]}})",
         R"({"parascope":{"runs":[{"backend":"threads","saved":{"launched_ns":-9223372036854775808,"ended_ns":9223372036854775807,
              "released_ns":-5,"lanes":[[1,2]],"workers":[{"lane":0,"launched_ns":-9223372036854775808,"announced_ns":9223372036854775807,
              "ended_ns":9223372036854775807,"cpu_ns":-1}]}}]}})"}) {
        dir.write("runs.trace.json",
                  std::string(R"({"traceEvents":[{"ph":"X","pid":1,"tid":2,"ts":1,"dur":2}],"otherData":)") +
                      facts + "}");
        const auto opened = open();
        for (const auto& run : opened.runs) {
            EXPECT_FALSE(computeMetrics(run, test::against(1.0)).sentence.empty());
        }
    }
}

TEST_F(SavedRuns, ThatCannotBeWrittenSaySo) {
    const auto run = parallelRun();
    EXPECT_THAT(saveRuns({&run}, "/dev/full").error().text(), HasSubstr("No space left"));
    EXPECT_FALSE(saveRuns({&run}, dir.file("nowhere") / "a.trace.json"));
}

} // namespace
} // namespace parascope
