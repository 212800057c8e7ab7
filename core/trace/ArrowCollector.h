// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"
#include "core/trace/TraceEvent.h"
#include "core/trace/TraceWarnings.h"

#include <functional>
#include <utility>
#include <vector>

namespace parascope {

/// Gathers the ends and steps of arrows in any order, and finds who belongs to whom, in order of time. They
/// are events of their own (s, t and f, of the same category, name and id), or spans that name an arrow
/// ("bind_id") which comes out of them or goes into them.
class ArrowCollector {
public:
    /// (pid, tid) of an event.
    using Place = std::pair<std::int64_t, std::int64_t>;

    void take(const TraceEvent& event, std::uint64_t offset);
    /// A span that is tied to arrows.
    void takeBound(const TraceEvent& event, std::uint64_t offset, TraceWarnings& warnings);
    /// Adds all whole arrows to the trace; `laneOf` gives an invalid id for a place that has no lane. What is
    /// left out (without a partner, or on no lane) goes to the warnings. The collector is empty afterwards.
    void finish(Trace& trace, const std::function<LaneId(Place)>& laneOf, TraceWarnings& warnings);

private:
    enum class Kind : std::uint8_t { Out, Step, In };
    struct End {
        NameId key; ///< of all that belong together
        NameId name;
        Kind kind = Kind::Out;
        bool isBound = false; ///< it is a span
        Nanoseconds time{};
        Nanoseconds latest{}; ///< until then what comes out of it may leave
        Place place;
        std::uint64_t offset = 0;
    };
    using Ends = std::vector<End>;

    // Both tie the ends of one key together; tell `arrow` of each two, `stray` of those that remain.
    template <class Arrow, class Stray>
    static void tie(Ends::const_iterator from, Ends::const_iterator to, Arrow&& arrow, Stray&& stray);
    template <class Arrow, class Stray>
    static void tieSpans(Ends::const_iterator from, Ends::const_iterator to, Arrow&& arrow, Stray&& stray);

    Ends m_ends;
    NameTable m_keys;
    NameTable m_names;
};

} // namespace parascope
