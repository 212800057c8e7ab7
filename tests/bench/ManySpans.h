// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"

namespace parascope::bench {

inline constexpr int kManyLanes = 64;
inline constexpr int kSpansPerLane = 1'000'000 / kManyLanes;

/// One of these lanes: work of 60 to 91 µs every 100 µs, each seventh time a wait.
inline void addManySpans(Trace& trace, int lane, int spans = kSpansPerLane) {
    constexpr Nanoseconds kStep{100'000};
    const auto name = trace.nameId("adding squares");
    const auto id =
        trace.addLane({"worker " + std::to_string(lane), "threads", LaneKind::Worker, 1, 100 + lane, lane});
    for (int i = 0; i < spans; ++i) {
        const auto begin = kStep * i + Nanoseconds(lane * 977);
        const auto state = i % 7 == 0 ? State::Ready : State::Running;
        trace.addSpan(id, {begin, begin + Nanoseconds(60'000 + 631 * (i % 50)), name,
                           static_cast<std::int16_t>(i % 2), state});
    }
}

/// So many million spans in 64 lanes.
[[nodiscard]] inline Trace manySpans(int millions = 1) {
    Trace trace;
    for (int lane = 0; lane < kManyLanes; ++lane) {
        addManySpans(trace, lane, kSpansPerLane * millions);
    }
    return trace;
}

} // namespace parascope::bench
