// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Scaling.h"

#include "core/report/Sentence.h"
#include "tests/core/report/RunMaker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr double kNear = 1e-9;

/// One worker's work takes 1 s alone. Threads have two cores; the gains are used up at two.
std::vector<ScalingRun> twoCores() {
    return {{Backend::Serial, 1, 1.0},
            {Backend::Threads, 1, 1.0},
            {Backend::Threads, 2, 1.0},
            {Backend::Threads, 3, 1.5},
            {Backend::Threads, 4, 2.0}};
}

TEST(Scaling, ComparesEachNumberOfWorkersWithTheSameWorkOneAfterAnother) {
    const auto scaling = computeScaling(twoCores());
    ASSERT_THAT(scaling.points, SizeIs(4));
    EXPECT_NEAR(scaling.points[0].speedup.value(), 1, kNear);
    EXPECT_NEAR(scaling.points[1].speedup.value(), 2, kNear);
    EXPECT_NEAR(scaling.points[3].speedup.value(), 2, kNear);
    EXPECT_NEAR(scaling.points[3].efficiency.value(), 0.5, kNear);
}

TEST(Scaling, SuggestsTheFewestWorkersThatAreAsGood) {
    const auto scaling = computeScaling(twoCores());
    ASSERT_NE(scaling.fitOf(Backend::Threads), nullptr);
    EXPECT_EQ(scaling.fitOf(Backend::Threads)->suggestedWorkers, 2);
    EXPECT_EQ(scaling.fitOf(Backend::Processes), nullptr);
}

TEST(Scaling, BelievesWorkersWithoutACoreOnlyWhenTheyBringMoreThanNoise) {
    const auto suggested = [](double secondWall) {
        return computeScaling(
                   {{Backend::Serial, 1, 1.0}, {Backend::Threads, 1, 1.0}, {Backend::Threads, 2, secondWall}},
                   1)
            .fits.at(0)
            .suggestedWorkers;
    };
    EXPECT_EQ(suggested(1.87), 1) << "7 % on one core are noise";
    EXPECT_EQ(suggested(1.0), 2) << "they wait";
}

TEST(Scaling, FindsTheSerialFractionOfAmdahlsLaw) {
    std::vector<ScalingRun> runs{{Backend::Serial, 1, 1.0}};
    for (int workers = 1; workers <= 8; ++workers) {
        runs.push_back({Backend::Threads, workers, workers / amdahlSpeedup(0.1, workers)});
    }
    const auto scaling = computeScaling(runs);
    EXPECT_NEAR(scaling.fits.at(0).serialFraction.value(), 0.1, kNear);
    for (const auto& point : scaling.points) {
        if (point.workers == 1) {
            EXPECT_FALSE(point.karpFlatt) << "one worker tells nothing";
        } else {
            EXPECT_NEAR(point.karpFlatt.value(), 0.1, kNear);
        }
    }
}

TEST(Scaling, FitsTheLawOnlyWhereEveryWorkerHasACore) {
    EXPECT_NEAR(computeScaling(twoCores(), 2).fits.at(0).serialFraction.value(), 0, kNear);
    EXPECT_GT(computeScaling(twoCores()).fits.at(0).serialFraction.value(), 0.2);
    EXPECT_TRUE(computeScaling(twoCores(), 1).fits.at(0).serialFraction) << "better than nothing";
}

TEST(Scaling, KeepsTheFractionOfALawWithinReason) {
    const auto better = computeScaling({{Backend::Serial, 1, 1.0}, {Backend::Threads, 2, 0.9}});
    EXPECT_EQ(better.fits.at(0).serialFraction, 0) << "better than ideal is ideal";
    const auto worse = computeScaling({{Backend::Serial, 1, 1.0}, {Backend::Threads, 2, 3.0}});
    EXPECT_EQ(worse.fits.at(0).serialFraction, 1);
}

TEST(Scaling, TellsRepeatsByMedianLeastAndMost) {
    const auto scaling = computeScaling({{Backend::Serial, 1, 1.0},
                                         {Backend::Processes, 2, 1.0},
                                         {Backend::Processes, 2, 4.0},
                                         {Backend::Processes, 2, 1.25}});
    ASSERT_THAT(scaling.points, SizeIs(1));
    const auto& point = scaling.points.front();
    EXPECT_EQ(point.wallMedian, 1.25);
    EXPECT_EQ(point.wallMin, 1.0);
    EXPECT_EQ(point.wallMax, 4.0);
    EXPECT_NEAR(point.speedup.value(), 1.6, kNear);
    EXPECT_NEAR(point.speedupMin.value(), 0.5, kNear);
    EXPECT_NEAR(point.speedupMax.value(), 2.0, kNear);
}

