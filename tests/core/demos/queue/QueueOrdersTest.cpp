// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueOrders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;

class OrdersAtAQueue : public testing::Test {
protected:
    void order(std::string_view line) { queue_order::lead(line, pace); }

    QueuePace pace{milliseconds(1), milliseconds(2)};
};

TEST_F(OrdersAtAQueue, ChangeThePace) {
    order(queue_order::delay(QueueSide::Producer, Nanoseconds(5'000'000)));
    EXPECT_EQ(pace.delayOf(QueueSide::Producer), milliseconds(5));
    order(queue_order::delay(QueueSide::Consumer, {}));
    EXPECT_TRUE(pace.rushes(QueueSide::Consumer));
    order(queue_order::kPause);
    EXPECT_TRUE(pace.isPaused());
    order(queue_order::kStep);
    QueuePace::Leave leave{QueueSide::Producer};
    EXPECT_TRUE(pace.awaitMove(leave, {})) << "the step gives it leave";
    order(queue_order::kResume);
    EXPECT_FALSE(pace.isPaused());
}

TEST_F(OrdersAtAQueue, ThatAreNoneAreSkipped) {
    for (const char* line : {"dance", "", "delay produce soon", "delay consume -5", "delay consume 5 6",
                             "delay consume ", "delay consume 99999999999999999999", "pause now"}) {
        order(line);
        EXPECT_FALSE(queue_order::delayIn(line)) << line;
    }
    EXPECT_EQ(pace.delayOf(QueueSide::Producer), milliseconds(1));
    EXPECT_EQ(pace.delayOf(QueueSide::Consumer), milliseconds(2));
    EXPECT_FALSE(pace.isPaused());
}

TEST(AnOrderAtAQueue, IsReadAsItWasWritten) {
    EXPECT_EQ(queue_order::delay(QueueSide::Producer, milliseconds(5)), "delay produce 5000000");
    const auto delay = queue_order::delayIn(queue_order::delay(QueueSide::Consumer, Nanoseconds(7)));
    ASSERT_TRUE(delay);
    EXPECT_EQ(delay->side, QueueSide::Consumer);
    EXPECT_EQ(delay->length, Nanoseconds(7));
    EXPECT_EQ(queue_order::fail(WorkerId(3)), "fail 3");
    EXPECT_EQ(queue_order::failing("fail 3"), WorkerId(3));
    for (const char* line : {"fail", "fail ", "fail x", "fail -1", "pause"}) {
        EXPECT_FALSE(queue_order::failing(line)) << line;
    }
}

} // namespace
} // namespace parascope
