// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/CpuQuota.h"

#include <gtest/gtest.h>
#include <map>

namespace parascope {
namespace {

/// A kernel whose files are written down here.
class AControlGroup : public testing::Test {
protected:
    [[nodiscard]] std::optional<CpuQuota> quota() const {
        return readCpuQuota([this](const std::string& path) {
            const auto found = files.find(path);
            return found == files.end() ? std::string() : found->second;
        });
    }
    [[nodiscard]] double cores() const { return quota() ? quota()->cores : 0; }

    std::map<std::string, std::string> files;
};

TEST_F(AControlGroup, OfTheSecondVersionHasItsLimitInOneFile) {
    files["/proc/self/cgroup"] = "0::/user.slice/run-u12.scope\n";
    files["/sys/fs/cgroup/user.slice/run-u12.scope/cpu.max"] = "150000 100000\n";
    EXPECT_EQ(quota(), (CpuQuota{1.5, "/sys/fs/cgroup/user.slice/run-u12.scope/cpu.stat"}));
}

TEST_F(AControlGroup, WithoutALimitHasNone) {
    files["/proc/self/cgroup"] = "0::/user.slice\n";
    files["/sys/fs/cgroup/user.slice/cpu.max"] = "max 100000\n";
    EXPECT_EQ(quota(), std::nullopt);
    files["/proc/self/cgroup"] = "4:cpu,cpuacct:/\n";
    files["/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us"] = "-1\n";
    files["/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us"] = "100000\n";
    EXPECT_EQ(quota(), std::nullopt);
}

TEST_F(AControlGroup, IsBoundByTheTightestOfThoseAboveIt) {
    files["/proc/self/cgroup"] = "0::/a/b/c\n";
    files["/sys/fs/cgroup/a/b/c/cpu.max"] = "300000 100000\n";
    files["/sys/fs/cgroup/a/b/cpu.max"] = "max 100000\n";
    files["/sys/fs/cgroup/a/cpu.max"] = "25000 50000\n";
    EXPECT_EQ(quota(), (CpuQuota{0.5, "/sys/fs/cgroup/a/cpu.stat"}));
}

TEST_F(AControlGroup, OfAContainerThatSeesItselfAsTheRootIsFound) {
    files["/proc/self/cgroup"] = "0::/\n";
    files["/sys/fs/cgroup/cpu.max"] = "200000 100000\n";
    EXPECT_EQ(quota(), (CpuQuota{2, "/sys/fs/cgroup/cpu.stat"}));
}

TEST_F(AControlGroup, OfTheFirstVersionHasQuotaAndPeriodInTwo) {
    files["/proc/self/cgroup"] = "9:name=systemd:/x\n4:cpu,cpuacct:/docker/1f\n3:cpuset:/docker/1f\n0::/x\n";
    files["/sys/fs/cgroup/cpu,cpuacct/docker/1f/cpu.cfs_quota_us"] = "75000\n";
    files["/sys/fs/cgroup/cpu,cpuacct/docker/1f/cpu.cfs_period_us"] = "50000\n";
    EXPECT_EQ(quota(), (CpuQuota{1.5, "/sys/fs/cgroup/cpu,cpuacct/docker/1f/cpu.stat"}));
}

TEST_F(AControlGroup, OfTheFirstVersionMayBeMountedAsTheContainersOwn) {
    files["/proc/self/cgroup"] = "4:cpuacct,cpu:/docker/1f\n";
    files["/sys/fs/cgroup/cpu/cpu.cfs_quota_us"] = "50000\n";
    files["/sys/fs/cgroup/cpu/cpu.cfs_period_us"] = "100000\n";
    EXPECT_EQ(cores(), 0.5);
}

TEST_F(AControlGroup, OfSetsOfCoresIsNoneOfProcessorTime) {
    files["/proc/self/cgroup"] = "3:cpuset,cpuacct:/a\n";
    files["/sys/fs/cgroup/cpu/a/cpu.cfs_quota_us"] = "50000\n";
    files["/sys/fs/cgroup/cpu/a/cpu.cfs_period_us"] = "100000\n";
    EXPECT_EQ(quota(), std::nullopt);
}

TEST_F(AControlGroup, MayBeUnreadableOrBroken) {
    EXPECT_EQ(quota(), std::nullopt);
    for (const char* broken : {"no colons\n", "0:\n", "0::\n", "0::relative\n", "::::\n", "\n\n"}) {
        files["/proc/self/cgroup"] = broken;
        EXPECT_EQ(quota(), std::nullopt) << broken;
    }
    files["/proc/self/cgroup"] = "0::/a\n";
    for (const char* broken : {"", "100000", "100000 0\n", "-5 100000\n", "much more\n"}) {
        files["/sys/fs/cgroup/a/cpu.max"] = broken;
        EXPECT_EQ(quota(), std::nullopt) << broken;
    }
}

TEST(PeriodsOfAQuota, AreCountedByTheKernel) {
    EXPECT_EQ(parseQuotaPeriods("usage_usec 8\nnr_periods 40\nnr_throttled 30\nthrottled_usec 900\n"),
              (QuotaPeriods{40, 30}));
    EXPECT_EQ(parseQuotaPeriods("nr_periods\nnr_throttled x\n"), QuotaPeriods());
    EXPECT_EQ(parseQuotaPeriods(""), QuotaPeriods());
}

} // namespace
} // namespace parascope