TEST(Scaling, HasNoSpeedUpWithoutASerialRun) {
    const auto scaling = computeScaling({{Backend::Threads, 2, 1.0}});
    ASSERT_THAT(scaling.points, SizeIs(1));
    EXPECT_FALSE(scaling.points[0].speedup);
    EXPECT_FALSE(scaling.fits.at(0).serialFraction);
    EXPECT_EQ(scalingInWords(scaling, 2), "");
    EXPECT_THAT(computeScaling({}).points, IsEmpty());
}

TEST(Scaling, ComparesEachLanguageWithItself) {
    const auto scaling = computeScaling({{Backend::Serial, 1, 1.0},
                                         {Backend::CpythonSerial, 1, 40.0},
                                         {Backend::Threads, 2, 1.0},
                                         {Backend::CpythonProcesses, 2, 41.0}});
    ASSERT_THAT(scaling.points, SizeIs(2));
    EXPECT_NEAR(scaling.points[0].speedup.value(), 2, kNear);
    EXPECT_NEAR(scaling.points[1].speedup.value(), 80.0 / 41, kNear);
}

TEST(Scaling, LeavesOutRunsThatFailed) {
    auto good = test::parallelRun();
    auto bad = test::parallelRun();
    bad.facts.error = "crashed";
    const auto runs = scalingRuns({&good.facts, &bad.facts});
    ASSERT_THAT(runs, SizeIs(1));
    EXPECT_EQ(runs[0].workers, 2);
    EXPECT_NEAR(runs[0].wall, 0.202, kNear);
}

TEST(Scaling, IsSaidInWords) {
    EXPECT_EQ(scalingInWords(computeScaling(twoCores()), 2),
              "C++ threads: 2 workers are enough, 2.00 times as fast as one after another, as there are 2 "
              "cores that "
              "this program may use.");
    EXPECT_EQ(
        scalingInWords(
            computeScaling(
                {{Backend::Serial, 1, 1.0}, {Backend::Threads, 1, 1.0}, {Backend::Threads, 2, 2.0}}, 1),
            1),
        "C++ threads: more than one worker brings nothing, as there is 1 core that this program may use.");
    EXPECT_THAT(scalingInWords(
                    computeScaling(
                        {{Backend::Serial, 1, 1.0}, {Backend::Threads, 1, 1.0}, {Backend::Threads, 2, 2.0}}),
                    2),
                HasSubstr("more than one worker brings nothing"));
}

TEST(Scaling, OfDisturbedRunsSaysSo) {
    const auto scaling = computeScaling(twoCores());
    auto run = test::parallelRun();
    run.facts.otherPrograms = 0.02;
    EXPECT_EQ(scalingSentence(scaling, 2, {&run.facts}), scalingInWords(scaling, 2));
    run.facts.otherPrograms = 0.5;
    EXPECT_EQ(scalingSentence(scaling, 2, {&run.facts}),
              scalingInWords(scaling, 2) +
                  " The times are not clean: other programs took 50 % of all cores.");
    EXPECT_EQ(scalingSentence({}, 2, {&run.facts}), "") << "there is nothing to doubt";
}

TEST(ScalingInWords, NeverTellsASpeedUpAboveTheWorkersAsABareFact) {
    const std::vector<ScalingRun> runs{{Backend::Serial, 1, 1.0, 100.0}, {Backend::Threads, 2, 0.75, 134.0}};
    const auto scaling = computeScaling(runs, 2);
    EXPECT_NEAR(scaling.points[0].coreSpeed.value(), 1.34, 1e-9);
    EXPECT_EQ(
        scalingInWords(scaling, 2),
        "C++ threads: 2 workers are enough, 2.67 times as fast as one after another, as there are 2 cores "
        "that this "
        "program may use. "
        "That is more than 2 workers can bring: the cores were 1.34 times as fast in this run as in its "
        "baseline.");
}

} // namespace
} // namespace parascope
