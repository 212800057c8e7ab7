// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/FilePieces.h"
#include "core/trace/Trace.h"

#include <stop_token>
#include <string>
#include <vector>

namespace parascope {

/// What a span is known by in its file.
struct SpanWanted {
    LaneKind kind = LaneKind::Worker;
    std::int64_t pid = 0;
    std::int64_t tid = 0;
    std::string category; ///< of an asynchronous one
    std::string name;
    TimeSpan time;
    std::size_t before = 0; ///< spans of its lane that are alike in all of that and stand before it

    [[nodiscard]] static SpanWanted of(const Trace& trace, LaneId lane, std::size_t depth, std::size_t span);
    bool operator==(const SpanWanted&) const = default;
};

/// What a file says of a span and a trace does not keep.
struct SpanDetails {
    struct Argument {
        std::string key;
        std::string value; ///< a text as it is, anything else as JSON

        bool operator==(const Argument&) const = default;
    };

    std::string category;
    std::vector<Argument>
        arguments; ///< those of its begin first, where begin and end are events of their own

    bool operator==(const SpanDetails&) const = default;
};

/// Reads the file again up to the events of that span. The Error: it has vanished or was changed since, no
/// event in it is that span, or the token asked for a stop.
Result<SpanDetails> readSpanDetails(const TraceFile& file, const SpanWanted& wanted,
                                    const std::stop_token& stop = {});

/// The time of a span in which no span that it holds was open.
[[nodiscard]] Nanoseconds selfTime(const LaneIndex& lane, std::size_t depth, std::size_t span);

} // namespace parascope
