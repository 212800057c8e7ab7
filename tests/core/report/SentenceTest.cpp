// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Sentence.h"

#include "tests/core/report/RunMaker.h"

#include <deque>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::parallelRun;
using test::RunMaker;
using test::serialRun;

std::string sentence(const RunRecord& run, std::optional<double> baseline = 0.404) {
    return sentenceFor(run.facts, computeMetrics(run, baseline));
}

TEST(TheSentenceOfARun, TellsBusyCoresAndSpeedUp) {
    EXPECT_EQ(sentence(parallelRun()),
              "2 processes kept 1.98 of 2 cores busy: 2.00 times as fast as one after another.");
    EXPECT_EQ(sentence(parallelRun(Backend::Threads)),
              "2 threads kept 1.98 of 2 cores busy: 2.00 times as fast as one after another.");
}

TEST(TheSentenceOfARun, SaysThatTheBaselineIsTheBaseline) {
    EXPECT_EQ(sentence(serialRun()), "One after another kept 0.99 of 2 cores busy: this is the baseline.");
}

TEST(TheSentenceOfARun, SaysWhenMoreWorkersDidNotHelp) {
    EXPECT_EQ(sentence(parallelRun(), 0.201),
              "2 processes kept 1.98 of 2 cores busy: no faster than one after another.");
    EXPECT_EQ(sentence(parallelRun(), 0.101),
              "2 processes kept 1.98 of 2 cores busy: 2.00 times slower than one after another.");
}

TEST(TheSentenceOfARun, ClaimsNoSpeedUpWithoutABaseline) {
    EXPECT_EQ(sentence(parallelRun(), std::nullopt),
              "2 processes kept 1.98 of 2 cores busy: without a serial run there is no speed-up to tell.");
}

TEST(TheSentenceOfARun, CountsOnlyTheCoresItMightUse) {
    auto run = parallelRun();
    run.facts.experiment.cores = {CoreId(0)};
    EXPECT_NE(sentence(run).find("of 1 core busy"), std::string::npos) << sentence(run);
}

TEST(TheSentenceOfARun, SaysThatWorkersWaited) {
    RunMaker maker(Backend::Threads, 2);
    maker.release(1)
        .worker(1, 101, 1)
        .span(1, 101, State::Sleeping)
        .worker(1, 101, 1)
        .span(1, 101, State::Sleeping);
    EXPECT_EQ(sentence(maker.run, std::nullopt), "2 threads mostly waited and kept only 0.02 of 2 cores "
                                                 "busy: without a serial run there is no speed-up to tell.");
}

TEST(TheSentenceOfARun, TellsWhyItFailedOrThatItWasStopped) {
    auto run = parallelRun();
    run.facts.stopped = true;
    EXPECT_EQ(sentence(run), "The run was stopped before its end.");
    run.facts.error = "worker 1 crashed (SIGSEGV)";
    EXPECT_EQ(sentence(run), "The run failed: worker 1 crashed (SIGSEGV)");
}

class RunsSideBySide : public testing::Test {
protected:
    void add(RunRecord run) {
        runs.push_back(std::move(run));
        metrics.push_back(computeMetrics(runs.back(), 0.404));
    }
    std::string compared() {
        std::vector<ComparedRun> all;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            all.push_back({&runs[i].facts, &metrics[i]});
        }
        return compareRuns(all);
    }

    std::deque<RunRecord> runs;
    std::deque<Metrics> metrics;
};

TEST_F(RunsSideBySide, AreToldByTheFastest) {
    add(serialRun());
    auto slow = parallelRun(Backend::Threads);
    slow.facts.ended += std::chrono::milliseconds(202);
    add(std::move(slow));
    add(parallelRun());
    EXPECT_EQ(compared(), "2 processes kept 1.98 of 2 cores busy: 2.00 times as fast as one after another. 2 "
                          "threads took 2.00 times "
                          "as long.");
}

TEST_F(RunsSideBySide, ThatDidAsWellAreSaidTo) {
    add(parallelRun(Backend::Threads));
    add(parallelRun());
    EXPECT_NE(compared().find(" 2 processes did as well."), std::string::npos) << compared();
}

TEST_F(RunsSideBySide, AreComparedWithThoseThatDidTheSameWorkOnly) {
    add(parallelRun());
    auto python = parallelRun();
    python.facts.experiment.backend = Backend::CpythonProcesses;
    python.facts.experiment.size /= 100;
    python.facts.ended += std::chrono::milliseconds(100);
    add(std::move(python));
    EXPECT_NE(compared().find("2 processes kept 1.98"), std::string::npos) << compared();
    EXPECT_NE(compared().find(" 2 CPython processes kept"), std::string::npos) << compared();
    EXPECT_EQ(compared().find("times as long"), std::string::npos) << compared();
}

TEST_F(RunsSideBySide, OfWhichOneFailedTellThatFirst) {
    add(parallelRun());
    auto failed = parallelRun();
    failed.facts.error = "worker 0 was killed";
    add(std::move(failed));
    EXPECT_EQ(compared().find("2 processes failed: worker 0 was killed. "), 0U) << compared();
    EXPECT_NE(compared().find("kept 1.98 of 2 cores busy"), std::string::npos)
        << "the others are still compared: " << compared();
}

TEST_F(RunsSideBySide, ThatAreNoneHaveNothingToSay) {
    EXPECT_EQ(compared(), "");
}

TEST(ADurationForPeople, HasThreeDigitsAndAUnit) {
    EXPECT_EQ(durationInWords(1.524), "1.52 s");
    EXPECT_EQ(durationInWords(12.34), "12.3 s");
    EXPECT_EQ(durationInWords(123.4), "123 s");
    EXPECT_EQ(durationInWords(0.0124), "12.4 ms");
    EXPECT_EQ(durationInWords(0.00083), "830 µs");
    EXPECT_EQ(durationInWords(0), "0 s");
    EXPECT_EQ(durationInWords(0.0000001), "0.10 µs");
}

TEST(DecimalsForPeople, AlwaysHaveADot) {
    EXPECT_EQ(decimals(1.969, 2), "1.97");
    EXPECT_EQ(decimals(2, 0), "2");
    EXPECT_EQ(decimals(-0.5, 3), "-0.500");
    EXPECT_EQ(decimals(1e300, 0), "?") << "what does not fit is not cut";
}

TEST(WorkersInWords, AreOneOrMany) {
    Experiment experiment;
    experiment.workers = 1;
    experiment.backend = Backend::Processes;
    EXPECT_EQ(workersInWords(experiment), "1 process");
    experiment.backend = Backend::Threads;
    EXPECT_EQ(workersInWords(experiment), "1 thread");
    experiment.workers = 64;
    EXPECT_EQ(workersInWords(experiment), "64 threads");
    experiment.backend = Backend::Serial;
    EXPECT_EQ(workersInWords(experiment), "one after another");
}

} // namespace
} // namespace parascope
