// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Time.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// The processor time that one process has had so far, all its threads together, in ticks of 10 ms.
struct ProgramTicks {
    std::int32_t pid = 0;
    std::uint64_t startTicks = 0; ///< since boot; tells two processes with one number apart
    std::uint64_t ticks = 0;      ///< user and system
    CoreId core;                  ///< where its first thread ran last
    std::string name;             ///< as the kernel has it, at most 15 bytes

    bool operator==(const ProgramTicks&) const = default;
};

/// One process from the text of /proc/PID/stat (proc(5)); nothing when it is cut off.
[[nodiscard]] std::optional<ProgramTicks> parseProgram(std::int32_t pid, std::string_view stat);

/// All processes there are at this moment. About 10 µs for each: for the beginning and the end of a run.
[[nodiscard]] std::vector<ProgramTicks> readPrograms();

/// The program that used most of a core between two moments.
struct BusiestProgram {
    std::string name;
    CoreId core;      ///< where it was last
    double share = 0; ///< of one core, 1 = a whole core; above 1 for a program of several threads

    bool operator==(const BusiestProgram&) const = default;
};

/// Who used most between two readings that were `wall` apart, our own processes left aside, among those that
/// ran last on one of these cores (an empty list: on any); nothing when nobody used a tick. Programs that
/// began and ended in between are not seen.
[[nodiscard]] std::optional<BusiestProgram> busiestProgram(const std::vector<ProgramTicks>& before,
                                                           const std::vector<ProgramTicks>& after,
                                                           Nanoseconds wall,
                                                           const std::vector<std::int32_t>& ours,
                                                           const std::vector<CoreId>& cores = {});

} // namespace parascope
