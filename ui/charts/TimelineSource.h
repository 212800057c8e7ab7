// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"
#include "core/trace/SpanDetails.h"
#include "core/trace/Trace.h"
#include "ui/charts/StateStyle.h"

#include <memory>
#include <optional>
#include <QString>
#include <vector>

namespace parascope {

/// Which lanes of a run a timeline shows.
enum class LaneView : std::uint8_t { Workers, Cores };

/// How spans stand that others hold: all within the height of one lane, or in a row for each depth.
enum class Nesting : std::uint8_t { InLane, InRows };

/// A figure at the end of a run's lanes and the heading of its column.
struct EndColumn {
    QString heading; ///< "wall"
    QString text;    ///< "1.53 s"

    bool operator==(const EndColumn&) const = default;
};

/// What happened to the worker of a lane at a moment.
struct LaneMark {
    enum class Kind : std::uint8_t { Failed, WaitsForEver };

    LaneId lane;        ///< the worker's own
    Nanoseconds time{}; ///< on the trace's clock
    Kind kind = Kind::Failed;
    QString words; ///< beside it: "failed"
    QString text;  ///< for a tooltip: why

    bool operator==(const LaneMark&) const = default;
};

/// A row above the lanes of a run: when a part of the whole was worked on, by whomever.
struct TimeBand {
    QString name;                           ///< "Download"
    std::shared_ptr<const LaneIndex> times; ///< on the trace's clock, all in the state that tells its colour
    std::vector<EndColumn> endColumns;
    QString text; ///< for a tooltip: why it looks as it does

    bool operator==(const TimeBand&) const = default;
};

/// What stands above the lanes of a run that belong together: those of a host.
struct LaneHeading {
    QString name;              ///< "h2"
    QString text;              ///< what is to be known of it: "2 ranks, times ± 8 µs"
    std::vector<LaneId> lanes; ///< in any order, of workers and of cores

    bool operator==(const LaneHeading&) const = default;
};

/// Which amounts over time stand below the lanes of a run.
enum class StripChoice : std::uint8_t { All, Counters, None };

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
    /// What stands at the right end of its lanes, in columns that all runs share by their headings: wall
    /// time, speed-up, busy cores.
    std::vector<EndColumn> endColumns = {};
    LaneLook look = LaneLook::Plain;
    std::vector<LaneMark> marks = {};
    std::vector<TimeBand> bands = {}; ///< from top to bottom
    StripChoice strips = StripChoice::All;
    Nesting nesting = Nesting::InLane;
    RunId run = {};                               ///< that notes are written on; invalid: on none
    std::optional<TraceFile> file = std::nullopt; ///< that says more of its spans than the trace
    std::vector<LaneHeading> headings = {};       ///< in the order in which their lanes stand

    bool operator==(const TimelineSource&) const = default;
};

/// The heading that a lane stands below; null where there is none.
[[nodiscard]] const LaneHeading* headingOf(const TimelineSource& source, LaneId lane);

/// From the first begin to the last end of all runs, relative to their zeros, with a little room at both
/// sides; empty when there is nothing.
[[nodiscard]] TimeSpan extentOf(const std::vector<TimelineSource>& sources);

} // namespace parascope
