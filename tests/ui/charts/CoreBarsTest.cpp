// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/CoreBars.h"
#include "core/base/Time.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

using namespace std::chrono_literals;

CoreSample sampleAt(Nanoseconds time, std::vector<CoreShare> cores) {
    return {time, std::move(cores)};
}

CoreHistory historyOf(int samples, CoreShare share = {CoreId(0), 0.5, 0.25}) {
    CoreHistory history;
    for (int i = 1; i <= samples; ++i) {
        history.add(sampleAt(i * 100ms, {share}));
    }
    return history;
}

TEST(ACoreHistory, KeepsItsWindowAndNoMore) {
    const auto history = historyOf(1000);
    EXPECT_EQ(history.window().length(), CoreHistory::kWindow);
    EXPECT_EQ(history.window().end, history.samples().back().time);
    EXPECT_NEAR(static_cast<double>(history.samples().size()), 301, 1);
}

TEST(ACoreHistory, LeavesOutASampleThatIsNotNewer) {
    auto history = historyOf(3);
    history.add(sampleAt(300ms, {}));
    history.add(sampleAt(100ms, {}));
    EXPECT_EQ(history.samples().size(), 3u);
}

TEST(ACoreHistory, KnowsCoresThatAppearVanishAndSkipNumbers) {
    CoreHistory history;
    history.add(sampleAt(100ms, {{CoreId(0), 0.1, 0.1}, {CoreId(2), 0.1, 0.1}}));
    history.add(sampleAt(200ms, {{CoreId(0), 0.1, 0.1}, {CoreId(5), 0.1, 0.1}}));
    EXPECT_EQ(history.cores(), (std::vector{CoreId(0), CoreId(2), CoreId(5)}));
    EXPECT_NE(findCore(history.samples().back(), CoreId(5)), nullptr);
    EXPECT_EQ(findCore(history.samples().back(), CoreId(2)), nullptr);
}

TEST(CoreBars, TouchEachOtherAndEndAtTheRight) {
    const auto history = historyOf(400);
    const auto bars = coreBars(history, CoreId(0), 700);
    ASSERT_FALSE(bars.empty());
    EXPECT_EQ(bars.front().left, 0);
    EXPECT_EQ(bars.back().right, 700);
    for (std::size_t i = 1; i < bars.size(); ++i) {
        EXPECT_EQ(bars[i].left, bars[i - 1].right);
    }
}

TEST(CoreBars, AreNeverMoreThanColumns) {
    EXPECT_LE(coreBars(historyOf(400), CoreId(0), 50).size(), 50u);
    EXPECT_TRUE(coreBars(historyOf(400), CoreId(0), 0).empty());
}

TEST(CoreBars, LeaveAGapWhereThereIsNoData) {
    CoreHistory history;
    for (int i = 1; i <= 300; ++i) {
        const bool known = i < 100 || i > 200;
        history.add(
            sampleAt(i * 100ms, {known ? CoreShare{CoreId(0), 0.5, 0.0} : CoreShare{CoreId(0), {}, {}}}));
    }
    int widest = 0;
    const auto bars = coreBars(history, CoreId(0), 600);
    for (std::size_t i = 1; i < bars.size(); ++i) {
        widest = std::max(widest, bars[i].left - bars[i - 1].right);
    }
    EXPECT_NEAR(widest, 200, 5);
}

TEST(CoreBars, LeaveAGapWhereNobodyLooked) {
    CoreHistory history;
    history.add(sampleAt(1s, {{CoreId(0), 1.0, 0.0}}));
    history.add(sampleAt(21s, {{CoreId(0), 1.0, 0.0}}));
    const auto bars = coreBars(history, CoreId(0), 3000);
    ASSERT_EQ(bars.size(), 2u);
    EXPECT_LT(bars[1].right - bars[1].left, 100);
}

TEST(CoreBars, NeverGoBeyondTheWhole) {
    const auto bars = coreBars(historyOf(10, {CoreId(0), 0.9, 0.8}), CoreId(0), 600);
    ASSERT_FALSE(bars.empty());
    for (const auto& bar : bars) {
        EXPECT_DOUBLE_EQ(bar.own, 0.9);
        EXPECT_LE(bar.own + bar.other, 1.0);
    }
}

TEST(CorePanels, StandInTheAreaWithoutOverlapping) {
    const QRect area(8, 20, 1200, 84);
    for (const int count : {1, 2, 3, 5, 7, 8, 12, 16}) {
        const auto panels = corePanels(count, area, 8, 44);
        ASSERT_EQ(panels.size(), static_cast<std::size_t>(count));
        for (std::size_t i = 0; i < panels.size(); ++i) {
            EXPECT_TRUE(area.contains(panels[i])) << count;
            EXPECT_GT(panels[i].width(), 20);
            EXPECT_GT(panels[i].height(), 20);
            for (std::size_t k = 0; k < i; ++k) {
                EXPECT_FALSE(panels[i].intersects(panels[k]));
            }
        }
    }
}

TEST(CorePanels, TakeMoreRowsWhereThereIsRoom) {
    const auto strip = corePanels(8, QRect(0, 0, 1200, 84), 8, 44);
    EXPECT_EQ(strip.front().top(), strip.back().top());
    const auto tall = corePanels(8, QRect(0, 0, 1200, 600), 8, 44);
    EXPECT_LT(tall.front().top(), tall.back().top());
    EXPECT_TRUE(corePanels(0, QRect(0, 0, 100, 100), 8, 44).empty());
}

} // namespace
} // namespace parascope
