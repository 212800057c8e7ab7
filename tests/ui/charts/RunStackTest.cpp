// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/RunStack.h"
#include "ui/charts/Flow.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

constexpr QRect kViewport(80, 30, 900, 400);

TEST(ARunStack, PutsRunsBelowEachOtherWithLanesOfOneHeight) {
    const auto plan = planStack({1, 2, 2}, kViewport, 0);
    ASSERT_EQ(plan.runs.size(), 3u);
    for (std::size_t i = 0; i < plan.runs.size(); ++i) {
        const auto& run = plan.runs[i];
        EXPECT_TRUE(kViewport.contains(run.lanes));
        EXPECT_EQ(run.header.bottom() + 1, run.lanes.top());
        EXPECT_EQ(run.firstTop, run.lanes.top());
        EXPECT_EQ(run.lanes.height(), (i == 0 ? 1 : 2) * plan.laneHeight);
        if (i > 0) {
            EXPECT_GT(run.header.top(), plan.runs[i - 1].lanes.bottom());
        }
    }
}

TEST(ARunStack, MakesLanesAsHighAsTheyFitWithinTheLimits) {
    const StackSizes sizes;
    EXPECT_EQ(planStack({1}, kViewport, 0).laneHeight, sizes.highestLane);
    EXPECT_EQ(planStack({500}, kViewport, 0).laneHeight, sizes.lowestLane);
    const auto between = planStack({20}, kViewport, 0);
    EXPECT_GT(between.laneHeight, sizes.lowestLane);
    EXPECT_LT(between.laneHeight, sizes.highestLane);
    EXPECT_LE(between.contentHeight, kViewport.height());
}

TEST(ARunStack, ScrollsOnlyAsFarAsThereIsSomething) {
    EXPECT_EQ(planStack({2}, kViewport, 100).scroll, 0);
    EXPECT_EQ(planStack({64}, kViewport, -5).scroll, 0);
    const auto end = planStack({64}, kViewport, 100'000);
    EXPECT_EQ(end.scroll, end.contentHeight - kViewport.height());
}

TEST(ARunStack, KeepsEverythingInTheViewportWhileItScrolls) {
    const std::vector<int> counts{40, 3, 25};
    for (int scroll = 0; scroll < 800; scroll += 7) {
        for (const auto& run : planStack(counts, kViewport, scroll).runs) {
            EXPECT_TRUE(run.header.isEmpty() || kViewport.contains(run.header));
            EXPECT_TRUE(run.lanes.isEmpty() || kViewport.contains(run.lanes));
            EXPECT_FALSE(run.header.intersects(run.lanes));
        }
    }
}

TEST(ARunStack, KeepsTheTitleOnTopWhileAnyLaneCanBeSeen) {
    const auto plan = planStack({100}, kViewport, 300);
    EXPECT_EQ(plan.runs[0].header.top(), kViewport.top());
    EXPECT_LT(plan.runs[0].firstTop, kViewport.top());
}

TEST(ARunStack, HidesARunThatIsScrolledAway) {
    const auto plan = planStack({5, 100}, kViewport, 500);
    EXPECT_TRUE(plan.runs[0].lanes.isEmpty());
    EXPECT_TRUE(plan.runs[0].header.isEmpty());
}

TEST(ARunStack, LeavesRoomForARunThatHasNoLanesYet) {
    EXPECT_EQ(stackHeight({0}, 20), stackHeight({1}, 20));
    EXPECT_TRUE(planStack({}, kViewport, 0).runs.empty());
}

TEST(ARunStack, SaysTheHeightThatNeedsNoScrolling) {
    const std::vector<int> counts{10, 20};
    const QRect tall(0, 0, 500, stackHeight(counts, 15));
    const auto plan = planStack(counts, tall, 0);
    EXPECT_EQ(plan.laneHeight, 15);
    EXPECT_EQ(plan.contentHeight, tall.height());
}

TEST(AFlow, BreaksLinesWhereThePiecesNoLongerFit) {
    const auto places = flow({100, 100, 100}, 10, 215);
    EXPECT_EQ(places, (std::vector<std::pair<int, int>>{{0, 0}, {110, 0}, {0, 1}}));
}

TEST(AFlow, GivesAPieceThatIsTooWideALineOfItsOwn) {
    const auto places = flow({50, 500, 50}, 10, 200);
    EXPECT_EQ(places, (std::vector<std::pair<int, int>>{{0, 0}, {0, 1}, {0, 2}}));
    EXPECT_TRUE(flow({}, 10, 200).empty());
}

} // namespace
} // namespace parascope
