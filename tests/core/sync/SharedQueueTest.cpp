// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/SharedQueue.h"

#include "core/base/SharedMemory.h"
#include "tests/support/Fork.h"

#include <algorithm>
#include <atomic>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <thread>
#include <vector>

namespace parascope {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using test::Forked;

/// A queue in memory that forked processes share.
class ASharedQueue : public testing::Test {
protected:
    explicit ASharedQueue(std::size_t capacity = 3)
        : memory(*SharedMemory::create(SharedQueue::bytesFor(capacity) + sizeof(Notes)))
        , queue(SharedQueue::createIn(memory.bytes(), capacity))
        , notes(new (memory.bytes().data() + SharedQueue::bytesFor(capacity)) Notes()) {}

    const QueueWait atOnce{{}, Nanoseconds{0}, nullptr};

    /// What processes tell each other besides.
    struct Notes {
        std::atomic<int> begun{0};
        std::atomic<std::int64_t> sum{0};
        std::atomic<std::int64_t> count{0};
    };
    /// Waits until a process is asleep in a system call.
    static void waitUntilAsleep(std::atomic<int>& begun, int count) {
        while (begun < count) {
            std::this_thread::yield();
        }
        std::this_thread::sleep_for(
            milliseconds(20)); // whether it sleeps by then or not, the end is the same
    }

    SharedMemory memory;
    SharedQueue queue;
    Notes* notes;
};

TEST_F(ASharedQueue, GivesWhatWasPutInInTheSameOrder) {
    for (std::int64_t i = 0; i < 3; ++i) {
        EXPECT_EQ(queue.put(i), QueueOutcome::Done);
    }
    for (std::int64_t i = 0; i < 3; ++i) {
        std::int64_t taken = -1;
        EXPECT_EQ(queue.get(taken), QueueOutcome::Done);
        EXPECT_EQ(taken, i);
    }
}

TEST_F(ASharedQueue, HoldsNoMoreThanItsCapacity) {
    std::size_t depth = 0;
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(queue.put(i, {{}, std::nullopt, &depth}), QueueOutcome::Done);
    }
    EXPECT_EQ(depth, 3U);
    EXPECT_EQ(queue.put(3, atOnce), QueueOutcome::TimedOut);
    EXPECT_EQ(queue.size(), 3U);
}

TEST_F(ASharedQueue, GivesUpWhenTheTimeIsOver) {
    std::int64_t taken = 7;
    const auto begin = monotonicNow();
    EXPECT_EQ(queue.get(taken, {{}, milliseconds(20), nullptr}), QueueOutcome::TimedOut);
    EXPECT_GE(monotonicNow() - begin, milliseconds(20));
    EXPECT_EQ(taken, 7);
    EXPECT_EQ(queue.get(taken, atOnce), QueueOutcome::TimedOut);
}

TEST_F(ASharedQueue, IsStoppedInTheMidstOfAWait) {
    QueueOutcome outcome = QueueOutcome::Done;
    std::jthread getter([&](const std::stop_token& stop) {
        std::int64_t taken = 0;
        ++notes->begun;
        outcome = queue.get(taken, {stop, std::nullopt, nullptr});
    });
    waitUntilAsleep(notes->begun, 1);
    getter.request_stop();
    getter.join();
    EXPECT_EQ(outcome, QueueOutcome::Stopped);
}

