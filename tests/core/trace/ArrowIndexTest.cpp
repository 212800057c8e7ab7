// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ArrowIndex.h"

#include <gtest/gtest.h>
#include <random>

namespace parascope {
namespace {

constexpr TimeSpan time(std::int64_t begin, std::int64_t end) {
    return {Nanoseconds(begin), Nanoseconds(end)};
}

class Arrows : public testing::Test {
protected:
    void add(std::int64_t begin, std::int64_t end) {
        EXPECT_TRUE(index.append({NameId(0), LaneId(0), LaneId(1), Nanoseconds(begin), Nanoseconds(end)}));
    }
    std::vector<VisibleArrow> visible(const TimeSpan& range, int pixels) const {
        std::vector<VisibleArrow> items;
        index.visible(range, pixels, items);
        return items;
    }

    ArrowIndex index;
};

TEST_F(Arrows, ThatRunBackwardsAreRefused) {
    EXPECT_FALSE(index.append({NameId(0), LaneId(0), LaneId(1), Nanoseconds(2), Nanoseconds(1)}));
    EXPECT_EQ(index.size(), 0U);
}

TEST_F(Arrows, AreSeenWhereTheyTouchTheRange) {
    add(0, 10);
    add(5, 50);
    add(60, 70);
    add(65, 500);
    add(200, 300);
    EXPECT_EQ(visible(time(20, 120), 100), (std::vector<VisibleArrow>{{1, 1}, {2, 1}, {3, 1}}));
    EXPECT_TRUE(visible(time(20, 20), 100).empty());
    EXPECT_TRUE(visible(time(20, 120), 0).empty());
}

TEST_F(Arrows, ThatEndInOnePixelAreOneItem) {
    for (int i = 0; i < 1000; ++i) {
        add(i, i + 1);
    }
    EXPECT_EQ(visible(time(0, 100'000), 10), (std::vector<VisibleArrow>{{0, 1000}}));
}

TEST_F(Arrows, ThatLeaveTheRangeAreSeenWhereTheyBegin) {
    for (std::int64_t i = 0; i < 10; ++i) {
        add(i * 10, 1000); // the taker is far behind
    }
    EXPECT_EQ(visible(time(0, 100), 100).size(), 10U);
    EXPECT_EQ(visible(time(0, 100), 5), (std::vector<VisibleArrow>{{0, 2}, {2, 2}, {4, 2}, {6, 2}, {8, 2}}));
    EXPECT_EQ(visible(time(100, 200), 100), (std::vector<VisibleArrow>{{0, 10}}));
}

TEST_F(Arrows, AreEachCountedOnceAtMostOneItemAPixel) {
    std::mt19937 random(5);
    for (std::int64_t i = 0; i < 5000; ++i) {
        const auto begin = i * 10 + static_cast<std::int64_t>(random() % 100);
        add(begin, begin + static_cast<std::int64_t>(random() % 200));
    }
    for (const int pixels : {1, 10, 1000}) {
        const auto range = time(10'000, 30'000);
        std::size_t expected = 0;
        for (const auto& arrow : index.arrows()) {
            expected += arrow.end >= range.begin && arrow.begin < range.end ? 1 : 0;
        }
        std::size_t count = 0;
        const auto items = visible(range, pixels);
        for (const auto& item : items) {
            count += item.count;
        }
        EXPECT_EQ(count, expected);
        EXPECT_LE(items.size(), 2 * static_cast<std::size_t>(pixels) + 1);
    }
}

} // namespace
} // namespace parascope
