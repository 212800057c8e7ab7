// SPDX-License-Identifier: GPL-3.0-or-later
// Lanes of a queue: work fills them, failures and endless waits can be seen.

#include "ui/charts/LaneMarks.h"
#include "tests/ui/charts/QueueScene.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

using namespace std::chrono_literals;

class AQueueWithMarks : public test::AQueueScene, public testing::Test {
protected:
    void mark(LaneId lane, Nanoseconds time, LaneMark::Kind kind) {
        scene.source.marks.push_back(
            {lane, time, kind, QStringLiteral("failed"), QStringLiteral("no more paper")});
    }
};

TEST_F(AQueueWithMarks, CrossesOutTheMomentOfAFailureOnItsLane) {
    mark(producer, 5s, LaneMark::Kind::Failed);
    const auto rect = markRect(scene, scene.source.marks[0]);
    ASSERT_TRUE(rect);
    EXPECT_EQ(rect->center().x(), 500);
    EXPECT_EQ(rect->center().y(), laneRect(scene, 0).center().y());
    EXPECT_GE(rect->width(), 12) << "it is seen from the last row";
    EXPECT_EQ(markTextAt(scene, rect->center()), QStringLiteral("no more paper"));
}

TEST_F(AQueueWithMarks, ShowsAnEndlessWaitWiderThanAPixelHoweverShortItWas) {
    mark(consumer, 9s, LaneMark::Kind::WaitsForEver);
    const auto rect = markRect(scene, scene.source.marks[0]);
    ASSERT_TRUE(rect);
    EXPECT_EQ(rect->left(), 900);
    EXPECT_GE(rect->width(), 60);
    EXPECT_EQ(rect->height(), laneRect(scene, 1).height());
}

TEST_F(AQueueWithMarks, HasRoomBehindAnEndlessWait) {
    const auto before = extentOf({scene.source});
    mark(consumer, 8s, LaneMark::Kind::WaitsForEver);
    EXPECT_EQ(extentOf({scene.source}).end - before.end, Nanoseconds(2s) + Nanoseconds(20ms))
        << "a quarter of eight seconds, and the room that everything has";
}

TEST_F(AQueueWithMarks, SaysNothingOfMomentsThatAreNotOnTheScreen) {
    mark(producer, 11s, LaneMark::Kind::Failed);
    mark(LaneId(), 5s, LaneMark::Kind::Failed);
    EXPECT_FALSE(markRect(scene, scene.source.marks[0]));
    EXPECT_FALSE(markRect(scene, scene.source.marks[1]));
}

TEST_F(AQueueWithMarks, FillsTheLaneWithWorkAndWithWaiting) {
    const auto& lane = trace.lane(producer).index;
    std::vector<LaneBox> plain;
    appendBoxes(lane, scene.range(), laneRect(scene, 0), plain);
    std::vector<LaneBox> items;
    appendBoxes(lane, scene.range(), laneRect(scene, 0), items, {false, LaneLook::Items});
    ASSERT_EQ(plain.size(), items.size());
    EXPECT_LT(plain[0].rect.height(), 5) << "who sleeps is a thin line";
    EXPECT_EQ(items[0].rect.height(), laneRect(scene, 0).height()) << "to work on an item is not";
    EXPECT_EQ(shapeOf(State::Queue, LaneLook::Items), BoxShape::Full);
    EXPECT_EQ(shapeOf(State::Queue, LaneLook::Plain), BoxShape::Half);
}

} // namespace
} // namespace parascope
