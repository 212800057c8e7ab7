// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/Gil.h"

#include <gtest/gtest.h>
#include <vector>

namespace parascope {
namespace {

using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::milliseconds;

/// Tests wait for what must come; the test's time limit is the limit.
template <class Condition>
void waitUntil(Condition condition) {
    while (!condition()) {
        std::this_thread::yield();
    }
}

/// A thread that does `act` with the Gil, if it gets it.
template <class Act>
std::jthread holder(Gil& gil, Act act) {
    return std::jthread([&gil, act](const std::stop_token& stop) {
        if (gil.acquire(stop)) {
            act(stop);
            gil.release();
        }
    });
}

/// Waits for threads that end by themselves; their destructors would stop them.
void joinAll(std::vector<std::jthread>& threads) {
    for (auto& thread : threads) {
        thread.join();
    }
}

/// The holder's side of the bargain: gives it up when asked, and waits for its next turn.
bool check(Gil& gil, const std::stop_token& stop) {
    if (!gil.isAskedFor()) {
        return true;
    }
    gil.release();
    return gil.acquire(stop);
}

TEST(AnInterpreterLock, ThatNobodyElseWantsIsNeverAskedFor) {
    Gil gil(microseconds(1));
    ASSERT_TRUE(gil.acquire({}));
    std::this_thread::sleep_for(milliseconds(2));
    EXPECT_FALSE(gil.isAskedFor());
    gil.release();
    ASSERT_TRUE(gil.acquire({})) << "and is had again at once";
    gil.release();
    EXPECT_EQ(gil.switches(), 1U) << "it never went to anybody else";
}

TEST(AnInterpreterLock, IsHeldByOneAtATime) {
    Gil gil(microseconds(50));
    int inside = 0; // no atomic: the thread sanitizer would tell
    long rounds = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.push_back(holder(gil, [&](const std::stop_token& stop) {
            for (int round = 0; round < 20'000; ++round) {
                EXPECT_EQ(++inside, 1);
                ++rounds;
                --inside;
                ASSERT_TRUE(check(gil, stop));
            }
        }));
    }
    joinAll(threads);
    EXPECT_EQ(rounds, 80'000);
}

TEST(AnInterpreterLock, IsAskedForOnlyAfterTheSwitchInterval) {
    Gil gil(hours(1));
    ASSERT_TRUE(gil.acquire({}));
    auto other = holder(gil, [](const std::stop_token&) {});
    waitUntil([&] { return gil.waiting() == 1; });
    EXPECT_FALSE(gil.isAskedFor()) << "not before the hour is over";
    gil.release(); // nobody asked, so nobody is waited for
}

TEST(AnInterpreterLock, GoesToAnotherThreadWhenItIsGivenUpOnRequest) {
    Gil gil(microseconds(100));
    ASSERT_TRUE(gil.acquire({}));
    for (int round = 0; round < 3; ++round) {
        auto other = holder(gil, [](const std::stop_token&) {});
        waitUntil([&] { return gil.isAskedFor(); });
        const auto before = gil.switches();
        gil.release();
        EXPECT_EQ(gil.switches(), before + 1) << "release returns only when the other one had it";
        other.join();
        ASSERT_TRUE(gil.acquire({}));
    }
    gil.release();
}

TEST(AnInterpreterLock, IsTakenWithoutWaitingOnlyWhenItIsFree) {
    Gil gil;
    EXPECT_TRUE(gil.tryAcquire());
    std::jthread([&] { EXPECT_FALSE(gil.tryAcquire()); }).join();
    gil.release();
    std::jthread([&] {
        EXPECT_TRUE(gil.tryAcquire());
        gil.release();
    }).join();
}

TEST(AnInterpreterLock, StarvesNobody) {
    constexpr int kThreads = 5;
    Gil gil(microseconds(20));
    std::atomic<int> satisfied = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < kThreads; ++i) {
        // Each works on until all have had it ten times: who never gets it again keeps this from ending.
        threads.push_back(holder(gil, [&](const std::stop_token& stop) {
            int turns = 0;
            while (satisfied < kThreads) {
                const bool asked = gil.isAskedFor();
                ASSERT_TRUE(check(gil, stop));
                turns += asked ? 1 : 0;
                satisfied += turns == 10 && asked ? 1 : 0;
            }
        }));
    }
    joinAll(threads);
    EXPECT_EQ(satisfied, kThreads);
}

TEST(AnInterpreterLock, IsNotGotByWhoIsStoppedWhileWaiting) {
    Gil gil(microseconds(100));
    ASSERT_TRUE(gil.acquire({}));
    bool got = false;
    auto other = holder(gil, [&](const std::stop_token&) { got = true; });
    waitUntil([&] { return gil.isAskedFor(); });
    other.request_stop();
    other.join();
    EXPECT_FALSE(got);
    EXPECT_FALSE(gil.isAskedFor()) << "nobody wants it any more";
    gil.release(); // and so nobody is waited for
}

TEST(AnInterpreterLock, IsNotGotByWhoWasStoppedBefore) {
    Gil gil;
    std::stop_source stop;
    stop.request_stop();
    EXPECT_FALSE(gil.acquire(stop.get_token()));
    EXPECT_TRUE(gil.acquire({})) << "it is free";
    gil.release();
}

TEST(AnInterpreterLock, LetsGoOfWhoGaveItUpWhenAllWhoAskedAreStopped) {
    for (int round = 0; round < 200; ++round) {
        Gil gil(microseconds(10));
        ASSERT_TRUE(gil.acquire({}));
        auto other = holder(gil, [](const std::stop_token&) {});
        waitUntil([&] { return gil.isAskedFor(); });
        std::jthread stopper([&] { other.request_stop(); });
        gil.release(); // must return, whoever is first
    }
}

TEST(AnInterpreterLock, OfManyThreadsThatAreStoppedAtAnyMomentStaysSound) {
    Gil gil(microseconds(20));
    int inside = 0;
    for (int round = 0; round < 20; ++round) {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&](const std::stop_token& stop) {
                bool held = gil.acquire(stop);
                while (held && !stop.stop_requested()) {
                    EXPECT_EQ(++inside, 1);
                    --inside;
                    held = check(gil, stop);
                }
                if (held) {
                    gil.release();
                }
            });
        }
        const auto enough = gil.switches() + 10;
        waitUntil([&] { return gil.switches() >= enough; });
    }
    EXPECT_EQ(gil.waiting(), 0);
    ASSERT_TRUE(gil.acquire({})) << "it is free in the end";
    gil.release();
}

} // namespace
} // namespace parascope
