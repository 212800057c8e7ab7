// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/Engine.h"

#include "core/demos/queue/QueueParameters.h"
#include "tests/support/FakeLauncher.h"
#include "tests/support/HandCrankedClock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QSignalSpy>

namespace parascope {
namespace {

using test::FakeLauncher;
using test::HandCrankedClock;
using testing::ElementsAre;
using testing::IsEmpty;

class NoObserver final : public RunObserver {
public:
    Result<void> runStarted(RunFacts& /*facts*/) override { return {}; }
    void runGoesOn(RunFacts& /*facts*/, TraceBuilder& /*trace*/) override {}
    void runEnded(RunFacts& /*facts*/, TraceBuilder& /*trace*/) override {}
};

/// An engine on this thread whose workers are played.
class AnEngine : public testing::Test {
protected:
    AnEngine() {
        EngineParts parts;
        parts.makeLauncher = [this](Backend backend, DemoRun& /*run*/) {
            made.push_back(backend);
            return makeLauncher();
        };
        parts.observer = std::make_unique<NoObserver>();
        parts.clock = std::make_unique<HandCrankedClock>();
        parts.machine.cpu = "Test CPU";
        engine = std::make_unique<Engine>(std::move(parts));
        QObject::connect(engine.get(), &Engine::updated, engine.get(),
                         [this](const RunUpdatePtr& update) { updates.push_back(*update); });
        QObject::connect(
            engine.get(), &Engine::workersChanged, engine.get(),
            [this](const std::vector<ThreadKey>& threads) { threadCounts.push_back(threads.size()); });
    }

    std::unique_ptr<Launcher> makeLauncher() {
        auto launcher = std::make_unique<FakeLauncher>();
        auto* fake = launcher.get();
        last = fake;
        fake->whenLaunched = [fake](int worker) {
            fake->announce(worker, Nanoseconds(std::chrono::seconds(1000)));
        };
        if (endsByItself) {
            fake->whenPolled = [fake] {
                for (const auto& order : fake->orders) {
                    fake->endWell(order.id.value, std::chrono::seconds(1001));
                }
            };
        }
        fake->whenStopped = [fake](int worker) {
            fake->end(worker, {WorkerExit::Stopped, {}, {}, {}, std::chrono::seconds(1001)});
        };
        return launcher;
    }
    static RunRequest request(int id, Backend backend = Backend::Threads) {
        Experiment experiment;
        experiment.backend = backend;
        return {RunId(id), experiment};
    }
    void waitUntilIdle() {
        QSignalSpy idle(engine.get(), &Engine::idle);
        ASSERT_TRUE(idle.wait(20'000));
    }
    /// The last update of each run, in the order in which they finished.
    [[nodiscard]] std::vector<int> finished() const {
        std::vector<int> ids;
        for (const auto& update : updates) {
            if (update.facts.finished) {
                ids.push_back(update.facts.id.value);
            }
        }
        return ids;
    }

    std::unique_ptr<Engine> engine;
    std::vector<Backend> made;
    std::vector<RunUpdate> updates;
    std::vector<std::size_t> threadCounts;
    FakeLauncher* last = nullptr;
    bool endsByItself = true;
};

TEST_F(AnEngine, RunsExperimentsOneAfterAnotherAndTellsEachEndOnce) {
    engine->submit({request(7, Backend::Serial), request(8), request(9, Backend::Processes)});
    EXPECT_EQ(made.size(), 1U) << "one at a time";
    waitUntilIdle();
    EXPECT_THAT(made, ElementsAre(Backend::Serial, Backend::Threads, Backend::Processes));
    EXPECT_THAT(finished(), ElementsAre(7, 8, 9));
    EXPECT_EQ(updates.back().facts.machine.cpu, "Test CPU");
    EXPECT_FALSE(updates.back().facts.startedAt.empty());
}

TEST_F(AnEngine, TakesMoreExperimentsWhileOneRuns) {
    engine->submit({request(1)});
    engine->submit({request(2)});
    waitUntilIdle();
    EXPECT_THAT(finished(), ElementsAre(1, 2));
}

TEST_F(AnEngine, RunsAgainAfterItWasIdle) {
    engine->submit({request(1)});
    waitUntilIdle();
    engine->submit({request(2)});
    waitUntilIdle();
    EXPECT_THAT(finished(), ElementsAre(1, 2));
}

TEST_F(AnEngine, ThatIsStoppedReportsEveryExperimentAsStopped) {
    endsByItself = false;
    engine->submit({request(1), request(2), request(3)});
    engine->stop();
    waitUntilIdle();
    EXPECT_EQ(made.size(), 1U) << "what waited is never begun";
    auto ids = finished();
    std::sort(ids.begin(), ids.end());
    EXPECT_THAT(ids, ElementsAre(1, 2, 3));
    for (const auto& update : updates) {
        EXPECT_TRUE(!update.facts.finished || update.facts.stopped);
    }
}

TEST_F(AnEngine, ThatIsStoppedWithNothingToDoStaysIdle) {
    engine->stop();
    EXPECT_THAT(updates, IsEmpty());
    engine->submit({request(1)});
    waitUntilIdle();
    EXPECT_TRUE(updates.back().facts.succeeded());
}

TEST_F(AnEngine, TellsWhichThreadsLiveAndThatNoneDoInTheEnd) {
    endsByItself = false;
    engine->submit({request(1)});
    QSignalSpy changed(engine.get(), &Engine::workersChanged);
    ASSERT_TRUE(changed.wait(20'000));
    EXPECT_THAT(threadCounts, ElementsAre(2U));
    engine->stop();
    waitUntilIdle();
    EXPECT_THAT(threadCounts, ElementsAre(2U, 0U));
}

TEST_F(AnEngine, TellsNoMoreThanSixtyTimesASecondHoweverMuchThereIs) {
    endsByItself = false;
    engine->submit({request(1)});
    auto at = Nanoseconds(std::chrono::seconds(1000));
    last->whenPolled = [&] {
        for (int i = 0; i < 1000; ++i) {
            last->span(0, {at, at + Nanoseconds(1)});
            at += Nanoseconds(1);
        }
    };
    const auto begin = monotonicNow();
    QSignalSpy updated(engine.get(), &Engine::updated);
    while (updates.size() < 10) {
        ASSERT_TRUE(updated.wait(10'000));
    }
    const double seconds = toSeconds(monotonicNow() - begin);
    EXPECT_LE(static_cast<double>(updates.size()), seconds * 63 + 2);
    std::size_t spans = 0;
    for (const auto& update : updates) {
        spans += update.trace.spans.size();
    }
    EXPECT_EQ(spans, 1000 * updates.size()) << "everything exactly once";
    last->whenPolled = {};
    engine->stop();
    waitUntilIdle();
}

TEST_F(AnEngine, HandsALineToTheRunThatGoesOn) {
    endsByItself = false;
    engine->order("pause"); // nobody is there to take it
    Experiment experiment = queueExperiment({}, Backend::CpythonThreads);
    engine->submit({{RunId(1), experiment}});
    engine->order("pause");
    EXPECT_THAT(last->lines, ElementsAre("pause"));
    engine->stop();
    waitUntilIdle();
    EXPECT_TRUE(updates.back().facts.paused);
}

TEST_F(AnEngine, MeasuresTheMachine) {
    QSignalSpy calibrated(engine.get(), &Engine::calibrated);
    engine->calibrate();
    ASSERT_EQ(calibrated.size(), 1);
    EXPECT_GT(calibrated.at(0).at(0).toULongLong(), 1'000'000U);
}

} // namespace
} // namespace parascope
