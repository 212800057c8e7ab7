// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/CounterTrack.h"

#include <gtest/gtest.h>
#include <random>

namespace parascope {
namespace {

constexpr TimeSpan time(std::int64_t begin, std::int64_t end) {
    return {Nanoseconds(begin), Nanoseconds(end)};
}

class ACounter : public testing::Test {
protected:
    std::vector<VisibleCount> visible(const TimeSpan& range, int pixels) const {
        std::vector<VisibleCount> items;
        track.visible(range, pixels, items);
        return items;
    }
    void add(std::int64_t at, double value) { track.append({Nanoseconds(at), value}); }

    CounterTrack track;
};

TEST_F(ACounter, StandsWhereItsLastSamplePutIt) {
    add(10, 1);
    add(20, 5);
    EXPECT_EQ(track.at(Nanoseconds(9)), std::nullopt);
    EXPECT_EQ(track.at(Nanoseconds(10)), 1);
    EXPECT_EQ(track.at(Nanoseconds(19)), 1);
    EXPECT_EQ(track.at(Nanoseconds(99)), 5);
}

TEST_F(ACounter, TakesASampleThatComesTooLateForTheLastMoment) {
    add(10, 1);
    add(5, 2);
    EXPECT_EQ(track.samples()[1], (CounterSample{Nanoseconds(10), 2}));
}

TEST_F(ACounter, WithoutSamplesShowsNothing) {
    EXPECT_TRUE(visible(time(0, 100), 10).empty());
    EXPECT_TRUE(visible(time(5, 5), 10).empty());
}

TEST_F(ACounter, ShowsWhereItCameInAndEachSampleThatHasAPixelOfItsOwn) {
    add(10, 1);
    add(20, 5);
    add(30, 2);
    EXPECT_EQ(visible(time(15, 115), 100), (std::vector<VisibleCount>{{Nanoseconds(10), 1, 1, 1, 1, 1},
                                                                      {Nanoseconds(20), 5, 5, 5, 5, 1},
                                                                      {Nanoseconds(30), 2, 2, 2, 2, 1}}));
}

TEST_F(ACounter, ShowsTheBoundsOfWhatSharesAPixel) {
    std::mt19937 random(7);
    double least = 1e9;
    double most = -1;
    for (int i = 0; i < 1000; ++i) {
        const double value = static_cast<double>(random() % 1000);
        least = std::min(least, value);
        most = std::max(most, value);
        add(i, value);
    }
    const auto items = visible(time(0, 1000), 1);
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].least, least);
    EXPECT_EQ(items[0].most, most);
    EXPECT_EQ(items[0].count, 1000U);
    EXPECT_EQ(items[0].first, track.samples().front().value);
    EXPECT_EQ(items[0].last, track.samples().back().value);
}

TEST_F(ACounter, ShowsEverySampleOnceAndAtMostOneItemAPixel) {
    std::mt19937 random(3);
    std::int64_t at = 0;
    for (int i = 0; i < 5000; ++i) {
        add(at += static_cast<std::int64_t>(random() % 50), static_cast<double>(random() % 9));
    }
    for (const int pixels : {1, 7, 100, 1920}) {
        const auto items = visible(time(0, at + 1), pixels);
        std::size_t count = 0;
        for (const auto& item : items) {
            count += item.count;
            EXPECT_LE(item.least, item.most);
        }
        EXPECT_EQ(count, 5000U);
        EXPECT_LE(items.size(), static_cast<std::size_t>(pixels) + 2);
    }
}

TEST_F(ACounter, KnowsTheHighestItEverStood) {
    EXPECT_EQ(track.most(), 0) << "nothing was counted yet";
    for (int i = 0; i < 200; ++i) {
        add(i, i == 70 ? 9.0 : i % 3);
    }
    EXPECT_EQ(track.most(), 9);
}

} // namespace
} // namespace parascope
