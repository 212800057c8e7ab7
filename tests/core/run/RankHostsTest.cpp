// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankHosts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(AListOfHosts, IsReadAndWrittenTheSame) {
    for (const auto* text : {"", "h1", "h1,h2:4", "10.77.0.1:2,node-7.example.org"}) {
        const auto hosts = parseHosts(text);
        ASSERT_TRUE(hosts) << text;
        EXPECT_EQ(hostsText(*hosts), text);
    }
    EXPECT_THAT(*parseHosts("h1,h2:4"), ElementsAre(RankHost{"h1", 0}, RankHost{"h2", 4}));
}

TEST(AListOfHosts, IsRefusedInWordsWhereItIsNone) {
    for (const auto* text : {",", "h1,", ",h1", "h1:", "h1:0", "h1:x", "h1:99999", "-oProxyCommand=x", "h 1",
                             "h1;ls", "h1:2:3", "h1,h1"}) {
        const auto hosts = parseHosts(text);
        ASSERT_FALSE(hosts) << text;
        EXPECT_FALSE(hosts.error().what.empty());
        EXPECT_FALSE(hosts.error().remedy.empty()) << text;
    }
}

TEST(Ranks, GoRoundTheHostsThatHaveAPlace) {
    EXPECT_THAT(*placesFor(*parseHosts("h1,h2"), 4), ElementsAre(2, 2));
    EXPECT_THAT(*placesFor(*parseHosts("h1,h2"), 3), ElementsAre(2, 1));
    EXPECT_THAT(*placesFor(*parseHosts("h1:1,h2:4"), 4), ElementsAre(1, 3));
    EXPECT_THAT(*placesFor(*parseHosts("h1:1,h2"), 5), ElementsAre(1, 4));
    EXPECT_THAT(*placesFor(*parseHosts("h1,h2,h3"), 1), ElementsAre(1, 0, 0));
}

TEST(Ranks, ThatFindNoPlaceAreTold) {
    const auto places = placesFor(*parseHosts("h1:1,h2:2"), 4);
    ASSERT_FALSE(places);
    EXPECT_THAT(places.error().text(), HasSubstr("4 ranks on h1:1,h2:2: these hosts take 3 in all"));
}

} // namespace
} // namespace parascope
