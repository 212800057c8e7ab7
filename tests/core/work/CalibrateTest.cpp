// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Calibrate.h"

#include <cmath>
#include <gtest/gtest.h>
#include <limits>

namespace parascope {
namespace {

TEST(ARoundedSize, HasTwoDigits) {
    EXPECT_EQ(roundToTwoDigits(0), 0U);
    EXPECT_EQ(roundToTwoDigits(7), 7U);
    EXPECT_EQ(roundToTwoDigits(99), 99U);
    EXPECT_EQ(roundToTwoDigits(104), 100U);
    EXPECT_EQ(roundToTwoDigits(105), 110U);
    EXPECT_EQ(roundToTwoDigits(995), 1000U);
    EXPECT_EQ(roundToTwoDigits(1'534'000'000), 1'500'000'000U);
    EXPECT_EQ(roundToTwoDigits(1'550'000'000), 1'600'000'000U);
    EXPECT_EQ(roundToTwoDigits(10'000'000'000'000), 10'000'000'000'000U);
}

TEST(ARoundedSize, IsWithinFivePercentOfAnySize) {
    for (std::uint64_t size = 10; size < std::numeric_limits<std::uint64_t>::max() / 8;
         size = size * 7 / 3 + 1) {
        const auto rounded = static_cast<double>(roundToTwoDigits(size));
        EXPECT_LE(std::abs(rounded - static_cast<double>(size)), 0.05 * static_cast<double>(size)) << size;
    }
}

TEST(ACalibratedSize, GrowsWithTheSecondsItIsToTake) {
    const auto one = static_cast<double>(sizeForSeconds(1));
    const auto three = static_cast<double>(sizeForSeconds(3));
    EXPECT_GT(three / one, 1.5);
    EXPECT_LT(three / one, 6.0);
    EXPECT_GE(sizeForSeconds(0), 1U);
}

} // namespace
} // namespace parascope
