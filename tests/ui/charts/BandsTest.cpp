// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/charts/QueueScene.h"
#include "ui/charts/BandsPlottable.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

using namespace std::chrono_literals;

/// Two bands above the two lanes of a run: something that went on from 2 s to 4 s and from 6 s to 8 s, and
/// something that happened once, in no time.
class BandsOfARun : public test::AQueueScene, public testing::Test {
protected:
    BandsOfARun() {
        scene.source.bands = {band("Download", {{2s, 4s}, {6s, 8s}}), band("Save", {{9s, 9s + 1us}})};
        scene.place = {QRect(0, 0, 1000, 20), QRect(0, 20, 1000, 150), 80};
    }
    static TimeBand band(const char* name, const std::vector<TimeSpan>& times) {
        auto lane = std::make_shared<LaneIndex>();
        for (const auto& time : times) {
            EXPECT_TRUE(lane->add({time.begin, time.end, {}, -1, State::Io}));
        }
        return {QLatin1String(name), lane, {}, QLatin1String(name) + QStringLiteral(" <waits>")};
    }
};

TEST_F(BandsOfARun, StandAboveItsLanes) {
    EXPECT_EQ(scene.rows().bands, 2);
    const auto first = bandRect(scene, 0);
    const auto second = bandRect(scene, 1);
    ASSERT_TRUE(first && second);
    EXPECT_LT(first->bottom(), second->top());
    EXPECT_LE(second->bottom(), laneRect(scene, 0).top());
    EXPECT_EQ(bandRect(scene, 2), std::nullopt);
}

TEST_F(BandsOfARun, AreDrawnWhereSomethingWentOn) {
    const auto rect = *bandRect(scene, 0);
    const auto boxes = bandBoxes(scene.source.bands[0], scene.range(), rect);
    ASSERT_EQ(boxes.size(), 2U);
    EXPECT_DOUBLE_EQ(boxes[0].rect.left(), 200);
    EXPECT_DOUBLE_EQ(boxes[0].rect.right(), 400);
    EXPECT_DOUBLE_EQ(boxes[1].rect.left(), 600);
}

TEST_F(BandsOfARun, ShowWhatHappenedOnceHoweverShortItWas) {
    const auto boxes = bandBoxes(scene.source.bands[1], scene.range(), *bandRect(scene, 1));
    ASSERT_EQ(boxes.size(), 1U);
    EXPECT_DOUBLE_EQ(boxes[0].rect.width(), 3);
    EXPECT_FLOAT_EQ(boxes[0].coverage, 1);
}

TEST_F(BandsOfARun, SayUnderThePointerWhyTheyLookSo) {
    EXPECT_EQ(bandTextAt(scene, QPointF(300, bandRect(scene, 0)->center().y())),
              QStringLiteral("Download &lt;waits&gt;"));
    EXPECT_EQ(bandTextAt(scene, QPointF(300, laneRect(scene, 0).center().y())), std::nullopt);
}

TEST_F(BandsOfARun, AreNoLanes) {
    EXPECT_FALSE(hitTest(scene, QPointF(50, bandRect(scene, 0)->center().y())));
    EXPECT_FALSE(workerIn(scene, QPointF(50, bandRect(scene, 1)->center().y())));
    EXPECT_EQ(workerIn(scene, QPointF(50, laneRect(scene, 0).center().y())), "producer");
}

TEST_F(BandsOfARun, AreAPartOfItsTime) {
    scene.source.bands.push_back(band("Read", {{-3s, -2s}}));
    EXPECT_LE(extentOf({scene.source}).begin, -3s);
}

TEST(AStackWithBands, LeavesThemRoomAndMovesTheLanesDown) {
    const RunRows run{3, 1, false, 4};
    const auto plan = planStack({run}, QRect(0, 0, 900, 400), 0, {0, 4, 18, 56, true});
    EXPECT_EQ(plan.laneHeight, 50) << "eight rows";
    EXPECT_EQ(plan.runs[0].firstTop, 4 * plan.laneHeight);
    EXPECT_TRUE(plan.runs[0].hasBands);
}

TEST(AStackWithBands, GivesUpStripsFirstThenBandsAndThenTheLanes) {
    const std::vector<RunRows> runs{{1, 0, false, 0}, {8, 2, false, 4}};
    const StackSizes sizes{0, 0, 20, 56, true};
    const auto formIn = [&](int rows) {
        const auto plan = planStack(runs, QRect(0, 0, 900, rows * 20), 0, sizes);
        const auto& last = plan.runs.back();
        return std::array{last.hasStrips, last.hasBands, last.isMerged};
    };
    EXPECT_EQ(formIn(15), (std::array{true, true, false}));
    EXPECT_EQ(formIn(13), (std::array{false, true, false}));
    EXPECT_EQ(formIn(9), (std::array{false, false, false}));
    EXPECT_EQ(formIn(8), (std::array{false, false, true})) << "160 px are too low for nine lanes of 18";
    EXPECT_EQ(formIn(3), (std::array{false, false, true}));
}

TEST(AStackWithBands, MakesLanesLowBeforeTheyMerge) {
    const StackSizes large{0, 0, 31, 95, true, 18};
    const auto plan = planStack({{1, 0, false, 0}, {8, 2, false, 4}}, QRect(0, 0, 900, 236), 0, large);
    EXPECT_FALSE(plan.runs.back().isMerged);
    EXPECT_EQ(plan.laneHeight, 26);
    const auto without = planStack({{1}, {8}}, QRect(0, 0, 900, 236), 0, large);
    EXPECT_TRUE(without.runs.back().isMerged) << "lanes that had no bands keep their height";
}

} // namespace
} // namespace parascope
