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

MessageTimes messageTimes(const LaneIndex& kernel, const LaneIndex& own, const TimeSpan& range) {
    MessageTimes times;
    if (own.totals(range)[indexOf(State::Message)] == Nanoseconds{0}) {
        return times; // of most workers there are none
    }
    const auto spans = own.rows().front().spans();
    auto span = std::partition_point(spans.begin(), spans.end(),
                                     [&](const Span& each) { return each.end <= range.begin; });
    for (; span != spans.end() && span->begin < range.end; ++span) {
        if (span->state != State::Message) {
            continue;
        }
        const auto wait = span->time().intersected(range);
        const auto seen = kernel.totals(wait);
        const auto running = seen[indexOf(State::Running)];
        const auto ready = seen[indexOf(State::Ready)];
        times.running += running;
        times.ready += ready;
        times.off += std::max(Nanoseconds{0}, wait.length() - running - ready);
    }
    return times;
}

StateTimes withMessages(StateTimes kernel, const MessageTimes& messages) {
    auto& running = kernel[indexOf(State::Running)];
    running -= std::min(running, messages.running);
    kernel[indexOf(State::Message)] += messages.running + messages.off;
    return kernel;
}

} // namespace parascope
