// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankPreload.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope {
namespace {

using testing::ElementsAre;

TEST(ACommandThatStartsRanks, HasThemLoadTheLibraryByOpenMpisOwnList) {
    const auto preload = preloadedInRanks({"/usr/bin/mpirun", "-n", "4", "./ring"}, "/lib/tells.so", "");
    EXPECT_TRUE(preload.isOfRanks);
    EXPECT_EQ(preload.list, "LD_PRELOAD=/lib/tells.so");
    EXPECT_THAT(preload.words, ElementsAre("/usr/bin/mpirun", "-n", "4", "./ring"));
}

TEST(ACommandThatStartsRanks, KeepsWhatIsInTheListAlready) {
    EXPECT_EQ(preloadedInRanks({"mpiexec", "./ring"}, "/lib/tells.so", "A=1;B").list,
              "A=1;B;LD_PRELOAD=/lib/tells.so");
}

TEST(ACommandThatStartsRanks, HandsVariablesOnInOneWayOnly) {
    const auto preload = preloadedInRanks({"mpirun", "-x", "PATH", "./ring"}, "/lib/tells.so", "");
    EXPECT_EQ(preload.list, "") << "Open MPI gives up when both are used";
    EXPECT_THAT(preload.words,
                ElementsAre("mpirun", "-x", "LD_PRELOAD=/lib/tells.so", "-x", "PATH", "./ring"));
}

TEST(AnyOtherCommand, IsLeftAsItIs) {
    for (const auto& words : std::vector<std::vector<std::string>>{{}, {"xz", "-9"}, {"./my-mpirun"}}) {
        const auto preload = preloadedInRanks(words, "/lib/tells.so", "A=1");
        EXPECT_FALSE(preload.isOfRanks);
        EXPECT_EQ(preload.list, "");
        EXPECT_EQ(preload.words, words);
    }
    EXPECT_FALSE(preloadedInRanks({"mpirun", "./ring"}, "", "").isOfRanks) << "there is no library";
    EXPECT_FALSE(preloadedInRanks({"mpirun", "./ring"}, "/a;b/tells.so", "").isOfRanks);
}

TEST(TheCommandOfAnMpirun, IsKnownByItsName) {
    EXPECT_TRUE(startsRanks({"/usr/bin/mpirun", "./ring"}));
    EXPECT_TRUE(startsRanks({"mpiexec"}));
    EXPECT_FALSE(startsRanks({"./ring", "mpirun"}));
    EXPECT_FALSE(startsRanks({}));
}

} // namespace
} // namespace parascope
