// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"
#include "core/trace/TraceEvent.h"
#include "core/trace/TraceWarnings.h"

#include <functional>
#include <utility>
#include <vector>

namespace parascope {

/// Gathers the ends and steps of arrows (s, t and f events) in any order, and finds who belongs to whom: same
/// category, name and id, in order of time.
class ArrowCollector {
public:
    /// (pid, tid) of an event.
    using Place = std::pair<std::int64_t, std::int64_t>;

    void take(const TraceEvent& event, std::uint64_t offset);
    /// Adds all whole arrows to the trace; `laneOf` gives an invalid id for a place that has no lane. What is
    /// left out (without a partner, or on no lane) goes to the warnings. The collector is empty afterwards.
    void finish(Trace& trace, const std::function<LaneId(Place)>& laneOf, TraceWarnings& warnings);

private:
    struct End {
        NameId key; ///< of all that belong together
        NameId name;
        char phase = 's';
        Nanoseconds time{};
        Place place;
        std::uint64_t offset = 0;
    };
    using Ends = std::vector<End>;

    /// Ties the ends of one key together; tells `arrow` of each two, `stray` of those that remain.
    template <class Arrow, class Stray>
    static void tie(Ends::const_iterator from, Ends::const_iterator to, Arrow&& arrow, Stray&& stray);

    Ends m_ends;
    NameTable m_keys;
    NameTable m_names;
};

} // namespace parascope
