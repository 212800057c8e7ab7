// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <string_view>

namespace parascope {

/// How the schedule is to be known.
enum class ScheduleMode : std::uint8_t {
    Auto,    ///< exact where the kernel allows it, else sampled
    Exact,   ///< a run fails where the kernel refuses
    Sampled, ///< by looking at /proc at a fixed rate
};

/// "auto", "exact", "sampled"; the Error names them, and the near one.
[[nodiscard]] std::string_view scheduleModeKey(ScheduleMode mode);
Result<ScheduleMode> parseScheduleMode(std::string_view text);

} // namespace parascope
