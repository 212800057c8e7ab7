// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Sentence.h"

#include "core/report/Noise.h"
#include "tests/core/report/RunMaker.h"

#include <deque>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using test::parallelRun;
using test::RunMaker;
using test::serialRun;

using test::against;

std::string sentence(const RunRecord& run, const std::optional<Baseline>& baseline = against(0.404)) {
    return sentenceFor(run.facts, computeMetrics(run, baseline));
}

TEST(TheSentenceOfARun, TellsBusyCoresAndSpeedUp) {
    EXPECT_EQ(sentence(parallelRun()),
              "2 processes kept 1.98 of 2 cores busy: 2.00 times as fast as one after another.");
    EXPECT_EQ(sentence(parallelRun(Backend::Threads)),
              "2 threads kept 1.98 of 2 cores busy: 2.00 times as fast as one after another.");
}

TEST(TheSentenceOfARun, SaysThatTheBaselineIsTheBaseline) {
    const auto run = serialRun();
    EXPECT_EQ(sentence(run, findBaseline(run, {&run})),
              "One after another kept 0.99 of 2 cores busy: this is the baseline.");
    EXPECT_EQ(
        sentence(run, against(0.505)),
        "One after another kept 0.99 of 2 cores busy: 1.25 times as fast as one after another, more than 1 "
        "worker can bring: something else held its baseline up.")
        << "another one is";
}

TEST(TheSentenceOfARun, SaysWhenMoreWorkersDidNotHelp) {
    EXPECT_EQ(sentence(parallelRun(), against(0.201)),
              "2 processes kept 1.98 of 2 cores busy: no faster than one after another.");
    EXPECT_EQ(sentence(parallelRun(), against(0.101)),
              "2 processes kept 1.98 of 2 cores busy: 2.00 times as long as one after another.");
}

TEST(TheSentenceOfARun, ClaimsNoSpeedUpWithoutABaseline) {
    EXPECT_EQ(sentence(parallelRun(), std::nullopt),
              "2 processes kept 1.98 of 2 cores busy: without a serial run there is no speed-up to tell.");
}

TEST(TheSentenceOfARun, SaysHowMuchFasterTheCoresWereWhereWorkersAloneCannotBeSoFast) {
    auto baseline = against(0.539);
    baseline.workPerCpuSecond = *workPerCpuSecond(parallelRun().facts) / 1.34;
    EXPECT_EQ(sentence(parallelRun(), baseline),
              "2 processes kept 1.98 of 2 cores busy: 2.67 times as fast as one after another, more than 2 "
              "workers can bring: the cores were 1.34 times as fast in this run as in its baseline.");
    EXPECT_EQ(sentence(parallelRun(), against(0.4049)),
              "2 processes kept 1.98 of 2 cores busy: 2.00 times as fast as one after another.")
        << "what is shown as 2.00 is not above 2";
}

TEST(TheSentenceOfARun, TellsTheStartWhereItIsMuchOfTheTime) {
    auto run = parallelRun();
    run.facts.released = run.facts.launched + (run.facts.ended - run.facts.launched) / 4;
    EXPECT_EQ(
        sentenceFor(run.facts, Metrics()),
        "2 processes: without a serial run there is no speed-up to tell. 25 % of the time went by before "
        "all had started.");
    run.facts.released -= std::chrono::milliseconds(4);
    EXPECT_EQ(sentence(run).find("started"), std::string::npos) << sentence(run);
}

TEST(TheSentenceOfARun, CountsOnlyTheCoresItMightUse) {
    auto run = parallelRun();
    run.facts.experiment.cores = {CoreId(0)};
    EXPECT_NE(sentence(run).find("of 1 core busy"), std::string::npos) << sentence(run);
    run.facts.experiment.cores.clear();
    run.facts.machine.coresAllowed = {CoreId(1)};
    EXPECT_NE(sentence(run).find("of 1 core busy"), std::string::npos) << sentence(run);
}

TEST(TheNoiseOfRuns, IsToldOfTheCoresThatMightBeUsed) {
    auto run = parallelRun();
    run.facts.otherPrograms = 0.5;
    EXPECT_EQ(noiseInWords({&run.facts}), "The times are not clean: other programs took 50 % of all cores.");
    run.facts.machine.coresAllowed = {CoreId(1)};
    EXPECT_EQ(noiseInWords({&run.facts}),
              "The times are not clean: other programs took 50 % of the 1 core that may be used.");
}

