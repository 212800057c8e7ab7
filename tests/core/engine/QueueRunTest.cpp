// SPDX-License-Identifier: GPL-3.0-or-later
// Real threads, processes and Python threads at a real queue, led by the engine as the command line leads it.
#include "core/base/TsanAnnotations.h"
#include "core/demos/queue/QueueTraceBuilder.h"
#include "tests/core/engine/AQueueRun.h"

namespace parascope {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::UnorderedElementsAre;

/// The backend's key as a test's name may have it.
std::string kindOf(Backend backend) {
    auto name = infoOf(backend).key;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

class ARealQueue : public test::AQueueRun, public testing::WithParamInterface<Backend> {
protected:
    void SetUp() override {
        if (const auto python = PythonFinder().find(GetParam(), ""); isPython(GetParam()) && !python) {
            GTEST_SKIP() << python.error().text();
        }
    }
    ARealQueue()
        : AQueueRun(GetParam()) {
        open(realEngineParts());
    }
    void run() { runOpened(); }
};

TEST_P(ARealQueue, GivesTheLessonsLinesInAPossibleOrder) {
    experiment.items = 2;
    experiment.produce = milliseconds(50); // the first is long taken when the second is made
    run();
    auto lines = record->log;
    ASSERT_EQ(lines.size(), 8U) << testing::PrintToString(lines);
    EXPECT_EQ(lines.back(), "Main thread: all done.");
    EXPECT_LT(std::find(lines.begin(), lines.end(), "Consumer: no more items"),
              std::find(lines.begin(), lines.end(), "Consumer: done"));
    // The producer is done and the consumer sees the end mark at the same time.
    std::sort(lines.begin() + 4, lines.begin() + 7);
    lines.pop_back();
    EXPECT_THAT(lines, ElementsAre("Producer: generating item 0", "Consumer: processing item-0",
                                   "Producer: generating item 1", "Consumer: processing item-1",
                                   "Consumer: done", "Consumer: no more items", "Producer: done"));
    EXPECT_TRUE(record->facts.succeeded());
}

TEST_P(ARealQueue, LosesAndDoublesNothing) {
    experiment.producers = experiment.consumers = 4;
    experiment.items = 20'000;
    experiment.capacity = 3;
    run();
    EXPECT_EQ(queue().account.produced, 20'000U);
    EXPECT_EQ(queue().account.consumed, 20'000U);
    EXPECT_EQ(queue().account.duplicated, 0U);
    EXPECT_EQ(queue().lost, 0U);
    EXPECT_LE(queue().deepest, 3U);
    EXPECT_EQ(record->trace.arrows().size(), 20'000U);
    EXPECT_EQ(record->trace.refused(), 0U);
}

TEST_P(ARealQueue, HasRoomForSixtyFourOnEachSide) {
    experiment.producers = experiment.consumers = kMostQueueWorkers;
    experiment.items = 10'000;
    run();
    EXPECT_EQ(queue().account.consumed, 10'000U);
    EXPECT_EQ(record->facts.error, "");
}

TEST_P(ARealQueue, TellsOfManyItemsWithinBoundsAndSaysWhatItLeftOut) {
    experiment.items = kToldItems + 10'000;
    experiment.capacity = 64;
    run();
    EXPECT_EQ(queue().account.consumed, experiment.items);
    EXPECT_EQ(record->trace.arrows().size(), kToldItems);
    EXPECT_EQ(queue().itemsNotTold, 10'000U);
    EXPECT_LE(record->log.size(), QueueTraceBuilder::kMostItemLines + 5);
}

TEST_P(ARealQueue, WithoutItemsEndsAtOnce) {
    experiment.items = 0;
    run();
    EXPECT_THAT(record->log, UnorderedElementsAre("Producer: done", "Consumer: no more items",
                                                  "Consumer: done", "Main thread: all done."));
}

TEST_P(ARealQueue, PassesOneItemThroughOnePlace) {
    experiment.items = 1;
    experiment.capacity = 1;
    run();
    EXPECT_EQ(queue().account, (ItemAccount{1, 1, 0, 0, {}}));
    EXPECT_EQ(queue().deepest, 1U);
    EXPECT_TRUE(record->facts.succeeded());
}

TEST_P(ARealQueue, IsStoppedBeforeItHasBegun) {
    experiment.producers = experiment.consumers = 4;
    experiment.produce = hours(1);
    begin();
    session->stop();
    waitUntilFinished();
    if (record == nullptr) {
        return; // nothing of it is left
    }
    EXPECT_TRUE(record->facts.stopped) << "it had begun when the stop came";
    EXPECT_EQ(record->facts.error, "");
    for (const auto& worker : record->facts.workers) {
        EXPECT_THAT(worker.exit, testing::AnyOf(WorkerExit::Stopped, WorkerExit::Killed));
    }
}

TEST_P(ARealQueue, WithOneEndMarkForTwoConsumersEndsWithWords) {
    experiment.consumers = 2;
    experiment.endMarks = 1;
    run();
    EXPECT_THAT(record->facts.error, HasSubstr("waits for an item that will never come"));
    EXPECT_EQ(queue().lost, 0U);
}

TEST_P(ARealQueue, WithTooManyEndMarksEndsWell) {
    experiment.endMarks = 3;
    run();
    EXPECT_EQ(record->facts.error, "");
    EXPECT_EQ(queue().account.consumed, 5U);
}

TEST_P(ARealQueue, IsStoppedAtAnyMoment) {
    experiment.produce = experiment.consume = hours(1);
    whenTaken(1, [this] { session->stop(); });
    run();
    EXPECT_TRUE(record->facts.stopped);
    EXPECT_EQ(record->facts.workers[0].exit, WorkerExit::Stopped);
}

TEST_P(ARealQueue, IsStoppedInTheMidstOfTheRush) {
    experiment.producers = experiment.consumers = 8;
    experiment.items = kMostItems;
    experiment.capacity = 2;
    whenTaken(100, [this] { session->stop(); });
    run();
#ifdef PARASCOPE_THREAD_SANITIZER
    if (!record->facts.stopped) {
        GTEST_SKIP() << "all were through before this slow an engine had told of the first hundred";
    }
#endif
    EXPECT_TRUE(record->facts.stopped);
    EXPECT_LT(queue().account.consumed, kMostItems);
}

TEST_P(ARealQueue, IsHastenedInTheMidstOfItsWork) {
    experiment.produce = experiment.consume = hours(1);
    whenTaken(1, [this] {
        order(queue_order::delay(QueueSide::Producer, Nanoseconds{}));
        order(queue_order::delay(QueueSide::Consumer, Nanoseconds{}));
    });
    run();
    EXPECT_TRUE(record->facts.succeeded()) << "else it would take hours";
}

TEST_P(ARealQueue, LosesTheItemOfAConsumerThatFails) {
    experiment.items = 3;
    experiment.consumers = 2;
    experiment.consume = hours(1);
    whenTaken(2, [this] {
        order(queue_order::fail(WorkerId(1)));
        order(queue_order::delay(QueueSide::Consumer, Nanoseconds{}));
    });
    run();
    ASSERT_EQ(queue().lostItems.size(), 1U);
    EXPECT_THAT(queue().lostItems[0], HasSubstr("in the hands of consumer 0"));
    EXPECT_THAT(record->facts.error, HasSubstr("consumer 0 "));
    EXPECT_THAT(record->facts.error, HasSubstr("is lost with it"));
    EXPECT_EQ(queue().account.consumed, 2U) << "the other consumer goes on";
}

TEST_P(ARealQueue, StandsStillWhilePaused) {
    experiment.items = 50;
    experiment.produce = milliseconds(1);
    std::uint64_t takenWhenPaused = 0;
    int looks = 0;
    whenUpdated = [&] {
        if (!record->facts.paused) {
            if (queue().taken >= 2 && looks == 0) {
                order(queue_order::kPause);
            }
            return;
        }
        ++looks;
        if (looks == 10) {
            takenWhenPaused = queue().taken; // who was on the way has moved by now
        } else if (looks == 30) {
            EXPECT_EQ(queue().taken, takenWhenPaused);
            order(queue_order::kResume);
        }
    };
    run();
    EXPECT_EQ(queue().account.consumed, 50U);
}

TEST_P(ARealQueue, MovesOneItemOnEachSideByAStep) {
    experiment.producers = experiment.consumers = 2;
    experiment.items = 50;
    experiment.produce = hours(1); // two are put in and taken out, and then it takes a step
    std::uint64_t takenWhenStepped = 0;
    int looks = 0;
    whenUpdated = [&] {
        if (!record->facts.paused) {
            if (queue().taken >= 2 && looks == 0) {
                order(queue_order::kPause);
                order(queue_order::delay(QueueSide::Producer, Nanoseconds{}));
            }
            return;
        }
        if (++looks == 20) {
            takenWhenStepped = queue().taken;
            order(queue_order::kStep);
        } else if (looks > 20 && queue().taken > takenWhenStepped && looks >= 60) {
            EXPECT_EQ(queue().taken, takenWhenStepped + 1);
            order(queue_order::kResume);
        }
    };
    run();
    EXPECT_EQ(queue().account.consumed, 50U);
}

TEST_P(ARealQueue, HasNoMoreInItThanItsCapacity) {
    experiment.producers = experiment.consumers = 3;
    experiment.items = 3000;
    experiment.capacity = 1;
    run();
    EXPECT_EQ(queue().deepest, 1U);
    EXPECT_EQ(queue().account.consumed, 3000U);
    for (const auto& sample : record->trace.counters()[0].track.samples()) {
        EXPECT_LE(sample.value, 1);
    }
}

INSTANTIATE_TEST_SUITE_P(Of, ARealQueue, testing::ValuesIn(queueBackends()),
                         [](const auto& backend) { return kindOf(backend.param); });

} // namespace
} // namespace parascope
