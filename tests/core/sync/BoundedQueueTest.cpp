// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/BoundedQueue.h"

#include <atomic>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <thread>

namespace parascope {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

const QueueWait kAtOnce{{}, Nanoseconds{0}};

/// Calls put on a thread of its own and remembers what came of it.
class APut {
public:
    APut(BoundedQueue<std::string>& queue, std::string item)
        : m_thread([this, &queue, item = std::move(item)](const std::stop_token& stop) mutable {
            outcome = queue.put(std::move(item), {stop});
        }) {}

    void join() { m_thread.join(); }
    void stop() { m_thread.request_stop(); }
    std::atomic<QueueOutcome> outcome{QueueOutcome::TimedOut};

private:
    std::jthread m_thread;
};

class AQueueOfTwo : public testing::Test {
protected:
    std::string taken() {
        std::string item = "nothing";
        return queue.get(item, kAtOnce) == QueueOutcome::Done ? item : "nothing";
    }

    BoundedQueue<std::string> queue{2};
};

TEST_F(AQueueOfTwo, GivesItemsBackInTheirOrder) {
    EXPECT_EQ(queue.put("a"), QueueOutcome::Done);
    EXPECT_EQ(queue.put("b"), QueueOutcome::Done);
    EXPECT_EQ(queue.size(), 2U);
    EXPECT_EQ(taken(), "a");
    EXPECT_EQ(taken(), "b");
    EXPECT_EQ(queue.size(), 0U);
}

TEST_F(AQueueOfTwo, TakesNoThirdItemAndLeavesItWithItsOwner) {
    std::string third = "third";
    queue.put("a");
    queue.put("b");
    EXPECT_EQ(queue.put(std::move(third), kAtOnce), QueueOutcome::TimedOut);
    EXPECT_EQ(third, "third"); // NOLINT(bugprone-use-after-move): that is what is promised
}

TEST_F(AQueueOfTwo, WithoutItemsGivesNone) {
    EXPECT_EQ(taken(), "nothing");
}

TEST_F(AQueueOfTwo, TellsHowManyItemsItHoldsAfterEachStep) {
    std::size_t depth = 9;
    std::string item;
    queue.put("a", {{}, {}, &depth});
    EXPECT_EQ(depth, 1U);
    queue.put("b", {{}, {}, &depth});
    EXPECT_EQ(depth, 2U);
    queue.get(item, {{}, {}, &depth});
    EXPECT_EQ(depth, 1U);
}

TEST_F(AQueueOfTwo, LetsAWaitingPutGoOnWhenAnItemIsTaken) {
    queue.put("a");
    queue.put("b");
    APut third(queue, "c");
    std::string item;
    EXPECT_EQ(queue.get(item), QueueOutcome::Done);
    third.join();
    EXPECT_EQ(third.outcome, QueueOutcome::Done);
    EXPECT_EQ(taken(), "b");
    EXPECT_EQ(taken(), "c");
}

TEST_F(AQueueOfTwo, HandsAnItemToAWaitingGet) {
    std::string item;
    std::jthread getter([&] { queue.get(item); });
    queue.put("a");
    getter.join();
    EXPECT_EQ(item, "a");
}

TEST_F(AQueueOfTwo, EndsAWaitingPutWhenItIsStopped) {
    queue.put("a");
    queue.put("b");
    APut third(queue, "c");
    third.stop();
    third.join();
    EXPECT_EQ(third.outcome, QueueOutcome::Stopped);
    EXPECT_EQ(taken(), "a");
    EXPECT_EQ(taken(), "b");
    EXPECT_EQ(taken(), "nothing");
}

TEST_F(AQueueOfTwo, EndsAWaitingGetWhenItIsStopped) {
    std::atomic<QueueOutcome> outcome{QueueOutcome::Done};
    std::jthread getter([&](const std::stop_token& stop) {
        std::string item;
        outcome = queue.get(item, {stop});
    });
    getter.request_stop();
    getter.join();
    EXPECT_EQ(outcome, QueueOutcome::Stopped);
    queue.put("a");
    EXPECT_EQ(taken(), "a") << "who gave up takes nothing";
}

TEST_F(AQueueOfTwo, WaitsAsLongAsItIsTold) {
    std::string item;
    const auto begin = monotonicNow();
    EXPECT_EQ(queue.get(item, {{}, milliseconds(20)}), QueueOutcome::TimedOut);
    EXPECT_GE(monotonicNow() - begin, milliseconds(20));
    EXPECT_EQ(queue.put("a", {{}, Nanoseconds::max()}), QueueOutcome::Done);
}

TEST_F(AQueueOfTwo, DoesNotWaitWhereItNeedNot) {
    std::string item;
    EXPECT_EQ(queue.put("a", {{}, hours(1)}), QueueOutcome::Done);
    EXPECT_EQ(queue.get(item, {{}, hours(1)}), QueueOutcome::Done);
}

TEST_F(AQueueOfTwo, ClosedTakesNothingInButGivesOutWhatItHas) {
    queue.put("a");
    queue.close();
    EXPECT_EQ(queue.put("b"), QueueOutcome::Closed);
    EXPECT_EQ(taken(), "a");
    std::string item;
    EXPECT_EQ(queue.get(item), QueueOutcome::Closed);
}

TEST_F(AQueueOfTwo, ClosingEndsAllThatWait) {
    queue.put("a");
    queue.put("b");
    APut third(queue, "c");
    APut fourth(queue, "d");
    queue.close();
    third.join();
    fourth.join();
    EXPECT_EQ(third.outcome, QueueOutcome::Closed);
    EXPECT_EQ(fourth.outcome, QueueOutcome::Closed);
}

TEST_F(AQueueOfTwo, ClosingEndsGetsThatWait) {
    std::atomic<int> closed{0};
    std::vector<std::jthread> getters;
    for (int i = 0; i < 3; ++i) {
        getters.emplace_back([&] {
            std::string item;
            closed += queue.get(item) == QueueOutcome::Closed ? 1 : 0;
        });
    }
    queue.close();
    getters.clear();
    EXPECT_EQ(closed, 3);
}

TEST(AQueueWithoutBound, TakesEverythingInAndKeepsItsOrder) {
    BoundedQueue<int> queue(0);
    int item = 0;
    queue.put(-1);
    queue.get(item); // so that the ring does not begin at its first place
    for (int i = 0; i < 10'000; ++i) {
        ASSERT_EQ(queue.put(i, kAtOnce), QueueOutcome::Done);
    }
    EXPECT_EQ(queue.size(), 10'000U);
    for (int i = 0; i < 10'000; ++i) {
        ASSERT_EQ(queue.get(item, kAtOnce), QueueOutcome::Done);
        ASSERT_EQ(item, i);
    }
}

TEST(AQueueOfALargeBound, TakesMemoryOnlyAsItIsNeeded) {
    BoundedQueue<std::uint64_t> queue(std::size_t{1} << 60);
    for (std::uint64_t i = 0; i < 5000; ++i) {
        ASSERT_EQ(queue.put(i, kAtOnce), QueueOutcome::Done);
    }
    EXPECT_EQ(queue.size(), 5000U);
}

TEST(AQueueOfOddBound, HoldsExactlySoMany) {
    BoundedQueue<int> queue(3);
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(queue.put(i, kAtOnce), QueueOutcome::Done);
    }
    EXPECT_EQ(queue.put(3, kAtOnce), QueueOutcome::TimedOut);
}

TEST(AQueueOfThingsThatCannotBeCopied, MovesThem) {
    BoundedQueue<std::unique_ptr<int>> queue(1);
    auto seven = std::make_unique<int>(7);
    queue.put(std::move(seven));
    std::unique_ptr<int> item;
    queue.get(item);
    EXPECT_EQ(*item, 7);
}

} // namespace
} // namespace parascope
