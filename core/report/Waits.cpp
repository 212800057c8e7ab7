// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Waits.h"

#include <algorithm>

namespace parascope {

Nanoseconds sumOfWaits(const StateTimes& times) {
    Nanoseconds sum{};
    for (const auto state : kWaits) {
        sum += times[indexOf(state)];
    }
    return sum;
}

StateTimes undeclaredWaits(const StateTimes& kernel, const StateTimes& declared) {
    StateTimes left{};
    auto unseen = declared;
    for (const auto state : kWaits) {
        auto& own = unseen[indexOf(state)];
        const auto both = std::min(own, kernel[indexOf(state)]);
        left[indexOf(state)] = kernel[indexOf(state)] - both;
        own -= both;
    }
    // What was declared and not seen under its own name was seen as a lock.
    auto& lock = left[indexOf(State::Lock)];
    lock -= std::min(lock, sumOfWaits(unseen));
    return left;
}

} // namespace parascope
