// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Metrics.h"

#include "tests/core/report/RunMaker.h"

#include <gtest/gtest.h>
#include <numeric>

namespace parascope {
namespace {

using test::parallelRun;
using test::RunMaker;
using test::serialRun;

constexpr double kExact = 1e-9;

double share(const std::optional<StateShares>& shares, State state) {
    return shares.value()[indexOf(state)];
}

TEST(TheFiguresOfARun, AreThoseOfItsFacts) {
    const auto metrics = computeMetrics(parallelRun(), test::against(0.404));
    EXPECT_NEAR(metrics.wall.value(), 0.202, kExact);
    EXPECT_NEAR(metrics.cpu.value(), 0.400, kExact);
    EXPECT_NEAR(metrics.parallelism.value(), 0.400 / 0.202, kExact);
    EXPECT_NEAR(metrics.speedup.value(), 2.0, kExact);
    EXPECT_NEAR(metrics.efficiency.value(), 1.0, kExact);
    EXPECT_NEAR(metrics.startMedian.value(), 0.0015, kExact);
    EXPECT_NEAR(metrics.startMax.value(), 0.002, kExact);
    EXPECT_EQ(metrics.pattern, Pattern::Parallel);
    EXPECT_FALSE(metrics.sentence.empty());
}

TEST(TheFiguresOfARun, HaveNoSpeedUpWithoutABaseline) {
    const auto metrics = computeMetrics(parallelRun(), std::nullopt);
    EXPECT_FALSE(metrics.speedup);
    EXPECT_FALSE(metrics.efficiency);
}

TEST(TheFiguresOfARun, HaveNoSpeedUpWhenItFailed) {
    auto run = parallelRun();
    run.facts.error = "worker 1 crashed";
    EXPECT_FALSE(computeMetrics(run, test::against(0.404)).speedup);
    run.facts.error.clear();
    run.facts.stopped = true;
    EXPECT_FALSE(computeMetrics(run, test::against(0.404)).speedup);
}

TEST(TheFiguresOfARun, HaveNoWallTimeWhenItsWorkersNeverBegan) {
    RunMaker maker(Backend::Threads, 2);
    maker.worker(1, 8, 0);
    maker.run.facts.error = "cannot start worker 1: Resource temporarily unavailable; use fewer workers";
    const auto metrics = computeMetrics(maker.run, std::nullopt);
    EXPECT_FALSE(metrics.wall);
    EXPECT_FALSE(metrics.parallelism);
}

/// What nobody knows of a run.
void expectUnknown(const Metrics& metrics) {
    EXPECT_FALSE(metrics.cpu);
    EXPECT_FALSE(metrics.startMedian);
    EXPECT_FALSE(metrics.startMax);
    EXPECT_FALSE(metrics.voluntary);
    EXPECT_FALSE(metrics.preempted);
    EXPECT_FALSE(metrics.migrations);
    EXPECT_FALSE(metrics.peakRssBytes);
    EXPECT_FALSE(metrics.speedup);
}

TEST(TheFiguresOfARun, OfNothingAreNotKnown) {
    const auto metrics = computeMetrics(RunRecord(), test::against(1.0));
    expectUnknown(metrics);
    EXPECT_FALSE(metrics.wall);
    EXPECT_FALSE(metrics.parallelism);
    EXPECT_FALSE(metrics.shares);
}

TEST(TheFiguresOfAnotherProgramsTrace, AreWhatItsLanesTell) {
    auto run = parallelRun();
    run.facts.title = "other.json";
    run.facts.workers.clear();
    const auto metrics = computeMetrics(run, std::nullopt);
    expectUnknown(metrics);
    EXPECT_NEAR(metrics.parallelism.value(), 0.400 / 0.202, kExact);
    EXPECT_GT(share(metrics.shares, State::Running), 0.9);
}

TEST(TheFiguresOfAnotherProgramsTrace, HaveNoBusyCoresWhereItsSpansAreButNames) {
    RunMaker maker(Backend::Threads, 1);
    maker.worker(0, 100, 0).span(0, 100, State::Other, -1);
    maker.run.facts.title = "other.json";
    maker.run.facts.workers.clear();
    const auto metrics = computeMetrics(maker.run, std::nullopt);
    expectUnknown(metrics);
    EXPECT_FALSE(metrics.parallelism);
    EXPECT_FALSE(figuresFor(maker.run.trace, {RunMaker::at(0), RunMaker::at(50)}).busyCores);
}

TEST(TheFiguresOfARun, LeaveOutWhatAWorkerNeverSaid) {
    auto run = parallelRun();
    for (auto& worker : run.facts.workers) {
        worker.usage = {};
    }
    const auto metrics = computeMetrics(run, test::against(0.404));
    EXPECT_FALSE(metrics.cpu);
    EXPECT_FALSE(metrics.parallelism);
    EXPECT_FALSE(metrics.shares) << "a worker that told nothing did not wait for a core all its life";
    EXPECT_EQ(metrics.sentence, "2 processes: 2.00 times as fast as one after another.");
}

TEST(SharesOfTimes, AreNeverOutsideOfZeroAndOneAndSumToOne) {
    StateShares times{};
    times[indexOf(State::Running)] = 0.3;
    times[indexOf(State::Ready)] = 0.1;
    times[indexOf(State::Other)] = -1e-17; // what a difference leaves
    const auto shares = sharesOf(times).value();
    for (const double one : shares) {
        EXPECT_GE(one, 0);
        EXPECT_LE(one, 1);
    }
    EXPECT_NEAR(std::accumulate(shares.begin(), shares.end(), 0.0), 1, kExact);
    EXPECT_FALSE(sharesOf(StateShares{}));
}

TEST(TheSharesOfARun, SumToOne) {
    RunMaker maker(Backend::Threads, 2);
    maker.release(2)
        .worker(1, 102, 30)
        .span(2, 22, State::Lock)
        .span(22, 62, State::Sleeping)
        .span(62, 102)
        .worker(2, 52, 10);
    const auto shares = computeMetrics(maker.run, std::nullopt).shares;
    EXPECT_NEAR(std::accumulate(shares->begin(), shares->end(), 0.0), 1.0, kExact);
    // 100 ms: 30 on a core, 20 for a lock, 40 asleep, so 10 ready; 50 ms: 10 on a core, so 40 ready.
    EXPECT_NEAR(share(shares, State::Running), 40.0 / 150, kExact);
    EXPECT_NEAR(share(shares, State::Lock), 20.0 / 150, kExact);
    EXPECT_NEAR(share(shares, State::Sleeping), 40.0 / 150, kExact);
    EXPECT_NEAR(share(shares, State::Ready), 50.0 / 150, kExact);
}

TEST(TheSharesOfARun, CountOnlyWhatCameAfterTheRelease) {
    RunMaker maker(Backend::Threads, 1);
    maker.release(50).worker(40, 150, 100).span(50, 150);
    EXPECT_NEAR(share(computeMetrics(maker.run, std::nullopt).shares, State::Running), 1.0, kExact);
}

/// What the kernel says of the only worker of a run of 100 ms.
class TheKernelsWord {
public:
    explicit TheKernelsWord(RunRecord& run)
        : m_run(run)
        , m_lane(run.trace.addLane({"worker 0, kernel", "", LaneKind::Schedule, 500, 500, 0})) {
        run.facts.workers[0].scheduleLane = m_lane;
    }
    TheKernelsWord& says(std::int64_t begin, std::int64_t end, State state) {
        Span span;
        span.begin = RunMaker::at(begin);
        span.end = RunMaker::at(end);
        span.state = state;
        EXPECT_TRUE(m_run.trace.addSpan(m_lane, span));
        return *this;
    }

private:
    RunRecord& m_run;
    LaneId m_lane;
};

TEST(TheBusyCoresOfARun, GoByTheKernelWhereItSawEverySwitch) {
    RunMaker maker(Backend::Threads, 1);
    maker.release(20).worker(10, 100, 60).span(20, 100); // 60 ms since its release
    TheKernelsWord(maker.run).says(5, 10, State::Running).says(20, 95, State::Running);
    maker.run.facts.schedule = "exact";
    EXPECT_NEAR(computeMetrics(maker.run, std::nullopt).parallelism.value(), 0.8, kExact);
    maker.run.facts.schedule = "sampled";
    EXPECT_NEAR(computeMetrics(maker.run, std::nullopt).parallelism.value(), 0.6, kExact)
        << "samples are guesses";
}

TEST(TheSharesOfARun, GoByTheKernelWhereItWasAsked) {
    RunMaker maker(Backend::Threads, 1);
    maker.release(0).worker(0, 100, 60).span(0, 100);
    TheKernelsWord(maker.run)
        .says(0, 40, State::Running)
        .says(40, 70, State::Ready)
        .says(70, 100, State::Running);
    const auto shares = computeMetrics(maker.run, std::nullopt).shares;
    EXPECT_NEAR(share(shares, State::Running), 0.7, kExact);
    EXPECT_NEAR(share(shares, State::Ready), 0.3, kExact);
}

TEST(TheSharesOfARun, NameTheWaitsThatTheKernelWasAskedAbout) {
    RunMaker maker(Backend::Threads, 1);
    maker.release(0).worker(0, 100, 60).span(0, 100);
    TheKernelsWord(maker.run)
        .says(0, 40, State::Running)
        .says(40, 60, State::Lock)
        .says(60, 80, State::Running) // 20 ms off the core follow, of which nobody knows why
        ;
    const auto shares = computeMetrics(maker.run, std::nullopt).shares;
    EXPECT_NEAR(share(shares, State::Running), 0.6, kExact);
    EXPECT_NEAR(share(shares, State::Lock), 0.4, kExact) << "what was seen stands for what was not";
}

TEST(TheSharesOfARun, BelieveTheWorkerThatKnowsWhatItWaitsForBetterThanTheKernel) {
    RunMaker maker(Backend::Threads, 1);
    maker.release(0).worker(0, 100, 60).span(0, 50).span(50, 90, State::Gil).span(90, 100);
    TheKernelsWord(maker.run)
        .says(0, 50, State::Running)
        .says(50, 90, State::Lock)
        .says(90, 100, State::Running);
    const auto shares = computeMetrics(maker.run, std::nullopt).shares;
    EXPECT_NEAR(share(shares, State::Gil), 0.4, kExact);
    EXPECT_NEAR(share(shares, State::Lock), 0, kExact);
}

TEST(TheSharesOfARun, ShowWhatNobodyExplainsAsOther) {
    RunMaker maker(Backend::Threads, 1);
    maker.release(0).worker(0, 100, 60).span(0, 100);
    TheKernelsWord(maker.run).says(0, 60, State::Running);
    const auto shares = computeMetrics(maker.run, std::nullopt).shares;
    EXPECT_NEAR(share(shares, State::Running), 0.6, kExact);
    EXPECT_NEAR(share(shares, State::Other), 0.4, kExact);
}

TEST(TheMigrationsOfARun, AreCountedWhereAWorkersSpansGoOnOnAnotherCore) {
    RunMaker maker(Backend::Threads, 1);
    maker.release(1)
        .worker(1, 10, 9)
        .span(1, 2, State::Running, 0)
        .span(2, 3, State::Running, 1)
        .span(3, 4, State::Running, 1);
    maker.span(4, 5, State::Running, -1).span(5, 6, State::Running, 0);
    EXPECT_EQ(computeMetrics(maker.run, std::nullopt).migrations, 2U);
}

/// A run whose workers told of their process' memory.
Metrics figuresWithMemory(Backend backend) {
    auto run = parallelRun(backend);
    run.facts.workers[0].usage.peakRssBytes = 1000;
    run.facts.workers[1].usage.peakRssBytes = 3000;
    return computeMetrics(run, std::nullopt);
}

TEST(TheMemoryOfARun, IsCountedOnceForEachProcess) {
    EXPECT_EQ(figuresWithMemory(Backend::CpythonThreads).peakRssBytes, 3000U) << "one program holds them";
    EXPECT_EQ(figuresWithMemory(Backend::Processes).peakRssBytes, 4000U);
    EXPECT_EQ(figuresWithMemory(Backend::Processes).whyNoPeakRss, "");
}

TEST(TheMemoryOfARun, IsNotThatOfTheWholeProgramWhoseThreadsTheWorkersWere) {
    for (const auto backend : {Backend::Serial, Backend::Threads, Backend::Gil}) {
        EXPECT_EQ(figuresWithMemory(backend).peakRssBytes, std::nullopt);
        EXPECT_EQ(figuresWithMemory(backend).whyNoPeakRss,
                  "a thread shares the memory of its program: there is no figure of its own");
    }
    EXPECT_EQ(computeMetrics(parallelRun(Backend::Processes), std::nullopt).whyNoPeakRss,
              "no worker told of it");
}

TEST(ThePriceOfPython, IsToldBySerialRunsOfBothLanguages) {
    auto cpp = serialRun(); // 400 ms
    auto python = serialRun();
    python.facts.experiment.backend = Backend::CpythonSerial;
    python.facts.experiment.size = cpp.facts.experiment.size / 10;
    EXPECT_NEAR(pythonTimesAsLong({&cpp.facts, &python.facts}).value(), 10, kExact);
    EXPECT_FALSE(pythonTimesAsLong({&cpp.facts}));
    python.facts.stopped = true;
    EXPECT_FALSE(pythonTimesAsLong({&cpp.facts, &python.facts})) << "half a run tells nothing";
}

TEST(AMedian, IsTheMiddleOrTheMeanOfTheMiddleTwo) {
    EXPECT_EQ(median({}), 0);
    EXPECT_EQ(median({5}), 5);
    EXPECT_EQ(median({9, 1, 5}), 5);
    EXPECT_EQ(median({9, 1, 5, 6}), 5.5);
}

TEST(TheFiguresOfAStretchOfTime, AreThoseOfTheSpansInIt) {
    const auto run = parallelRun();
    const auto figures = figuresFor(run.trace, {RunMaker::at(52), RunMaker::at(152)});
    EXPECT_NEAR(figures.length, 0.1, kExact);
    EXPECT_NEAR(figures.busyCores.value(), 2.0, kExact);
    EXPECT_NEAR(figures.recorded, 0.2, kExact);
    EXPECT_EQ(figures.spans, 3U);
    EXPECT_NEAR(share(figures.shares, State::Running), 1.0, kExact);
}

TEST(TheFiguresOfAStretchOfTime, AreNotKnownWhereThereIsNoTime) {
    const auto run = parallelRun();
    const auto figures = figuresFor(run.trace, {RunMaker::at(500), RunMaker::at(500)});
    EXPECT_FALSE(figures.busyCores);
    EXPECT_EQ(figures.spans, 0U);
    EXPECT_EQ(figures.length, 0);
}

TEST(TheFiguresOfAStretchOfTime, DoNotCountTheLanesOfCores) {
    auto run = parallelRun();
    const auto core = run.trace.addLane({"core 0", "CPU cores", LaneKind::Core, 1, 0, 0});
    Span span;
    span.begin = RunMaker::at(0);
    span.end = RunMaker::at(202);
    span.state = State::Running;
    ASSERT_TRUE(run.trace.addSpan(core, span));
    EXPECT_NEAR(figuresFor(run.trace, {RunMaker::at(52), RunMaker::at(152)}).busyCores.value(), 2.0, kExact);
}

TEST(TheZeroOfARun, IsItsReleaseOrWhatThereIs) {
    auto run = parallelRun();
    EXPECT_EQ(run.zero(), RunMaker::at(2));
    run.facts.released = {};
    EXPECT_EQ(run.zero(), RunMaker::at(0));
    run.facts.launched = {};
    EXPECT_EQ(run.zero(), run.trace.extent().begin);
}

TEST(TheExitOfAWorker, IsNamedByItsKey) {
    for (int i = 0; i <= static_cast<int>(WorkerExit::Rubbish); ++i) {
        const auto exit = static_cast<WorkerExit>(i);
        EXPECT_EQ(exitFromKey(exitKey(exit)), exit);
    }
    EXPECT_EQ(exitFromKey("vanished"), WorkerExit::Unknown);
}

} // namespace
} // namespace parascope
