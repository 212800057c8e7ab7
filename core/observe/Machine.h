// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parascope {

/// The facts about a computer that make the times of a run comparable, or explain why they are not.
struct Machine {
    int cores = 0;                        ///< logical processors that are online; 0 when unknown
    std::string cpu;                      ///< model as the processor names itself, "AMD EPYC"; may be empty
    std::string kernel;                   ///< release of the kernel, "6.1.0-18-amd64"
    std::optional<int> perfEventParanoid; ///< kernel.perf_event_paranoid, -1 to 4; absent without perf

    bool operator==(const Machine&) const = default;
};

/// Reads the facts of the machine we run on: sysconf(3), uname(2), /proc/cpuinfo and
/// /proc/sys/kernel/perf_event_paranoid. Never fails: what cannot be read stays empty.
[[nodiscard]] Machine readMachine();

/// The model's name in the text of /proc/cpuinfo: "model name" on x86 and some ARM kernels, else "Model"
/// (Raspberry Pi), else "cpu model" (MIPS), else "cpu" (POWER). Empty when none is there.
[[nodiscard]] std::string cpuModelFrom(std::string_view cpuinfo);

} // namespace parascope
