// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/BackgroundLoad.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

std::vector<CoreLoad> loads(std::initializer_list<std::optional<double>> busy) {
    std::vector<CoreLoad> all;
    for (const auto& share : busy) {
        CoreLoad load;
        load.core = CoreId(static_cast<std::int32_t>(all.size()));
        if (share) {
            load.shares = CoreShares{*share, *share, 0, 0, 0};
        }
        all.push_back(load);
    }
    return all;
}

constexpr Nanoseconds kSecond = std::chrono::seconds(1);

TEST(TheShareOfOtherPrograms, IsWhatIsLeftOfTheMachinesBusyTime) {
    EXPECT_NEAR(othersShare(loads({1.0, 0.5}), kSecond, kSecond).value(), 0.25, 1e-9);
    EXPECT_NEAR(othersShare(loads({1.0, 1.0}), kSecond * 2, kSecond).value(), 0.0, 1e-9);
}

TEST(TheShareOfOtherPrograms, IsNeverNegative) {
    EXPECT_EQ(othersShare(loads({0.5, 0.5}), kSecond * 2, kSecond).value(), 0.0)
        << "ticks of 10 ms are coarse";
}

TEST(TheShareOfOtherPrograms, LeavesOutCoresWithoutData) {
    EXPECT_NEAR(othersShare(loads({1.0, std::nullopt}), kSecond / 2, kSecond).value(), 0.5, 1e-9);
    EXPECT_FALSE(othersShare(loads({std::nullopt}), kSecond, kSecond));
    EXPECT_FALSE(othersShare({}, kSecond, kSecond));
}

TEST(TheShareOfOtherPrograms, IsOfTheCoresThatTheWorkersMightUse) {
    const auto all = loads({0.25, 1.0, 0.75});
    EXPECT_EQ(loadsOf({}, all).size(), 3U);
    const auto some = loadsOf({CoreId(0), CoreId(2)}, all);
    EXPECT_NEAR(othersShare(some, kSecond / 2, kSecond).value(), 0.25, 1e-9);
}

TEST(TheShareOfOtherPrograms, IsNotToldOfARunShorterThanTheKernelCanMeasure) {
    EXPECT_FALSE(othersShare(loads({1.0}), Nanoseconds(0), std::chrono::milliseconds(20)));
}

} // namespace
} // namespace parascope
