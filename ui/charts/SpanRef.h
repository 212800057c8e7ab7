// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/TimelineSource.h"

#include <string>

namespace parascope {

/// One span of one run on a timeline.
struct SpanRef {
    std::size_t source = 0; ///< index of the run
    LaneId lane;
    std::size_t depth = 0; ///< row of nesting
    std::size_t span = 0;  ///< index in that row

    bool operator==(const SpanRef&) const = default;
};

/// Text of a trace.
[[nodiscard]] QString toText(std::string_view text);

/// A worker of a run on a timeline.
struct WorkerRef {
    std::size_t source = 0; ///< index of the run
    std::string name;       ///< "worker 0"

    bool operator==(const WorkerRef&) const = default;
};

/// The span, or nothing when the run no longer has it.
[[nodiscard]] const Span* spanOf(const std::vector<TimelineSource>& sources, const SpanRef& ref);

/// A run's lanes from top to bottom: by LaneInfo::order, and as they came where that is the same.
[[nodiscard]] std::vector<LaneId> lanesInOrder(const Trace& trace);

/// What a span is, in one line of plain text: for screen readers.
[[nodiscard]] QString spanLine(const TimelineSource& source, const SpanRef& ref, const Span& span);

/// The same as a tooltip (rich text). `count`: how many spans share its pixel.
[[nodiscard]] QString spanTooltip(const TimelineSource& source, const SpanRef& ref, const Span& span,
                                  std::size_t count);

} // namespace parascope
