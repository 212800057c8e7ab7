// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"
#include "core/trace/Trace.h"

#include <optional>
#include <QString>
#include <vector>

namespace parascope {

/// Which lanes of a run a timeline shows.
enum class LaneView : std::uint8_t { Workers, Cores };

/// One run as a timeline shows it. The trace belongs to the caller and must live as long as a chart shows it.
struct TimelineSource {
    QString title; ///< "threads"
    const Trace* trace = nullptr;
    Nanoseconds zero{};       ///< the moment, on the trace's clock, that the time axis calls 0
    QString note = QString(); ///< what stands small behind the title: "exact schedule"; may be empty
    LaneView view = LaneView::Workers;
    int cores = 0; ///< that the workers may use; 0 when nobody knows
    /// When it would have ended had a bet been right, relative to zero, and what stands beside that mark.
    std::optional<Nanoseconds> betEnd = std::nullopt;
    QString betText = QString();

    bool operator==(const TimelineSource&) const = default;
};

/// From the first begin to the last end of all runs, relative to their zeros, with a little room at both
/// sides; empty when there is nothing.
[[nodiscard]] TimeSpan extentOf(const std::vector<TimelineSource>& sources);

} // namespace parascope
