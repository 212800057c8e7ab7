// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Time.h"
#include "core/base/TimePixels.h"

#include <gtest/gtest.h>
#include <random>

namespace parascope {
namespace {

constexpr TimeSpan span(std::int64_t begin, std::int64_t end) {
    return {Nanoseconds(begin), Nanoseconds(end)};
}

TEST(ATimeSpan, HoldsItsBeginButNotItsEnd) {
    EXPECT_TRUE(span(5, 9).contains(Nanoseconds(5)));
    EXPECT_TRUE(span(5, 9).contains(Nanoseconds(8)));
    EXPECT_FALSE(span(5, 9).contains(Nanoseconds(9)));
    EXPECT_FALSE(span(5, 5).contains(Nanoseconds(5)));
}

TEST(ATimeSpan, DoesNotIntersectOneItOnlyTouches) {
    EXPECT_TRUE(span(5, 9).intersects(span(8, 20)));
    EXPECT_FALSE(span(5, 9).intersects(span(9, 20)));
    EXPECT_EQ(span(5, 9).intersected(span(8, 20)), span(8, 9));
    EXPECT_TRUE(span(5, 9).intersected(span(12, 20)).isEmpty());
    EXPECT_EQ(span(5, 9).intersected(span(12, 20)).length(), Nanoseconds(0));
}

TEST(ATimeSpan, KeepsItsLengthWhenShifted) {
    EXPECT_EQ(span(5, 9).shifted(Nanoseconds(-3)), span(2, 6));
}

TEST(TheMonotonicClock, NeverRunsBackwards) {
    auto last = monotonicNow();
    for (int i = 0; i < 1000; ++i) {
        const auto now = monotonicNow();
        ASSERT_GE(now, last);
        last = now;
    }
}

TEST(SecondsAndNanoseconds, AreConvertedBothWays) {
    EXPECT_EQ(toSeconds(std::chrono::milliseconds(1500)), 1.5);
    EXPECT_EQ(fromSeconds(1.5), std::chrono::milliseconds(1500));
}

TEST(APixelOfATimeAxis, LeadsBackToTheTimeItCameFrom) {
    std::mt19937_64 random(7);
    for (int i = 0; i < 5000; ++i) {
        const auto begin = static_cast<std::int64_t>(random() >> 8);
        const auto length = static_cast<std::int64_t>(random() >> (16 + random() % 40)) + 1;
        const TimePixels axis{span(begin, begin + length), static_cast<double>(random() % 3000 + 1)};
        const auto time =
            Nanoseconds(begin + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(length)));
        const auto back = axis.toTime(axis.toPixel(time));
        const auto error = std::abs((back - time).count());
        // A double has 53 bits for the distance from the range's begin, whatever the clock's value.
        EXPECT_LE(static_cast<double>(error), 1 + static_cast<double>(length) * 1e-15) << "length " << length;
    }
}

TEST(APixelOfATimeAxis, IsZeroAtTheBeginAndTheWidthAtTheEnd) {
    const TimePixels axis{span(1'000'000'000'000'000, 1'000'000'000'000'777), 1920};
    EXPECT_EQ(axis.toPixel(axis.range.begin), 0);
    EXPECT_EQ(axis.toPixel(axis.range.end), 1920);
    EXPECT_EQ(axis.toTime(0), axis.range.begin);
    EXPECT_EQ(axis.toTime(1920), axis.range.end);
}

TEST(APixelOfATimeAxis, IsNotClampedOutsideTheRange) {
    const TimePixels axis{span(1000, 2000), 100};
    EXPECT_EQ(axis.toPixel(Nanoseconds(500)), -50);
    EXPECT_EQ(axis.toPixel(Nanoseconds(3000)), 200);
    EXPECT_EQ(axis.toTime(-50), Nanoseconds(500));
}

TEST(APixelOfATimeAxis, GrowsWithTime) {
    const TimePixels axis{span(5, 105), 7};
    for (std::int64_t time = 5; time < 105; ++time) {
        EXPECT_LT(axis.toPixel(Nanoseconds(time)), axis.toPixel(Nanoseconds(time + 1)));
    }
}

TEST(APixelOfATimeAxis, IsDefinedWhereThereIsNothingToSee) {
    EXPECT_EQ((TimePixels{span(5, 5), 100}.toPixel(Nanoseconds(50))), 0);
    EXPECT_EQ((TimePixels{span(9, 5), 100}.toPixel(Nanoseconds(50))), 0);
    EXPECT_EQ((TimePixels{span(5, 9), 0}.toTime(3)), Nanoseconds(5));
    EXPECT_EQ((TimePixels{span(5, 9), -1}.toTime(3)), Nanoseconds(5));
    EXPECT_EQ((TimePixels{span(5, 9), 0}.nanosecondsPerPixel()), 0);
}

TEST(TheDateAndTimeOfDay, IsWrittenInUtcToTheSecond) {
    using std::chrono::seconds;
    const auto at = [](std::int64_t second) {
        return utcText(std::chrono::system_clock::time_point(seconds(second)));
    };
    EXPECT_EQ(at(0), "1970-01-01T00:00:00Z");
    EXPECT_EQ(at(951'782'399), "2000-02-28T23:59:59Z");
    EXPECT_EQ(at(951'782'400), "2000-02-29T00:00:00Z");
    EXPECT_EQ(at(1'767'323'045), "2026-01-02T03:04:05Z");
    EXPECT_EQ(at(-1), "1969-12-31T23:59:59Z");
}

} // namespace
} // namespace parascope
