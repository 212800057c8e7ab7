// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/ScheduleMode.h"

#include "core/base/SpellingSuggestion.h"

namespace parascope {

Result<ScheduleMode> parseScheduleMode(std::string_view text) {
    if (text == "auto") {
        return ScheduleMode::Auto;
    }
    if (text == "exact") {
        return ScheduleMode::Exact;
    }
    if (text == "sampled") {
        return ScheduleMode::Sampled;
    }
    return failure("schedule '" + std::string(text) + "'", "there is no such way to know the schedule",
                   suggestNames(text, {"auto", "exact", "sampled"}));
}

} // namespace parascope
