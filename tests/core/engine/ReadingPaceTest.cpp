// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ReadingPace.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

using std::chrono::milliseconds;

class AReading : public testing::Test {
protected:
    [[nodiscard]] static Nanoseconds after(milliseconds time) { return std::chrono::seconds(1000) + time; }
    [[nodiscard]] bool wantsBeginning(milliseconds time, std::uint64_t taken, std::uint64_t all) const {
        return pace.wantsBeginning(after(time), {taken, all, {}});
    }

    ReadingPace pace{after(milliseconds(0))};
};

TEST_F(AReading, ThatIsSoonOverShowsNothing) {
    EXPECT_FALSE(pace.showsProgress(after(milliseconds(10))));
    EXPECT_FALSE(pace.showsProgress(after(milliseconds(299))));
    EXPECT_FALSE(wantsBeginning(milliseconds(199), 1, 1000));
}

TEST_F(AReading, ShowsItsProgressTwentyTimesASecond) {
    EXPECT_TRUE(pace.showsProgress(after(milliseconds(300))));
    EXPECT_FALSE(pace.showsProgress(after(milliseconds(301))));
    EXPECT_FALSE(pace.showsProgress(after(milliseconds(349))));
    EXPECT_TRUE(pace.showsProgress(after(milliseconds(350))));
}

TEST_F(AReading, ShowsItsBeginningOnce) {
    EXPECT_TRUE(wantsBeginning(milliseconds(200), 100, 1000));
    EXPECT_TRUE(wantsBeginning(milliseconds(250), 100, 1000)) << "there was nothing to see yet";
    pace.beginningShown();
    EXPECT_FALSE(wantsBeginning(milliseconds(300), 100, 1000));
}

TEST_F(AReading, ThatIsNearlyOverShowsNoBeginning) {
    EXPECT_TRUE(wantsBeginning(milliseconds(200), 400, 1000)) << "300 ms are to come";
    EXPECT_FALSE(wantsBeginning(milliseconds(200), 401, 1000));
}

TEST_F(AReading, WhoseLengthNobodyKnowsShowsItsBeginning) {
    EXPECT_FALSE(wantsBeginning(milliseconds(199), 400, 0));
    EXPECT_TRUE(wantsBeginning(milliseconds(200), 400, 0));
    EXPECT_TRUE(wantsBeginning(milliseconds(200), 0, 1000)) << "a disk that is slow to answer";
}

} // namespace
} // namespace parascope
