// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"

namespace parascope::test {

/// A span by its name and microseconds.
struct NamedSpan {
    std::string_view name;
    std::int64_t begin = 0;
    std::int64_t end = 0;
};

inline Nanoseconds microseconds(std::int64_t count) {
    return std::chrono::microseconds(count);
}

/// Adds a lane with these spans.
inline LaneId addNamedLane(Trace& trace, std::string name, const std::vector<NamedSpan>& named,
                           LaneKind kind = LaneKind::Worker) {
    std::vector<Span> spans;
    for (const auto& each : named) {
        Span span;
        span.begin = microseconds(each.begin);
        span.end = microseconds(each.end);
        span.name = trace.nameId(each.name);
        spans.push_back(span);
    }
    LaneInfo info;
    info.name = std::move(name);
    info.kind = kind;
    return trace.addLane(std::move(info), std::move(spans));
}

} // namespace parascope::test
