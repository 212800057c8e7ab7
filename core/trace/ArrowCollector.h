// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"
#include "core/trace/TraceEvent.h"

#include <functional>
#include <utility>

namespace parascope {

/// Gathers the ends of arrows (s and f events) in any order, and finds who belongs to whom: same name, same
/// id, in order of time.
class ArrowCollector {
public:
    /// (pid, tid) of an event.
    using Place = std::pair<std::int64_t, std::int64_t>;

    void take(const TraceEvent& event);
    /// Adds all whole arrows to the trace; `laneOf` gives an invalid id for a place that has no lane. Returns
    /// how many ends were left out: without a partner, or on no lane. The collector is empty afterwards.
    [[nodiscard]] std::uint64_t finish(Trace& trace, const std::function<LaneId(Place)>& laneOf);

private:
    struct End {
        NameId name;
        std::string id;
        Nanoseconds time{};
        Place place;
    };

    std::vector<End> m_begins;
    std::vector<End> m_ends;
    NameTable m_names;
};

} // namespace parascope
