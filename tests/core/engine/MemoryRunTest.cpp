// SPDX-License-Identifier: GPL-3.0-or-later
// Real threads, processes and Python programs that add to one counter.
#include "core/demos/memory/MemoryDemo.h"
#include "core/demos/memory/MemoryReport.h"
#include "core/demos/memory/ScenarioRun.h"
#include "tests/core/engine/ARealRun.h"

#include <csignal>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::SizeIs;

class ACount : public test::ARealRun {
protected:
    std::vector<const RunRecord*> count(std::vector<MemoryWay> ways) {
        if (!session) {
            startEngine();
        }
        asked.ways = std::move(ways);
        const auto ids = session->submit(MemoryDemo().plan(asked));
        waitUntilFinished();
        std::vector<const RunRecord*> runs;
        for (const auto id : ids) {
            runs.push_back(session->run(id));
        }
        return runs;
    }
    [[nodiscard]] static const MemoryFacts& of(const RunRecord* run) { return memoryFacts(run->facts); }
    [[nodiscard]] static bool hasPython() {
        return PythonFinder().find(Backend::CpythonThreads, "").has_value();
    }

    MemoryQuestion asked;
};

TEST_F(ACount, LosesNothingInAnyWayThatIsProtected) {
    asked.increments = 200'000;
    for (const auto* run :
         count({MemoryWay::Mutex, MemoryWay::Atomic, MemoryWay::SharedMemory, MemoryWay::SharedMutex})) {
        EXPECT_EQ(run->facts.error, "");
        EXPECT_EQ(of(run).added, 800'000U);
        EXPECT_EQ(of(run).counted, 800'000U) << infoOf(wayOf(run->facts.experiment)).name;
        EXPECT_EQ(of(run).lost(), 0U);
    }
}

TEST_F(ACount, WithoutALockNeverCountsMoreThanWasAdded) {
    asked.increments = 3'000'000;
    const auto runs = count({MemoryWay::Unprotected});
    EXPECT_EQ(of(runs[0]).added, 12'000'000U);
    EXPECT_LE(of(runs[0]).counted, 12'000'000U);
    EXPECT_GE(of(runs[0]).counted, 1U);
    EXPECT_EQ(of(runs[0]).lost(), 12'000'000U - of(runs[0]).counted);
}

TEST_F(ACount, OfProcessesIsEachOnesOwnUnlessItIsSentBack) {
    asked.increments = 100'000;
    const auto runs = count({MemoryWay::Separate, MemoryWay::Pipe});
    EXPECT_EQ(of(runs[0]).counted, 400'000U);
    EXPECT_EQ(of(runs[0]).parentCounted, 0U) << "the parent's counter is another one";
    EXPECT_EQ(of(runs[1]).counted, 400'000U);
    EXPECT_EQ(of(runs[1]).parentCounted, 400'000U) << "it adds up what came back";
}

TEST_F(ACount, IsLookedAtWhileItGoesOn) {
    asked.increments = 20'000'000;
    const auto runs = count({MemoryWay::Atomic});
    ASSERT_THAT(runs[0]->trace.counters(), SizeIs(2));
    const auto& counter = runs[0]->trace.counters()[0];
    EXPECT_EQ(counter.info.name, "counter");
    ASSERT_GE(counter.track.samples().size(), 2U);
    EXPECT_EQ(counter.track.samples().back().value, 80'000'000);
    EXPECT_EQ(runs[0]->trace.counters()[1].track.samples().back().value, 0) << "lost updates";
}

TEST_F(ACount, GoesOnWhenAnOwnerOfTheLockIsKilledAndSaysSo) {
    asked.increments = kMostIncrements;
    asked.ways = {MemoryWay::SharedMutex};
    startEngine();
    const auto id = session->submit(MemoryDemo().plan(asked)).front();
    waitForSpans(8);
    kill(static_cast<pid_t>(session->run(id)->facts.workers.at(2).pid), SIGKILL);
    QSignalSpy changed(&*session, &RunSession::runChanged);
    while (session->run(id)->facts.workers.at(2).ended == Nanoseconds{}) {
        ASSERT_TRUE(changed.wait(test::kPatience));
    }
    const auto then = of(session->run(id)).added;
    while (of(session->run(id)).added < then + 100'000) { // the others can still have the lock
        ASSERT_TRUE(changed.wait(test::kPatience));
    }
    session->stop();
    waitUntilFinished();
    const auto& facts = session->run(id)->facts;
    EXPECT_THAT(facts.error, HasSubstr("worker 2 was killed (SIGKILL, Killed)"));
    EXPECT_LE(memoryFacts(facts).lost(), 1U + memoryFacts(facts).ownersDied) << "its last step, at most";
}

TEST_F(ACount, IsStoppedAtAnyMomentAndKeepsWhatItHas) {
    asked.increments = kMostIncrements;
    asked.ways = {MemoryWay::Mutex};
    startEngine();
    const auto id = session->submit(MemoryDemo().plan(asked)).front();
    waitForSpans(8);
    session->stop();
    waitUntilFinished();
    const auto& facts = session->run(id)->facts;
    EXPECT_TRUE(facts.stopped);
    EXPECT_GT(memoryFacts(facts).counted, 0U);
    EXPECT_EQ(memoryFacts(facts).lost(), 0U);
}

TEST_F(ACount, InPythonIsRightUnderALockAndOfEachProcessItsOwn) {
    if (!hasPython()) {
        GTEST_SKIP() << "there is no Python";
    }
    asked.increments = 20'000;
    const auto runs = count({MemoryWay::PythonLock, MemoryWay::PythonProcesses, MemoryWay::PythonValue});
    for (const auto* run : runs) {
        EXPECT_EQ(run->facts.error, "");
        EXPECT_EQ(of(run).added, 80'000U);
        EXPECT_EQ(of(run).counted, 80'000U) << infoOf(wayOf(run->facts.experiment)).name;
    }
    EXPECT_EQ(of(runs[1]).parentCounted, 0U);
    EXPECT_EQ(of(runs[2]).parentCounted, std::nullopt);
}

TEST_F(ACount, InPythonMayLoseUpdatesWhereACallComesBetween) {
    if (!hasPython()) {
        GTEST_SKIP() << "there is no Python";
    }
    asked.increments = 50'000;
    asked.switchInterval = 0.01;
    const auto runs = count({MemoryWay::PythonThreads, MemoryWay::PythonCall});
    for (const auto* run : runs) {
        EXPECT_EQ(run->facts.error, "");
        EXPECT_EQ(of(run).added, 200'000U);
        EXPECT_LE(of(run).counted, 200'000U);
        EXPECT_GE(of(run).counted, 1U);
    }
}

class AScenarioOnTheEngine : public test::ARealRun {
protected:
    RunId submit(const std::string& scenario, std::uint64_t times) {
        asked.scenario = scenario;
        asked.scenarioTimes = times;
        asked.spreadUs = 100;
        startEngine();
        return session->submit(MemoryDemo().plan(asked)).front();
    }

    MemoryQuestion asked;
};

TEST_F(AScenarioOnTheEngine, RunsOnItsWorkersAsOftenAsAskedThoughItDeadlocks) {
    const auto id = submit("deadlock", 60);
    waitUntilFinished();
    const auto& facts = session->run(id)->facts;
    EXPECT_EQ(facts.error, "");
    EXPECT_EQ(facts.workers.size(), 2U);
    std::uint64_t sum = 0;
    for (const auto& [outcome, times] : scenarioFacts(facts)->outcomes) {
        EXPECT_EQ(outcome.variables, std::vector{outcome.isStuck ? 0 : 2});
        sum += times;
    }
    EXPECT_EQ(sum, 60U);
}

TEST_F(AScenarioOnTheEngine, IsStoppedAtAnyMomentAndKeepsWhatItHas) {
    const auto id = submit("deadlock", kMostScenarioTimes);
    waitForSpans(2);
    session->stop();
    waitUntilFinished();
    const auto& facts = session->run(id)->facts;
    EXPECT_TRUE(facts.stopped);
    EXPECT_EQ(facts.error, "");
    EXPECT_FALSE(scenarioFacts(facts)->outcomes.empty());
}

} // namespace
} // namespace parascope
