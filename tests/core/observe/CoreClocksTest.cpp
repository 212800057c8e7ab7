// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/CoreClocks.h"
#include "tests/support/TempDir.h"

#include <fstream>
#include <gtest/gtest.h>

namespace parascope {
namespace {

/// A machine of two cores, of which the first tells its clock.
class AMachineThatTellsItsClock : public testing::Test {
protected:
    AMachineThatTellsItsClock() {
        std::filesystem::create_directories(dir.path() / "cpu0/cpufreq");
        std::filesystem::create_directories(dir.path() / "cpu1");
        tell("3400000\n");
    }
    void tell(const char* text) const { std::ofstream(dir.path() / "cpu0/cpufreq/scaling_cur_freq") << text; }

    test::TempDir dir;
};

TEST_F(AMachineThatTellsItsClock, IsReadInGigahertz) {
    const CoreClocks clocks(dir.path());
    EXPECT_TRUE(clocks.isTold());
    EXPECT_EQ(clocks.gigahertz(CoreId(0)), 3.4);
    tell("1200000\n");
    EXPECT_EQ(clocks.gigahertz(CoreId(0)), 1.2);
}

TEST_F(AMachineThatTellsItsClock, SaysNothingOfACoreThatDoesNot) {
    EXPECT_EQ(CoreClocks(dir.path()).gigahertz(CoreId(1)), std::nullopt);
}

TEST_F(AMachineThatTellsItsClock, SaysNothingWhereTheKernelDoesNotKnow) {
    const CoreClocks clocks(dir.path());
    tell("<unknown>\n");
    EXPECT_EQ(clocks.gigahertz(CoreId(0)), std::nullopt);
}

TEST(AMachineThatTellsNoClock, HasNone) {
    const test::TempDir empty;
    EXPECT_FALSE(CoreClocks(empty.path()).isTold());
    EXPECT_FALSE(CoreClocks(empty.path() / "no such folder").isTold());
    EXPECT_EQ(CoreClocks(empty.path()).gigahertz(CoreId(0)), std::nullopt);
}

} // namespace
} // namespace parascope
