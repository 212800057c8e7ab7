// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/OwnArrows.h"

#include "core/trace/Trace.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

/// Two lanes, of threads 0 and 1, and a program that tells of messages between them.
class ArrowsOfAProgram : public testing::Test {
protected:
    ArrowsOfAProgram() {
        for (int i = 0; i < 2; ++i) {
            LaneInfo info;
            info.name = "rank " + std::to_string(i);
            info.tid = i;
            lanes.push_back(builder.addLane(info));
        }
    }
    void tell(char phase, int thread, const std::string& id, int microseconds, int boundMicroseconds = 0,
              const std::string& name = "message") {
        TraceEvent event;
        event.phase = phase;
        event.category = "message";
        event.name = name;
        event.id = id;
        event.tid = thread;
        event.time = std::chrono::microseconds(microseconds);
        arrows.take(
            event,
            [this](const TraceEvent& end) {
                return end.tid < 2 ? lanes.at(static_cast<std::size_t>(end.tid)) : LaneId();
            },
            builder, std::chrono::microseconds(boundMicroseconds));
    }
    [[nodiscard]] const std::vector<Arrow> drawn() {
        trace.append(builder.take());
        const auto all = trace.arrows().arrows();
        return {all.begin(), all.end()};
    }

    TraceBuilder builder;
    std::vector<LaneId> lanes;
    OwnArrows arrows;
    Trace trace;
};

TEST_F(ArrowsOfAProgram, GoFromWhoSentToWhoReceivedWhicheverIsHeardOfFirst) {
    tell('s', 0, "0>1:5#0", 10);
    tell('f', 1, "0>1:5#0", 30);
    tell('f', 0, "1>0:5#0", 60);
    tell('s', 1, "1>0:5#0", 40);
    const auto all = drawn();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].from, lanes[0]);
    EXPECT_EQ(all[0].to, lanes[1]);
    EXPECT_EQ(all[0].begin, std::chrono::microseconds(10));
    EXPECT_EQ(all[0].end, std::chrono::microseconds(30));
    EXPECT_EQ(all[1].from, lanes[1]);
    EXPECT_EQ(all[1].begin, std::chrono::microseconds(40));
    EXPECT_EQ(arrows.open(), 0U);
}

TEST_F(ArrowsOfAProgram, WaitForTheirOtherEnd) {
    tell('s', 0, "0>1:5#0", 10);
    tell('s', 0, "0>1:5#1", 20);
    tell('f', 1, "0>1:6#0", 30);
    EXPECT_TRUE(drawn().empty());
    EXPECT_EQ(arrows.open(), 3U);
    tell('f', 1, "0>1:5#1", 30);
    EXPECT_EQ(drawn().size(), 1U);
    EXPECT_EQ(arrows.open(), 2U);
}

TEST_F(ArrowsOfAProgram, ThatGoBackByLessThanClocksAreKnownTakeNoTime) {
    tell('s', 0, "0>1:5#0", 100, 4);
    tell('f', 1, "0>1:5#0", 90, 6);
    const auto all = drawn();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].begin, std::chrono::microseconds(100));
    EXPECT_EQ(all[0].end, std::chrono::microseconds(100));
}

TEST_F(ArrowsOfAProgram, ThatGoBackByMoreAreNotBelieved) {
    tell('s', 0, "0>1:5#0", 100, 4);
    tell('f', 1, "0>1:5#0", 89, 6);
    tell('s', 0, "0>1:5#1", 100);
    tell('f', 1, "0>1:5#1", 99);
    EXPECT_TRUE(drawn().empty());
}

TEST_F(ArrowsOfAProgram, WithoutALaneOrAnIdAreLeftOut) {
    tell('s', 7, "0>1:5#0", 10);
    tell('s', 0, "", 10);
    EXPECT_EQ(arrows.open(), 0U);
}

TEST_F(ArrowsOfAProgram, DoNotFillTheMemoryWhenNobodyReceives) {
    for (std::size_t i = 0; i < OwnArrows::kMostOpen + 10; ++i) {
        tell('s', 0, std::to_string(i), 10);
    }
    EXPECT_EQ(arrows.open(), OwnArrows::kMostOpen);
}

} // namespace
} // namespace parascope
