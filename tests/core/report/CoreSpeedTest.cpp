// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/CoreSpeed.h"

#include "tests/core/report/RunMaker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using test::RunMaker;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr double kNear = 1e-6;

WorkOnCores did(double work, int onCore0, int onCore1) {
    WorkOnCores one;
    one.work = work;
    one.time[CoreId(0)] = milliseconds(onCore0);
    one.time[CoreId(1)] = milliseconds(onCore1);
    return one;
}

/// The kernel had the newest worker on that core, all its life.
void newestIsOn(CoreId core, RunRecord& run) {
    auto& worker = run.facts.workers.back();
    worker.scheduleLane =
        run.trace.addLane({"kernel", "", LaneKind::Schedule, worker.pid, worker.tid, core.value});
    Span span;
    span.begin = RunMaker::at(0);
    span.end = worker.ended;
    span.state = State::Running;
    span.core = static_cast<std::int16_t>(core.value);
    EXPECT_TRUE(run.trace.addSpan(worker.scheduleLane, span));
}

TEST(TheSpeedsOfCores, AreToldFromWorkersThatStayedOnOneEach) {
    const std::vector work{did(1e9, 1000, 0), did(1e9, 0, 1400)};
    const auto speeds = coreSpeeds(work);
    ASSERT_THAT(speeds, SizeIs(2));
    EXPECT_EQ(speeds[0].core, CoreId(0));
    EXPECT_NEAR(speeds[0].timesAsLong, 1, kNear);
    EXPECT_NEAR(speeds[1].timesAsLong, 1.4, kNear);
}

TEST(TheSpeedsOfCores, AreToldFromWorkersThatMoved) {
    // Core 0 does 2 a millisecond, core 1 only 1.
    const std::vector work{did(2000, 900, 200), did(2000, 300, 1400), did(1000, 500, 0)};
    const auto speeds = coreSpeeds(work);
    ASSERT_THAT(speeds, SizeIs(2));
    EXPECT_NEAR(speeds[1].timesAsLong, 2, kNear);
}

TEST(TheSpeedsOfCores, AreNotToldByWorkersThatHadTheCoresInOneProportion) {
    EXPECT_THAT(coreSpeeds(std::vector{did(1000, 500, 500), did(2000, 1000, 1000)}), IsEmpty());
    EXPECT_THAT(coreSpeeds(std::vector{did(1000, 500, 500), did(1000, 495, 505)}), IsEmpty())
        << "a little noise would decide";
}

TEST(TheSpeedsOfCores, AreNotToldByTooFew) {
    EXPECT_THAT(coreSpeeds({}), IsEmpty());
    EXPECT_THAT(coreSpeeds(std::vector{did(1000, 500, 700)}), IsEmpty());
    EXPECT_THAT(coreSpeeds(std::vector{did(1000, 500, 0), did(1000, 600, 0)}), IsEmpty()) << "of one core";
}

TEST(TheSpeedsOfCores, AreNotToldByWorkThatDoesNotFollowThem) {
    EXPECT_THAT(coreSpeeds(std::vector{did(1000, 500, 0), did(1000, 900, 0), did(1000, 0, 500)}), IsEmpty());
}

TEST(TheSpeedsOfCores, ComeFromWhatTheKernelSaysOfARun) {
    RunMaker maker(Backend::Threads, 2);
    maker.release(0);
    for (int i = 0; i < 2; ++i) {
        maker.worker(0, 200 + 100 * i, 200);
        newestIsOn(CoreId(i), maker.run);
    }
    const auto work = workOnCores(maker.run);
    ASSERT_THAT(work, SizeIs(2));
    EXPECT_EQ(work[1].time.at(CoreId(1)), milliseconds(300));
    EXPECT_NEAR(coreSpeeds(work).at(1).timesAsLong, 1.5, kNear);
    maker.run.facts.workers[0].exit = WorkerExit::Crashed;
    EXPECT_THAT(workOnCores(maker.run), SizeIs(1)) << "who did not finish did not do the work";
}

TEST(TheSpeedsOfCores, AreNotThoseOfRanksThatAskForMessages) {
    RunMaker maker(Backend::Mpi, 2);
    maker.run.facts.experiment.task = "sum-squares";
    maker.release(0);
    for (int i = 0; i < 2; ++i) {
        maker.worker(0, 300, 300).span(0, 150 + 150 * i);
        if (i == 0) {
            maker.span(150, 300, State::Message);
        }
        newestIsOn(CoreId(i), maker.run);
    }
    EXPECT_NEAR(coreSpeeds(workOnCores(maker.run)).at(1).timesAsLong, 2, kNear) << "both were busy as long";
    maker.run.facts.workers[1].lane = LaneId(); // a run file may lack it
    EXPECT_THAT(workOnCores(maker.run), SizeIs(2));
    maker.run.facts.experiment.task = "ring";
    EXPECT_THAT(workOnCores(maker.run), IsEmpty());
    EXPECT_FALSE(workPerCpuSecond(maker.run.facts)) << "who asks computes nothing";
}

TEST(TheSpeedsOfCores, AreWorthASentenceOnlyWhenTheyDiffer) {
    EXPECT_EQ(coreSpeedInWords(std::vector<CoreSpeed>{{CoreId(0), 1}, {CoreId(1), 1.42}}),
              "Core 1 took 1.4 times as long as core 0 for the same work.");
    EXPECT_EQ(coreSpeedInWords(std::vector<CoreSpeed>{{CoreId(0), 1.05}, {CoreId(1), 1}}), "");
    EXPECT_EQ(coreSpeedInWords({}), "");
}

} // namespace
} // namespace parascope
