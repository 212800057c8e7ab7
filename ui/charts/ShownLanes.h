// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Waits.h"
#include "ui/charts/TimelineSource.h"

namespace parascope {

/// A row of a timeline: the lane it shows, and the lane whose waits show through where the first has nothing.
struct ShownLane {
    LaneId lane;
    LaneId behind; ///< invalid where there is none
    int rows = 1;  ///< how many lane heights it has: one for each depth where nesting is told in rows
    int above = 0; ///< how many lane heights its heading has above it: 1 for the first lane below one

    bool operator==(const ShownLane&) const = default;
};

/// The rows of a run from top to bottom, as its view asks. By worker: what the kernel says of a worker, with
/// the waits that the worker declared behind it; or what the worker recorded where nobody asked the kernel.
/// By core: the cores, where they are known.
[[nodiscard]] std::vector<ShownLane> shownLanes(const TimelineSource& source);

/// Whether the rows of a run are cores: asked for, or there is nothing else.
[[nodiscard]] bool showsCores(const TimelineSource& source);

/// "3" of "worker 3"; empty for a name that ends in no number.
[[nodiscard]] QString numberAtEnd(const QString& name);

/// What a row is called: its worker, its core.
[[nodiscard]] QString laneTitle(const Trace& trace, const ShownLane& lane);

/// Time by state of a row within a stretch of the trace's clock: that it ran or could have run is for the
/// kernel to say, what it waited for for the worker, where both are known.
[[nodiscard]] StateTimes timesIn(const Trace& trace, const ShownLane& lane, const TimeSpan& range);

/// Time by state in the rows of the run, as the legend wants it: what has none is not shown. Of what the
/// kernel says of a worker that tells itself what it waits for, specks do not count.
[[nodiscard]] StateTimes shownTimes(const TimelineSource& source);

/// Whether it can be told how many cores were busy over time.
[[nodiscard]] bool tellsBusyCores(const TimelineSource& source);

} // namespace parascope
