// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Lengths.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <random>

namespace parascope {
namespace {

/// The middle by sorting, and by steps.
void expectMiddle(std::vector<std::int64_t> numbers) {
    Lengths lengths;
    for (const auto number : numbers) {
        lengths.add(Nanoseconds(number));
    }
    while (!lengths.findMiddle(10'000)) {
        EXPECT_EQ(lengths.middle(), Nanoseconds{0});
    }
    std::sort(numbers.begin(), numbers.end());
    EXPECT_EQ(lengths.middle(), Nanoseconds(numbers[(numbers.size() - 1) / 2]));
    EXPECT_EQ(lengths.count(), numbers.size());
}

TEST(TheMiddleOfLengths, IsTheLowerOneOfTwo) {
    expectMiddle({5});
    expectMiddle({9, 4});
    expectMiddle({9, 4, 6});
}

TEST(TheMiddleOfLengths, IsFoundAmongManyOfAnySize) {
    std::mt19937_64 random(3);
    for (const std::int64_t most : {1LL, 1'000LL, 70'000LL, 5'000'000'000LL, 9'000'000'000'000'000'000LL}) {
        std::vector<std::int64_t> numbers;
        for (int i = 0; i < 200'001; ++i) {
            numbers.push_back(static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most)));
        }
        expectMiddle(numbers);
    }
    expectMiddle(std::vector<std::int64_t>(150'000, INT64_MAX));
}

TEST(TheMiddleOfLengths, IsZeroOfNone) {
    Lengths none;
    EXPECT_TRUE(none.findMiddle(1));
    EXPECT_EQ(none.middle(), Nanoseconds{0});
}

} // namespace
} // namespace parascope
