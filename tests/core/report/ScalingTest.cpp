// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Scaling.h"

#include "core/report/Sentence.h"
#include "tests/core/report/RunMaker.h"

#include <array>
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

/// What three repeats of one number of threads took, in seconds.
struct ThreeWalls {
    int workers = 1;
    std::array<double, 3> walls{};
};

/// Threads on two cores, against 1 s alone.
Scaling repeated(const std::vector<ThreeWalls>& all) {
    std::vector<ScalingRun> runs{{Backend::Serial, 1, 1.0}};
    for (const auto& [workers, walls] : all) {
        for (const double wall : walls) {
            runs.push_back({Backend::Threads, workers, wall});
        }
    }
    return computeScaling(runs, 2);
}

TEST(Scaling, SuggestsNoWorkersMoreThanRepeatsTellApart) {
    // The median of three is 1.82 times, that of two 1.60: within what repeats of either differ by.
    const auto scaling =
        repeated({{1, {1.00, 1.01, 1.02}}, {2, {1.05, 1.25, 1.30}}, {3, {1.35, 1.65, 1.80}}});
    EXPECT_EQ(scaling.fits.at(0).suggestedWorkers, 2);
    EXPECT_EQ(repeated({{1, {1.00, 1.01, 1.02}}, {2, {1.28, 1.29, 1.30}}, {3, {1.50, 1.51, 1.52}}})
                  .fits.at(0)
                  .suggestedWorkers,
              3)
        << "where they are apart it is no noise";
}

TEST(Scaling, SuggestsNobodyWhereNoiseReachesDownToOneWorker) {
    const auto scaling = repeated({{1, {0.99, 1.00, 1.01}}, {2, {1.00, 1.10, 2.10}}});
    EXPECT_EQ(scaling.fits.at(0).suggestedWorkers, std::nullopt);
    EXPECT_THAT(scalingInWords(scaling, 2), HasSubstr("C++ threads: too noisy to say how many workers are "
                                                      "enough, as the repeats differ more than"));
}

TEST(Scaling, OfOneWorkerAloneComparesNothing) {
    EXPECT_EQ(scalingInWords(repeated({{1, {1.00, 1.01, 1.02}}}), 2),
              "C++ threads: measured with one worker alone, so there is nothing to compare. "
              "Amdahl's law: too few points for a fit.");
}

TEST(Scaling, SuggestsOneWorkerOnlyWhereItsRepeatsAgree) {
    const auto steady = repeated({{1, {1.00, 1.02, 1.04}}, {2, {1.98, 2.01, 2.04}}});
    EXPECT_EQ(steady.fits.at(0).suggestedWorkers, 1);
    const auto noisy = repeated({{1, {0.60, 0.70, 1.70}}, {2, {1.20, 1.70, 2.00}}});
    EXPECT_EQ(noisy.fits.at(0).suggestedWorkers, std::nullopt)
        << "one worker is no faster than itself, and two may have been";
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

TEST(Scaling, FitsTheLawOnlyToThreePointsWhereEveryWorkerHasACore) {
    const auto fit = computeScaling(twoCores(), 2).fits.at(0);
    EXPECT_EQ(fit.serialFraction, std::nullopt) << "one point has any law";
    EXPECT_EQ(fit.whyNoFit, "too few points for a fit");
    EXPECT_EQ(fitInWords(fit), "too few points for a fit");
}

TEST(Scaling, FitsNoLawThatMissesWhatWasMeasured) {
    const auto fit = computeScaling(twoCores(), 4).fits.at(0); // twice as fast at two, and no faster beyond
    EXPECT_EQ(fit.serialFraction, std::nullopt);
    EXPECT_EQ(fit.whyNoFit, "too noisy for a fit");
}

/// Threads that are by that much off a law of 10 %, one up and one down.
ScalingFit fitOfThreadsOff(double share) {
    std::vector<ScalingRun> runs{{Backend::Serial, 1, 1.0}};
    for (int workers = 2; workers <= 4; ++workers) {
        const double off = workers % 2 == 0 ? 1 + share : 1 - share;
        runs.push_back({Backend::Threads, workers, workers / amdahlSpeedup(0.1, workers) * off});
    }
    return computeScaling(runs, 4).fits.at(0);
}

TEST(Scaling, ForgivesALawALittleNoise) {
    EXPECT_NEAR(fitOfThreadsOff(0.03).serialFraction.value(), 0.1, 0.03);
    EXPECT_EQ(fitOfThreadsOff(0.03).whyNoFit, "");
    EXPECT_EQ(fitInWords(fitOfThreadsOff(0)), "10 % serial");
    EXPECT_EQ(fitInWords(fitOfThreadsOff(0.25)), "too noisy for a fit");
}

TEST(Scaling, KeepsTheFractionOfALawWithinReason) {
    const auto fit = [](double share) {
        std::vector<ScalingRun> runs{{Backend::Serial, 1, 1.0}};
        for (int workers = 2; workers <= 4; ++workers) {
            runs.push_back({Backend::Threads, workers, workers * share / (share < 1 ? workers : 1)});
        }
        return computeScaling(runs, 4).fits.at(0);
    };
    EXPECT_EQ(fit(0.95).serialFraction, 0) << "better than ideal is ideal";
    EXPECT_EQ(fit(1.05).serialFraction, 1);
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
    EXPECT_EQ(scalingInWords(computeScaling(twoCores(), 2), 2),
              "C++ threads: 2 workers are enough, 2.00 times as fast as one after another, as there are 2 "
              "cores that "
              "this program may use. Amdahl's law: too few points for a fit.");
    EXPECT_EQ(
        scalingInWords(
            computeScaling(
                {{Backend::Serial, 1, 1.0}, {Backend::Threads, 1, 1.0}, {Backend::Threads, 2, 2.0}}, 1),
            1),
        "C++ threads: more than one worker brings nothing, as there is 1 core that this program may use. "
        "Amdahl's law: too few points for a fit.");
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
    run.facts.otherPrograms = 0;
    auto stopped = run.facts;
    stopped.stopped = true;
    EXPECT_EQ(scalingSentence(scaling, 2, {&run.facts, &stopped}),
              "Stopped after 1 of 2 runs. " + scalingInWords(scaling, 2));
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
        "baseline. Amdahl's law: too few points for a fit.");
}

TEST(ScalingInWords, CallsNoNumberEnoughThatIsSlowerThanOneAfterAnother) {
    const auto scaling = computeScaling(
        {{Backend::Serial, 1, 0.01}, {Backend::Processes, 1, 0.5}, {Backend::Processes, 2, 0.25}}, 2);
    EXPECT_THAT(
        scalingInWords(scaling, 2),
        testing::HasSubstr("2 workers are the fastest, and slower than one after another (0.08 times as "
                           "fast): they cost more than they bring."));
}

TEST(ScalingInWords, SaysOnceWhatIsTrueOfTheFitsOfAll) {
    const auto scaling = computeScaling({{Backend::Serial, 1, 1.0},
                                         {Backend::Threads, 1, 1.0},
                                         {Backend::Gil, 1, 1.0},
                                         {Backend::Threads, 2, 1.0},
                                         {Backend::Gil, 2, 2.0}},
                                        2);
    EXPECT_EQ(
        scalingInWords(scaling, 2),
        "C++ threads: 2 workers are enough, 2.00 times as fast as one after another, as there are 2 cores "
        "that this program may use. C++ threads with a GIL: more than one worker brings nothing. Amdahl's "
        "law: "
        "too few points for a fit.");
}

} // namespace
} // namespace parascope
