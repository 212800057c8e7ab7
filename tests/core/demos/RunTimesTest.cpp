// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/RunTimes.h"

#include "core/demos/queue/QueueParameters.h"
#include "tests/core/report/RunMaker.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

/// Two cores.
class TheTimesOfRuns : public testing::Test {
protected:
    static Experiment sum(Backend backend, int workers, std::uint64_t size) {
        Experiment experiment;
        experiment.backend = backend;
        experiment.workers = workers;
        experiment.size = size;
        return experiment;
    }
    static Experiment sleep(Backend backend, int workers, std::uint64_t ms) {
        auto experiment = sum(backend, workers, ms);
        experiment.task = "sleep";
        return experiment;
    }

    RunTimes times{2};
};

TEST_F(TheTimesOfRuns, AreUnknownBeforeAnyRun) {
    EXPECT_FALSE(times.secondsOf({sum(Backend::Threads, 2, 1000)}));
    EXPECT_FALSE(times.secondsOf({}));
}

TEST_F(TheTimesOfRuns, AreLearntFromOneRunForAllBackendsOfItsLanguage) {
    auto run = test::parallelRun(); // 10 M each, both cores, 202 ms
    ASSERT_TRUE(times.learn(run.facts));
    const auto of = [this](Backend backend, int workers, std::uint64_t size) {
        return times.secondsOf({sum(backend, workers, size)}).value_or(-1);
    };
    EXPECT_NEAR(of(Backend::Threads, 2, 10'000'000), 0.202, 1e-9);
    EXPECT_NEAR(of(Backend::Serial, 2, 10'000'000), 0.404, 1e-9) << "one after another";
    EXPECT_NEAR(of(Backend::Gil, 2, 10'000'000), 0.404, 1e-9) << "one at a time";
    EXPECT_NEAR(of(Backend::Processes, 4, 10'000'000), 0.404, 1e-9) << "two cores for four";
    EXPECT_NEAR(of(Backend::Threads, 1, 20'000'000), 0.404, 1e-9);
    EXPECT_EQ(of(Backend::CpythonThreads, 2, 1000), -1) << "of Python nothing is known";
    EXPECT_NEAR(*times.secondsOf({sum(Backend::Serial, 2, 10'000'000), sum(Backend::Threads, 2, 10'000'000)}),
                0.606, 1e-9);
    EXPECT_FALSE(times.secondsOf({sum(Backend::Serial, 2, 1), sum(Backend::CpythonSerial, 2, 1)}));
}

TEST_F(TheTimesOfRuns, OfWorkersThatWaitNeedNoCores) {
    times.know("sleep", Language::Cpp, 0.001);
    EXPECT_NEAR(*times.secondsOf({sleep(Backend::Threads, 8, 500)}), 0.5, 1e-9);
    EXPECT_NEAR(*times.secondsOf({sleep(Backend::Serial, 8, 500)}), 4, 1e-9);
}

TEST_F(TheTimesOfRuns, AreNotLearntFromWhatTellsNothing) {
    auto failed = test::parallelRun();
    failed.facts.error = "crashed";
    EXPECT_FALSE(times.learn(failed.facts));
    auto foreign = test::parallelRun();
    foreign.facts.title = "another program";
    EXPECT_FALSE(times.learn(foreign.facts));
    auto quick = test::parallelRun();
    quick.facts.ended = quick.facts.released + std::chrono::milliseconds(20);
    EXPECT_FALSE(times.learn(quick.facts)) << "it tells of the start, not of the work";
    EXPECT_TRUE(times.speeds().empty());
}

TEST_F(TheTimesOfRuns, OfAQueueAreTheDelaysThatItIsAskedFor) {
    QueueParameters lesson; // 5 items, 1 s to produce one, 2 s to consume one
    EXPECT_NEAR(*times.secondsOf({queueExperiment(lesson, Backend::Threads)}), 11, 1e-9);
    lesson.consumers = 2;
    EXPECT_NEAR(*times.secondsOf({queueExperiment(lesson, Backend::Threads)}), 7, 1e-9);
    lesson.produce = lesson.consume = Nanoseconds(0);
    EXPECT_FALSE(times.secondsOf({queueExperiment(lesson, Backend::Threads)})) << "then the machine says";
}

TEST(AboutInWords, IsInSecondsOrMinutes) {
    EXPECT_EQ(aboutInWords(0.2), "about 1 s");
    EXPECT_EQ(aboutInWords(8.6), "about 9 s");
    EXPECT_EQ(aboutInWords(99.4), "about 99 s");
    EXPECT_EQ(aboutInWords(130), "about 2 min");
}

} // namespace
} // namespace parascope
