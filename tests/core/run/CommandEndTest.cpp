// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/KeptCommand.h"

namespace parascope {
namespace {

TEST(TheEndOfACommand, IsReadBackFromItsTexts) {
    CommandEnd end;
    end.exitCode = 139;
    end.signal = 11;
    end.wasStopped = true;
    end.outlived = Nanoseconds(1'500'000'000);
    end.use = {Nanoseconds(1), Nanoseconds(2), 3, 4, 5, 6};
    end.peakRssBytes = 7;
    end.left = 8;
    end.pushed = 9;
    EXPECT_EQ(CommandEnd::fromTexts(end.texts()), end);
}

TEST(TheEndOfACommand, TakesNothingFromWhatItDoesNotKnow) {
    EXPECT_EQ(CommandEnd::fromTexts({"exit_code=x", "=", "", "signal", "user_ns=-5", "other=3"}),
              CommandEnd());
    EXPECT_EQ(CommandEnd::fromTexts({"exit_code=2"}).exitCode, 2);
}

} // namespace
} // namespace parascope
