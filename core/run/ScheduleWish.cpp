// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/ScheduleWish.h"

#include "core/base/NearNames.h"

namespace parascope {

Result<ScheduleWish> parseScheduleWish(std::string_view text) {
    if (text == "auto") {
        return ScheduleWish::Auto;
    }
    if (text == "exact") {
        return ScheduleWish::Exact;
    }
    if (text == "sampled") {
        return ScheduleWish::Sampled;
    }
    return failure("schedule '" + std::string(text) + "'", "there is no such way to know the schedule",
                   suggestNames(text, {"auto", "exact", "sampled"}));
}

} // namespace parascope
