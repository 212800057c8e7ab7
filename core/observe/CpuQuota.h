// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace parascope {

/// The text of a file of /proc or /sys; empty when it is not there. Tests hand in fixtures.
using ReadText = std::function<std::string(const std::string& path)>;
[[nodiscard]] std::string readKernelText(const std::string& path);

/// A limit on processor time that a control group sets for this program: a container's, or systemd's. The
/// kernel counts it in periods (100 ms as a rule): who has used its share up waits for the next one.
struct CpuQuota {
    double cores = 0; ///< how many cores' worth of time there is, such as 1.5
    std::string stat; ///< the group's cpu.stat

    bool operator==(const CpuQuota&) const = default;
};

/// The tightest quota among our control group and those above it; nothing where there is none. Sources:
/// cgroups(7); the kernel's cgroup-v2.rst (cpu.max) and sched-bwc.rst (cpu.cfs_quota_us).
[[nodiscard]] std::optional<CpuQuota> readCpuQuota(const ReadText& read = readKernelText);

/// How many periods there were so far in which the group ran, and in how many of them its share was used up.
struct QuotaPeriods {
    std::uint64_t all = 0;
    std::uint64_t usedUp = 0;

    bool operator==(const QuotaPeriods&) const = default;
};
/// From the text of cpu.stat; fields that are missing count as 0.
[[nodiscard]] QuotaPeriods parseQuotaPeriods(const std::string& stat);

} // namespace parascope
