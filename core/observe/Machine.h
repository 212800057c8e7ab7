// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// The facts about a computer that make the times of a run comparable, or explain why they are not.
struct Machine {
    int cores = 0;                         ///< logical processors that are online; 0 when unknown
    std::string cpu;                       ///< model as the processor names itself, "AMD EPYC"; may be empty
    std::string kernel;                    ///< release of the kernel, "6.1.0-18-amd64"
    std::optional<int> perfEventParanoid;  ///< kernel.perf_event_paranoid, -1 to 4; absent without perf
    std::vector<CoreId> coresAllowed = {}; ///< those that this program may use; empty when unknown: all
    std::optional<double> cpuQuota = {};   ///< CpuQuota::cores; absent where there is no limit

    /// How many cores this program may use.
    [[nodiscard]] int usableCores() const {
        return coresAllowed.empty() ? cores : static_cast<int>(coresAllowed.size());
    }
    bool operator==(const Machine&) const = default;
};

/// Reads the facts of the machine we run on: sysconf(3), uname(2), sched_getaffinity(2), /proc/cpuinfo,
/// /proc/sys/kernel/perf_event_paranoid and the control groups. Never fails: what cannot be read stays empty.
[[nodiscard]] Machine readMachine();

/// The model's name in the text of /proc/cpuinfo: "model name" on x86 and some ARM kernels, else "Model"
/// (Raspberry Pi), else "cpu model" (MIPS), else "cpu" (POWER). Empty when none is there.
[[nodiscard]] std::string cpuModelFrom(std::string_view cpuinfo);

/// "2 cores"; "1 of 2 cores" where this program may not use all; ", CPU quota 1.50" where there is one.
[[nodiscard]] std::string coresInWords(const Machine& machine);

} // namespace parascope
