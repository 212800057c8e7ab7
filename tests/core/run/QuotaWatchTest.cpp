// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/QuotaWatch.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

/// A run in a group whose quota and counts the test sets.
class ARunUnderAQuota : public testing::Test {
protected:
    void run(const std::string& statAtEnd) {
        QuotaWatch watch([this](const std::string& path) {
            if (path == "/proc/self/cgroup") {
                return std::string("0::/a\n");
            }
            return path == "/sys/fs/cgroup/a/cpu.max"    ? limit
                   : path == "/sys/fs/cgroup/a/cpu.stat" ? stat
                                                         : std::string();
        });
        ASSERT_TRUE(watch.runStarted(facts));
        stat = statAtEnd;
        watch.runEnded(facts, trace);
    }

    std::string limit = "150000 100000\n";
    std::string stat = "nr_periods 100\nnr_throttled 50\n";
    RunFacts facts;
    TraceBuilder trace;
};

TEST_F(ARunUnderAQuota, KnowsHowOftenItWasUsedUpMeanwhile) {
    run("nr_periods 120\nnr_throttled 65\n");
    EXPECT_EQ(facts.machine.cpuQuota, 1.5);
    EXPECT_EQ(facts.quotaUsedUp, 0.75);
}

TEST_F(ARunUnderAQuota, ThatIsOverBeforeAPeriodIsWasNotHeldBack) {
    run(stat);
    EXPECT_EQ(facts.quotaUsedUp, 0.0);
}

TEST_F(ARunUnderAQuota, WhoseCountsAreGoneTellsNothingWrong) {
    run("");
    EXPECT_EQ(facts.quotaUsedUp, 0.0);
}

TEST_F(ARunUnderAQuota, OfNoneHasNothingToTell) {
    facts.machine.cpuQuota = 4;
    limit = "max 100000\n";
    run("nr_periods 120\nnr_throttled 65\n");
    EXPECT_EQ(facts.machine.cpuQuota, std::nullopt) << "it was lifted since the program began";
    EXPECT_EQ(facts.quotaUsedUp, std::nullopt);
}

} // namespace
} // namespace parascope
