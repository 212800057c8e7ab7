// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/HostRoute.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

TEST(TheWayToHosts, IsTheLoopbackWhereAllOfThemAreThisMachine) {
    EXPECT_EQ(*findRoute({}), HostRoute{});
    EXPECT_EQ(*findRoute({"localhost", "127.0.0.1"}), HostRoute{});
}

TEST(TheWayToHosts, ThatNobodyKnowsIsToldInWords) {
    const auto route = findRoute({"no-such-host.invalid"});
    ASSERT_FALSE(route);
    EXPECT_THAT(route.error().text(), testing::HasSubstr("host 'no-such-host.invalid' cannot be used"));
}

} // namespace
} // namespace parascope
