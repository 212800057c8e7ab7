// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/BusyCores.h"

#include "core/base/TimePixels.h"

#include <algorithm>

namespace parascope {

bool tellsSchedule(const Trace::Lane& lane) {
    return lane.info.kind == LaneKind::Schedule && !lane.index.isEmpty();
}

std::vector<const LaneIndex*> lanesThatTellRunning(const Trace& trace) {
    const bool hasSchedule = std::any_of(trace.lanes().begin(), trace.lanes().end(), tellsSchedule);
    std::vector<const LaneIndex*> lanes;
    for (const auto& lane : trace.lanes()) {
        if (lane.info.kind == (hasSchedule ? LaneKind::Schedule : LaneKind::Worker) &&
            !lane.index.isEmpty()) {
            lanes.push_back(&lane.index);
        }
    }
    return lanes;
}

std::vector<double> busyCores(const Trace& trace, const TimeSpan& range, std::size_t columns) {
    std::vector<double> busy(columns);
    if (range.isEmpty()) {
        return busy;
    }
    const TimePixels axis{range, static_cast<double>(columns)};
    for (const auto* lane : lanesThatTellRunning(trace)) {
        for (std::size_t column = 0; column < columns; ++column) {
            const TimeSpan part{axis.toTime(static_cast<double>(column)),
                                axis.toTime(static_cast<double>(column + 1))};
            const bool outside =
                part.isEmpty() || part.begin >= lane->extent().end || part.end <= lane->extent().begin;
            if (!outside) {
                const auto running = lane->totals(part)[indexOf(State::Running)];
                busy[column] +=
                    static_cast<double>(running.count()) / static_cast<double>(part.length().count());
            }
        }
    }
    return busy;
}

} // namespace parascope
