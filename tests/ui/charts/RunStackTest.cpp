// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/RunStack.h"
#include "ui/charts/Flow.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

constexpr QRect kViewport(80, 30, 900, 400);

/// Runs with so many lanes.
std::vector<RunRows> lanes(std::initializer_list<int> counts) {
    std::vector<RunRows> runs;
    for (const int count : counts) {
        runs.push_back({count, 0, false});
    }
    return runs;
}

/// Titles above, as on paper.
constexpr StackSizes kPaper{18, 8, 10, 34, false};
/// Titles beside, and every run is to be seen.
constexpr StackSizes kScreen{0, 4, 18, 56, true};

TEST(ARunStack, PutsRunsBelowEachOtherWithLanesOfOneHeight) {
    const auto plan = planStack(lanes({1, 2, 2}), kViewport, 0, kPaper);
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
    const auto& sizes = kPaper;
    EXPECT_EQ(planStack(lanes({1}), kViewport, 0, kPaper).laneHeight, sizes.highestLane);
    EXPECT_EQ(planStack(lanes({500}), kViewport, 0, kPaper).laneHeight, sizes.lowestLane);
    const auto between = planStack(lanes({20}), kViewport, 0, kPaper);
    EXPECT_GT(between.laneHeight, sizes.lowestLane);
    EXPECT_LT(between.laneHeight, sizes.highestLane);
    EXPECT_LE(between.contentHeight, kViewport.height());
}

TEST(ARunStack, ScrollsOnlyAsFarAsThereIsSomething) {
    EXPECT_EQ(planStack(lanes({2}), kViewport, 100, kPaper).scroll, 0);
    EXPECT_EQ(planStack(lanes({64}), kViewport, -5, kPaper).scroll, 0);
    const auto end = planStack(lanes({64}), kViewport, 100'000, kPaper);
    EXPECT_EQ(end.scroll, end.contentHeight - kViewport.height());
}

TEST(ARunStack, KeepsEverythingInTheViewportWhileItScrolls) {
    const auto counts = lanes({40, 3, 25});
    for (int scroll = 0; scroll < 800; scroll += 7) {
        for (const auto& run : planStack(counts, kViewport, scroll, kPaper).runs) {
            EXPECT_TRUE(run.header.isEmpty() || kViewport.contains(run.header));
            EXPECT_TRUE(run.lanes.isEmpty() || kViewport.contains(run.lanes));
            EXPECT_FALSE(run.header.intersects(run.lanes));
        }
    }
}

TEST(ARunStack, KeepsTheTitleOnTopWhileAnyLaneCanBeSeen) {
    const auto plan = planStack(lanes({100}), kViewport, 300, kPaper);
    EXPECT_EQ(plan.runs[0].header.top(), kViewport.top());
    EXPECT_LT(plan.runs[0].firstTop, kViewport.top());
}

TEST(ARunStack, HidesARunThatIsScrolledAway) {
    const auto plan = planStack(lanes({5, 100}), kViewport, 500, kPaper);
    EXPECT_TRUE(plan.runs[0].lanes.isEmpty());
    EXPECT_TRUE(plan.runs[0].header.isEmpty());
}

TEST(ARunStack, LeavesRoomForARunThatHasNoLanesYet) {
    EXPECT_EQ(stackHeight(lanes({0}), 20), stackHeight(lanes({1}), 20));
    EXPECT_TRUE(planStack({}, kViewport, 0).runs.empty());
}

TEST(ARunStack, SaysTheHeightThatNeedsNoScrolling) {
    const auto counts = lanes({10, 20});
    const QRect tall(0, 0, 500, stackHeight(counts, 15, kPaper));
    const auto plan = planStack(counts, tall, 0, kPaper);
    EXPECT_EQ(plan.laneHeight, 15);
    EXPECT_EQ(plan.contentHeight, tall.height());
}

TEST(ARunStack, LeavesOutStripsBeforeItMergesLanes) {
    const std::vector<RunRows> runs(4, RunRows{4, 2, false});
    const auto roomy = planStack(runs, QRect(0, 0, 900, 4 * 6 * 18 + 12), 0, kScreen);
    EXPECT_TRUE(roomy.runs[0].hasStrips);
    const auto tight = planStack(runs, QRect(0, 0, 900, 4 * 6 * 18), 0, kScreen);
    EXPECT_FALSE(tight.runs[0].hasStrips);
    EXPECT_FALSE(tight.runs[0].isMerged);
    EXPECT_EQ(tight.laneHeight, 26) << "what the strips had goes to the lanes";
}

TEST(ARunStack, MergesTheLanesOfEachRunWhereTheyDoNotFitSoThatEveryRunIsSeen) {
    const auto plan = planStack(lanes({1, 8, 8, 8, 1, 8, 8}), QRect(0, 0, 900, 200), 0, kScreen);
    EXPECT_EQ(plan.laneHeight, (200 - 6 * 4) / 7);
    EXPECT_LE(plan.contentHeight, 200);
    ASSERT_EQ(plan.runs.size(), 7u);
    for (const auto& run : plan.runs) {
        EXPECT_EQ(run.lanes.height(), plan.laneHeight) << "wholly on the screen";
    }
    EXPECT_TRUE(plan.runs[1].isMerged);
    EXPECT_FALSE(plan.runs[0].isMerged) << "it has but one lane";
}

TEST(ARunStack, ShowsEachLaneOfARunThatIsOpenAmongMergedOnes) {
    auto runs = lanes({8, 8, 8});
    runs[1].isOpen = true;
    const auto plan = planStack(runs, QRect(0, 0, 900, 200), 0, kScreen);
    EXPECT_TRUE(plan.runs[0].isMerged);
    EXPECT_FALSE(plan.runs[1].isMerged);
    EXPECT_EQ(plan.runs[1].lanes.height(), 8 * plan.laneHeight);
}

TEST(ARunStack, ScrollsTheLanesOfOneRunInsteadOfMergingThem) {
    const auto plan = planStack(lanes({64}), QRect(0, 0, 900, 200), 0, kScreen);
    EXPECT_FALSE(plan.runs[0].isMerged);
    EXPECT_EQ(plan.laneHeight, 18);
    EXPECT_EQ(plan.contentHeight, 64 * 18);
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
