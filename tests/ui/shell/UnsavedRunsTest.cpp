// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/UnsavedRuns.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

class RunsThatAreNotSaved : public testing::Test {
protected:
    UnsavedRuns runs;
};

TEST_F(RunsThatAreNotSaved, AreNoneAtFirst) {
    EXPECT_TRUE(runs.isEmpty());
    EXPECT_EQ(runs.takeQuestion(), QString());
}

TEST_F(RunsThatAreNotSaved, AreAskedAboutOnce) {
    runs.made(RunId(2));
    EXPECT_EQ(runs.takeQuestion(), QStringLiteral("One run was not saved. Save it before closing?"));
    EXPECT_EQ(runs.takeQuestion(), QString());
    runs.made(RunId(1));
    EXPECT_EQ(runs.takeQuestion(), QStringLiteral("2 runs were not saved. Save them before closing?"));
    EXPECT_EQ(runs.ids(), (std::vector{RunId(1), RunId(2)}));
}

TEST_F(RunsThatAreNotSaved, AreNotThoseThatWereSavedOrRemoved) {
    for (int i = 1; i <= 3; ++i) {
        runs.made(RunId(i));
    }
    runs.saved({RunId(1), RunId(3), RunId(9)});
    EXPECT_EQ(runs.ids(), std::vector{RunId(2)});
    runs.removed({RunId(2)});
    EXPECT_TRUE(runs.isEmpty());
    EXPECT_EQ(runs.takeQuestion(), QString());
}

TEST_F(RunsThatAreNotSaved, AreAlsoThoseWhoseNotesAreInNoFile) {
    runs.noted(RunId(4));
    EXPECT_EQ(runs.takeQuestion(),
              QStringLiteral("Your notes on one run were not saved. Save it before closing?"));
    EXPECT_EQ(runs.takeQuestion(), QString());
    runs.noted(RunId(4));
    EXPECT_EQ(runs.takeQuestion(),
              QStringLiteral("Your notes on one run were not saved. Save it before closing?"))
        << "there is more to lose";
    runs.noted(RunId(5));
    EXPECT_EQ(runs.takeQuestion(),
              QStringLiteral("Your notes on 2 runs were not saved. Save them before closing?"));
    runs.made(RunId(6));
    EXPECT_EQ(runs.takeQuestion(), QStringLiteral("3 runs were not saved. Save them before closing?"));
    runs.saved({RunId(4), RunId(5), RunId(6)});
    EXPECT_TRUE(runs.isEmpty());
}

} // namespace
} // namespace parascope
