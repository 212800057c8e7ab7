// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueuePace.h"

#include <gtest/gtest.h>
#include <thread>

namespace parascope {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

class APace : public testing::Test {
protected:
    /// Works on a thread of its own; true when it was not stopped.
    std::jthread worker(QueueSide side, std::atomic<int>& moved) {
        return std::jthread([this, side, &moved](const std::stop_token& stop) {
            QueuePace::Leave leave{side};
            while (pace.awaitMove(leave, stop)) {
                ++moved;
                QueuePace::hasMoved(leave);
                if (!pace.work(leave, 1, stop)) {
                    return;
                }
            }
        });
    }
    static void waitFor(const std::atomic<int>& moved, int count) {
        while (moved < count) {
            std::this_thread::yield();
        }
    }

    QueuePace pace{hours(1), Nanoseconds{}};
    QueuePace::Leave producer{QueueSide::Producer};
    QueuePace::Leave consumer{QueueSide::Consumer};
};

TEST_F(APace, WithoutDelayWorksAtOnce) {
    EXPECT_TRUE(pace.work(consumer, 1, {}));
}

TEST_F(APace, TakesTheTimeOfItsSide) {
    pace.setDelay(QueueSide::Consumer, milliseconds(20));
    const auto begin = monotonicNow();
    EXPECT_TRUE(pace.work(consumer, 1, {}));
    EXPECT_GE(monotonicNow() - begin, milliseconds(20));
}

TEST_F(APace, StopsInTheMidstOfWork) {
    std::atomic<int> moved{0};
    auto thread = worker(QueueSide::Producer, moved);
    waitFor(moved, 1);
    thread.request_stop();
    thread.join();
    EXPECT_EQ(moved, 1);
}

TEST_F(APace, IsChangedInTheMidstOfWork) {
    std::atomic<int> moved{0};
    auto thread = worker(QueueSide::Producer, moved);
    waitFor(moved, 1);
    pace.setDelay(QueueSide::Producer, Nanoseconds{}); // else the next item would come in an hour
    waitFor(moved, 3);
}

TEST_F(APace, PausedLetsNobodyMoveUntilItGoesOn) {
    pace.pause();
    EXPECT_TRUE(pace.isPaused());
    std::atomic<int> moved{0};
    auto thread = worker(QueueSide::Consumer, moved);
    std::this_thread::sleep_for(milliseconds(20));
    EXPECT_EQ(moved, 0);
    pace.resume();
    waitFor(moved, 5);
}

TEST_F(APace, PausedMovesOneItemOfEachSideAStep) {
    pace.setDelay(QueueSide::Producer, Nanoseconds{});
    pace.pause();
    std::atomic<int> put{0};
    std::atomic<int> taken{0};
    auto putter = worker(QueueSide::Producer, put);
    auto taker = worker(QueueSide::Consumer, taken);
    for (int step = 1; step <= 3; ++step) {
        pace.step();
        waitFor(put, step);
        waitFor(taken, step);
    }
    std::this_thread::sleep_for(milliseconds(20));
    EXPECT_EQ(put, 3);
    EXPECT_EQ(taken, 3);
}

TEST_F(APace, PausedCanBeStopped) {
    pace.pause();
    std::atomic<int> moved{0};
    auto thread = worker(QueueSide::Consumer, moved);
    thread.request_stop();
    thread.join();
    EXPECT_EQ(moved, 0);
}

} // namespace
} // namespace parascope