TEST_F(ASharedQueue, HandsWhatOneProcessPutsToAnother) {
    Forked putter([this] {
        for (std::int64_t i = 1; i <= 1000; ++i) {
            queue.put(i);
        }
    });
    std::int64_t sum = 0;
    for (int i = 0; i < 1000; ++i) {
        std::int64_t taken = 0;
        ASSERT_EQ(queue.get(taken), QueueOutcome::Done);
        sum += taken;
    }
    EXPECT_EQ(sum, 500'500);
    EXPECT_TRUE(putter.join());
}

TEST_F(ASharedQueue, IsTheSameWhereAnotherMapsItElsewhere) {
    queue.put(5);
    auto again = SharedMemory::attach(dup(memory.descriptor()), memory.bytes().size());
    ASSERT_TRUE(again);
    ASSERT_NE(again->bytes().data(), memory.bytes().data());
    std::int64_t taken = 0;
    EXPECT_EQ(SharedQueue::attachTo(again->bytes()).get(taken), QueueOutcome::Done);
    EXPECT_EQ(taken, 5);
    EXPECT_EQ(queue.size(), 0U);
}

TEST_F(ASharedQueue, SurvivesADeathUnderItsLock) {
    queue.put(1);
    Forked killed([this] {
        std::int64_t taken = 0;
        queue.get(taken, {}, [](std::int64_t) { kill(getpid(), SIGKILL); });
    });
    EXPECT_FALSE(killed.join());
    std::int64_t taken = 0;
    EXPECT_EQ(queue.get(taken), QueueOutcome::Done) << "it had not left the queue";
    EXPECT_EQ(taken, 1);
    EXPECT_EQ(queue.put(2), QueueOutcome::Done);
}

TEST_F(ASharedQueue, GoesOnAfterADeathInItsLine) {
    Forked killed([this] {
        std::int64_t taken = 0;
        ++notes->begun;
        queue.get(taken);
    });
    waitUntilAsleep(notes->begun, 1);
    killed.kill();
    EXPECT_EQ(queue.put(1), QueueOutcome::Done);
    std::int64_t taken = 0;
    EXPECT_EQ(queue.get(taken), QueueOutcome::Done);
}

TEST_F(ASharedQueue, LetsAllLookAgainWhoWait) {
    std::vector<Forked> getters;
    for (int i = 0; i < 3; ++i) {
        getters.emplace_back([this] {
            std::int64_t taken = 0;
            ++notes->begun;
            queue.get(taken);
        });
    }
    waitUntilAsleep(notes->begun, 3);
    queue.wakeAll();
    for (int i = 0; i < 3; ++i) {
        queue.put(i);
    }
    for (auto& getter : getters) {
        EXPECT_TRUE(getter.join());
    }
}

TEST_F(ASharedQueue, NotesANumberBeforeItsMoveIsSeen) {
    std::vector<std::pair<std::int64_t, std::size_t>> noted;
    const auto note = [&](std::int64_t number) { noted.emplace_back(number, queue.size()); };
    queue.put(4, {}, note);
    std::int64_t taken = 0;
    queue.get(taken, {}, note);
    EXPECT_THAT(noted, testing::ElementsAre(std::pair(4, 0U), std::pair(4, 1U)));
}

class ACrowdOfProcesses : public ASharedQueue, public testing::WithParamInterface<std::size_t> {
protected:
    ACrowdOfProcesses()
        : ASharedQueue(GetParam()) {}
};

TEST_P(ACrowdOfProcesses, LosesAndDoublesNothing) {
    constexpr int kSide = 8;
    constexpr std::int64_t kEach = 2000;
    std::vector<Forked> crowd;
    for (int i = 0; i < kSide; ++i) {
        crowd.emplace_back([this, i] {
            for (std::int64_t n = 0; n < kEach; ++n) {
                queue.put(i * kEach + n);
            }
        });
        crowd.emplace_back([this] {
            for (std::int64_t n = 0; n < kEach; ++n) {
                std::int64_t taken = 0;
                queue.get(taken);
                notes->sum += taken;
                ++notes->count;
            }
        });
    }
    for (auto& process : crowd) {
        EXPECT_TRUE(process.join());
    }
    constexpr auto kAll = kSide * kEach;
    EXPECT_EQ(notes->count, kAll);
    EXPECT_EQ(notes->sum, kAll * (kAll - 1) / 2);
    EXPECT_EQ(queue.size(), 0U);
}

INSTANTIATE_TEST_SUITE_P(OfCapacity, ACrowdOfProcesses, testing::Values(1, 2, 64, 100'000));

TEST(SharedMemoryOfAnother, MustHaveTheRightSize) {
    const auto memory = SharedMemory::create(100);
    ASSERT_TRUE(memory);
    const auto attached = SharedMemory::attach(dup(memory->descriptor()), 200);
    ASSERT_FALSE(attached);
    EXPECT_EQ(attached.error().text(),
              "cannot share memory: it has 100 bytes and not 200; use programs of the same version");
    EXPECT_FALSE(SharedMemory::attach(-1, 200));
}

} // namespace
} // namespace parascope
