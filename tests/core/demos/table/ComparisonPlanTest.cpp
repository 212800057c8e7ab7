// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/table/ComparisonPlan.h"

#include "tests/core/demos/table/ComparisonRuns.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::SizeIs;

class ThePlan : public testing::Test {
protected:
    [[nodiscard]] std::vector<Experiment> lacking(ComparisonRow row, Backend backend) const {
        return experimentsFor(row, backend, plan, runs.all(), test::ComparisonRuns::machine());
    }
    [[nodiscard]] const RunRecord* newest(ComparisonRow row, Backend backend) const {
        return newestFor(row, backend, plan, runs.all(), test::ComparisonRuns::machine());
    }
    static std::vector<Backend> backendsOf(const std::vector<Experiment>& experiments) {
        std::vector<Backend> backends;
        for (const auto& experiment : experiments) {
            backends.push_back(experiment.backend);
        }
        return backends;
    }

    ComparisonPlan plan;
    test::ComparisonRuns runs;
};

TEST_F(ThePlan, MakesTheBaselineOfEachLanguageOnceAndFirst) {
    const auto all =
        experimentsOf(plan, {Backend::CpythonThreads, Backend::CpythonProcesses, Backend::Threads});
    const auto backends = backendsOf(all);
    ASSERT_GE(backends.size(), 8U);
    EXPECT_THAT(std::vector(backends.begin(), backends.begin() + 8),
                ElementsAre(Backend::CpythonSerial, Backend::Serial, Backend::CpythonThreads,
                            Backend::CpythonProcesses, Backend::Threads, Backend::CpythonThreads,
                            Backend::CpythonProcesses, Backend::Threads));
    EXPECT_EQ(all[0].size, plan.pythonSize);
    EXPECT_EQ(all[1].size, plan.size);
    EXPECT_EQ(all[7].task, "sleep");
    EXPECT_EQ(all[7].workers, plan.waiters);
}

TEST_F(ThePlan, MakesOfACellWhatItsFigureNeeds) {
    EXPECT_THAT(backendsOf(lacking(ComparisonRow::BusyCores, Backend::Threads)),
                ElementsAre(Backend::Threads));
    EXPECT_THAT(backendsOf(lacking(ComparisonRow::Speedup, Backend::Threads)),
                ElementsAre(Backend::Serial, Backend::Threads));
    runs.computing(Backend::Threads, 2, 77);
    runs.computing(Backend::Serial, 1, 77);
    const auto again = lacking(ComparisonRow::Speedup, Backend::Threads);
    ASSERT_THAT(backendsOf(again), ElementsAre(Backend::Serial, Backend::Threads))
        << "a speed-up is told within one batch";
    EXPECT_EQ(again[0].size, 77U) << "the same work as the run that is there";
}

TEST_F(ThePlan, TheStartOfPythonsThreadsIsToldByTheRunThatWaits) {
    for (const auto row : {ComparisonRow::Waits, ComparisonRow::Start}) {
        const auto experiments = lacking(row, Backend::CpythonThreads);
        ASSERT_THAT(experiments, SizeIs(1));
        EXPECT_EQ(experiments[0].task, "sleep");
        EXPECT_EQ(experiments[0].size, 500U);
        EXPECT_EQ(experiments[0].workers, 8);
    }
}

TEST_F(ThePlan, TheStartOfTheOthersIsMeasuredForItself) {
    for (const auto row : {ComparisonRow::Start, ComparisonRow::Memory}) {
        const auto experiments = lacking(row, Backend::Processes);
        ASSERT_THAT(experiments, SizeIs(13)) << "12 together for their memory, and 12 times one alone";
        EXPECT_EQ(experiments[0].demo, "memory");
        EXPECT_EQ(experiments[0].workers, 12);
        EXPECT_EQ(experiments[1].workers, 1);
        EXPECT_THAT(lacking(row, Backend::CpythonProcesses), SizeIs(3)) << "fork, forkserver, spawn";
    }
    const auto all = experimentsOf(plan, {Backend::Threads, Backend::CpythonProcesses});
    EXPECT_EQ(std::count_if(all.begin(), all.end(), [](const auto& one) { return one.demo == "memory"; }),
              13 + 3);
}

TEST_F(ThePlan, CountsTheNewestRunThatEndedWell) {
    runs.computing(Backend::Threads, 1);
    const auto& good = runs.computing(Backend::Threads, 2);
    runs.computing(Backend::Threads, 1).facts.error = "crashed";
    runs.computing(Backend::Threads, 1).facts.stopped = true;
    runs.computing(Backend::Threads, 1);
    runs.openNewest(true);
    EXPECT_EQ(newest(ComparisonRow::BusyCores, Backend::Threads), &good);
}

TEST_F(ThePlan, TellsBusyCoresAndTheSpeedUpByOneRunTheNewestThatHasItsBaseline) {
    auto& lonely = runs.computing(Backend::Processes, 2);
    lonely.facts.batch = 3;
    EXPECT_EQ(newest(ComparisonRow::BusyCores, Backend::Processes), &lonely) << "busy cores need none";
    EXPECT_EQ(newest(ComparisonRow::Speedup, Backend::Processes), nullptr);
    runs.computing(Backend::Serial, 1);
    const auto& first = runs.computing(Backend::Threads, 2);
    auto& alone = runs.computing(Backend::Threads, 2);
    alone.facts.batch = 2;
    EXPECT_EQ(newest(ComparisonRow::Speedup, Backend::Threads), &first);
    EXPECT_EQ(newest(ComparisonRow::BusyCores, Backend::Threads), &first);
}

TEST_F(ThePlan, LeavesOutRunsThatTellOfSomethingElse) {
    runs.computing(Backend::Threads, 2).facts.experiment.workers = 4;
    runs.computing(Backend::Threads, 2).facts.experiment.cores = {CoreId(0)};
    runs.computing(Backend::Threads, 2).facts.machine.cpu = "of another machine";
    runs.computing(Backend::Threads, 2).facts.title = "trace.json";
    runs.waiting(Backend::Threads, {1, 2});
    EXPECT_EQ(newest(ComparisonRow::BusyCores, Backend::Threads), nullptr);
    EXPECT_EQ(newest(ComparisonRow::Speedup, Backend::Threads), nullptr);
    EXPECT_NE(newest(ComparisonRow::Waits, Backend::Threads), nullptr);
    EXPECT_EQ(newest(ComparisonRow::Start, Backend::CpythonThreads), nullptr);
    runs.waiting(Backend::CpythonThreads, {1, 2});
    EXPECT_EQ(newest(ComparisonRow::Start, Backend::CpythonThreads), nullptr) << "two have no median step";
    EXPECT_EQ(newest(ComparisonRow::Memory, Backend::Threads), nullptr) << "a thread has none of its own";
    for (const auto row : {ComparisonRow::Data, ComparisonRow::Crash, ComparisonRow::BestFor}) {
        EXPECT_FALSE(isMeasured(row));
        EXPECT_EQ(newest(row, Backend::Threads), nullptr);
    }
}

} // namespace
} // namespace parascope
