// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/ScheduleMode.h"

#include "core/base/SpellingSuggestion.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace {
constexpr std::array<std::string_view, 3> kModes{"auto", "exact", "sampled"};
}

std::string_view scheduleModeKey(ScheduleMode mode) {
    return kModes.at(static_cast<std::size_t>(mode));
}

Result<ScheduleMode> parseScheduleMode(std::string_view text) {
    const auto* const found = std::find(kModes.begin(), kModes.end(), text);
    if (found != kModes.end()) {
        return static_cast<ScheduleMode>(found - kModes.begin());
    }
    return failure("schedule '" + std::string(text) + "'", "there is no such way to know the schedule",
                   suggestNames(text, {"auto", "exact", "sampled"}));
}

} // namespace parascope
