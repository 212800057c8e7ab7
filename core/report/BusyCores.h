// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"

#include <vector>

namespace parascope {

/// Whether the kernel tells of a worker in this lane: without a span nobody told.
[[nodiscard]] bool tellsSchedule(const Trace::Lane& lane);

/// The lanes that tell when workers ran: what the kernel says of them; where it was not asked, what they
/// recorded of themselves.
[[nodiscard]] std::vector<const LaneIndex*> lanesThatTellRunning(const Trace& trace);

/// How many workers were on a core at once, over time: for each of `columns` equal parts of `range` the mean
/// over that part. Costs O(lanes × columns × log n).
[[nodiscard]] std::vector<double> busyCores(const Trace& trace, const TimeSpan& range, std::size_t columns);

} // namespace parascope
