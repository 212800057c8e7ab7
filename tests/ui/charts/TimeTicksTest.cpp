// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimeTicks.h"

#include <cmath>
#include <gtest/gtest.h>
#include <set>

namespace parascope {
namespace {

using namespace std::chrono_literals;

std::string plain(QString text) {
    return text.replace(QChar(0x00A0), QLatin1Char(' ')).toStdString();
}

std::vector<std::string> labels(const TimeSpan& range, int most) {
    std::vector<std::string> texts;
    for (const auto& tick : timeTicks(range, tickStep(range.length(), most))) {
        texts.push_back(plain(tick.label));
    }
    return texts;
}

TEST(TimeTicks, StepByOneTwoOrFive) {
    EXPECT_EQ(tickStep(1s, 10), 100ms);
    EXPECT_EQ(tickStep(1s, 9), 200ms);
    EXPECT_EQ(tickStep(1s, 4), 500ms);
    EXPECT_EQ(tickStep(1s, 1), 1s);
    EXPECT_EQ(tickStep(0ns, 8), 1ns);
}

TEST(TimeTicks, AreNeverMoreThanThereIsRoomFor) {
    for (double length = 1e3; length < 1e13; length *= 1.37) {
        const Nanoseconds whole(std::llround(length));
        const auto ticks = timeTicks({0ns, whole}, tickStep(whole, 8));
        EXPECT_GE(ticks.size(), 2u) << length;
        EXPECT_LE(ticks.size(), 9u) << length;
    }
}

TEST(TimeTicks, AreInTheUnitThatTheZoomDemands) {
    EXPECT_EQ(labels({0s, 2s}, 4), (std::vector<std::string>{"0.0 s", "0.5 s", "1.0 s", "1.5 s", "2.0 s"}));
    EXPECT_EQ(labels({0s, 20ms}, 4), (std::vector<std::string>{"0 ms", "5 ms", "10 ms", "15 ms", "20 ms"}));
    EXPECT_EQ(labels({0s, 2us}, 4),
              (std::vector<std::string>{"0.0 µs", "0.5 µs", "1.0 µs", "1.5 µs", "2.0 µs"}));
}

TEST(TimeTicks, StandAlsoBeforeZero) {
    EXPECT_EQ(labels({-15ms, 10ms}, 5),
              (std::vector<std::string>{"-15 ms", "-10 ms", "-5 ms", "0 ms", "5 ms", "10 ms"}));
}

TEST(TimeTicks, HaveLabelsThatDiffer) {
    for (double length = 1e3; length < 1e12; length *= 3.1) {
        const Nanoseconds whole(std::llround(length));
        const TimeSpan range{123456789ns, 123456789ns + whole};
        const auto all = labels(range, 8);
        EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size()) << length;
    }
}

TEST(TimeTicks, AreNoneForARangeTurnedAround) {
    EXPECT_TRUE(timeTicks({2s, 1s}, 1s).empty());
    EXPECT_TRUE(timeTicks({0s, 1s}, 0s).empty());
}

TEST(TimeText, HasTheDigitsWorthReading) {
    EXPECT_EQ(plain(timeText(1234567890ns)), "1.235 s");
    EXPECT_EQ(plain(timeText(12345678ns)), "12.35 ms");
    EXPECT_EQ(plain(timeText(830us)), "830.0 µs");
    EXPECT_EQ(plain(timeText(90ns)), "90 ns");
    EXPECT_EQ(plain(timeText(0ns)), "0 s");
    EXPECT_EQ(plain(timeText(-2500us)), "-2.500 ms");
}

} // namespace
} // namespace parascope
