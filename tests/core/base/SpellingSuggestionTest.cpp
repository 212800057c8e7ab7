// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/SpellingSuggestion.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<std::string> kKnown{"serial", "threads", "processes", "sum-squares", "sleep"};

TEST(AMistypedName, IsNearWhenALetterIsChangedAddedOrDropped) {
    EXPECT_THAT(nearNames("thresds", kKnown), ElementsAre("threads"));
    EXPECT_THAT(nearNames("threadss", kKnown), ElementsAre("threads"));
    EXPECT_THAT(nearNames("thread", kKnown), ElementsAre("threads"));
}

TEST(AMistypedName, IsNearWhenTwoNeighboursAreSwapped) {
    EXPECT_THAT(nearNames("sleepe", kKnown), ElementsAre("sleep"));
    EXPECT_THAT(nearNames("selep", kKnown), ElementsAre("sleep"));
}

TEST(AMistypedName, IsNearWhenItIsABeginning) {
    EXPECT_THAT(nearNames("proc", kKnown), ElementsAre("processes"));
    EXPECT_THAT(nearNames("sum", kKnown), ElementsAre("sum-squares"));
}

TEST(AMistypedName, IsNotNearWhenMostOfItIsDifferent) {
    EXPECT_THAT(nearNames("fibers", kKnown), IsEmpty());
    EXPECT_THAT(nearNames("", kKnown), IsEmpty());
    EXPECT_THAT(nearNames("x", kKnown), IsEmpty());
}

TEST(AMistypedName, HasTheNearestFirst) {
    EXPECT_THAT(nearNames("aab", {"abb", "aaa", "aab", "zzz"}), ElementsAre("aab", "abb", "aaa"));
}

TEST(ASuggestion, NamesTheNearOnesOrAll) {
    EXPECT_EQ(suggestNames("thread", kKnown), "did you mean 'threads'?");
    EXPECT_EQ(suggestNames("aab", {"abb", "aaa"}), "did you mean 'abb' or 'aaa'?");
    EXPECT_EQ(suggestNames("fibers", {"serial", "threads", "processes"}),
              "known are serial, threads and processes");
}

} // namespace
} // namespace parascope