TEST(TheNoiseOfRuns, NamesAQuotaThatHeldThemBack) {
    auto run = parallelRun();
    run.facts.machine.cpuQuota = 1.5;
    run.facts.quotaUsedUp = 0.02;
    EXPECT_EQ(noiseInWords({&run.facts}), "") << "it did not bind";
    auto bound = parallelRun();
    bound.facts.machine.cpuQuota = 1.5;
    bound.facts.quotaUsedUp = 0.9;
    EXPECT_EQ(noiseInWords({&run.facts, &bound.facts}),
              "A CPU quota held the workers back: this program gets 1.50 cores' worth of time (cgroup), and "
              "had used it up in 90 % of the kernel's periods: more workers bring nothing beyond it.");
}

TEST(ThePatternOfARun, KnowsNoMoreCoresThanAQuotaGives) {
    auto run = parallelRun();
    const auto cores = [&run] { return patternInput(run.facts, computeMetrics(run, {})).cores; };
    EXPECT_EQ(cores(), 2);
    run.facts.machine.cpuQuota = 0.5;
    EXPECT_EQ(cores(), 1);
    run.facts.machine.cpuQuota = 1.5;
    EXPECT_EQ(cores(), 2);
    run.facts.machine.cpuQuota = 1e300;
    EXPECT_EQ(cores(), 2);
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

TEST(TheScheduleOfARun, IsSaidToHaveGapsWhereRecordsAreMissing) {
    auto facts = parallelRun().facts;
    facts.schedule = "exact";
    EXPECT_EQ(gapsInSchedule(facts), "");
    facts.lostSwitches = 1;
    EXPECT_EQ(gapsInSchedule(facts),
              "the kernel had no room for 1 record of the schedule, so parts of it are missing");
    facts.scheduleNote = "96 bytes made no sense";
    EXPECT_EQ(gapsInSchedule(facts),
              "the kernel had no room for 1 record of the schedule, so parts of it are "
              "missing; 96 bytes made no sense");
    facts.schedule = "sampled";
    EXPECT_EQ(gapsInSchedule(facts), "") << "it claims less";
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
    void add(RunRecord run) { runs.push_back(std::move(run)); }
    std::string compared() {
        std::vector<ReportedRun> all;
        for (const auto& run : runs) {
            all.push_back({&run, computeMetrics(run, against(0.404))});
        }
        return compareRuns(all);
    }

    std::deque<RunRecord> runs;
};

TEST_F(RunsSideBySide, AreToldByTheFastest) {
    add(serialRun());
    auto slow = parallelRun(Backend::Threads);
    slow.facts.ended += std::chrono::milliseconds(202);
    add(std::move(slow));
    add(parallelRun());
    EXPECT_EQ(compared(), "2 processes kept 1.98 of 2 cores busy: 2.00 times as fast as one after another. 2 "
                          "threads took 2.00 times "
                          "as long as 2 processes.");
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

TEST_F(RunsSideBySide, ThatTookLongToStartAreSaidTo) {
    add(parallelRun(Backend::Threads));
    auto late = parallelRun();
    const auto start = 3 * (late.facts.ended - late.facts.launched);
    late.facts.released += start;
    late.facts.ended += start;
    add(std::move(late));
    EXPECT_NE(compared().find(" 2 processes took 4.00 times as long as 2 threads, 75 % of it to start."),
              std::string::npos)
        << compared();
}

TEST_F(RunsSideBySide, OfAFurtherLanguageAreToldInShort) {
    add(parallelRun());
    for (const auto backend : {Backend::CpythonThreads, Backend::CpythonProcesses}) {
        auto python = parallelRun();
        python.facts.experiment.backend = backend;
        python.facts.experiment.size /= 100;
        python.facts.ended += std::chrono::milliseconds(backend == Backend::CpythonThreads ? 202 : 0);
        add(std::move(python));
    }
    EXPECT_NE(compared().find(" 2 CPython processes were the fastest of their kind, 2.00 times as fast as "
                              "one after another; 2 CPython threads took 2.00 times "
                              "as long as 2 CPython processes."),
              std::string::npos)
        << compared();
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
