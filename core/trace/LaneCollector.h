// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/ArrowCollector.h"
#include "core/trace/CounterCollector.h"
#include "core/trace/Trace.h"
#include "core/trace/TraceEvent.h"

#include <map>
#include <utility>

namespace parascope {

/// Gathers events in any order and makes a Trace from them: one lane for each (pid, tid) that has a span,
/// arrows between lanes, and counters.
class LaneCollector {
public:
    /// X, B, E, M, C, s and f events; others are counted.
    void take(const TraceEvent& event);

    /// Makes the trace; adds to `warnings` what had to be left out. The collector is empty afterwards.
    [[nodiscard]] Trace finish(std::vector<std::string>& warnings);

private:
    struct Key {
        std::int64_t pid = 0;
        std::int64_t tid = 0;
        auto operator<=>(const Key&) const = default;
    };
    struct Lane {
        std::string name;
        std::int32_t order = 0;
        std::vector<Span> spans;
        std::vector<Span> open; ///< B events that wait for their E
    };
    struct Process {
        std::string name;
        std::int32_t order = 0;
    };

    Lane& lane(const TraceEvent& event);
    Span spanOf(const TraceEvent& event);
    void takeMetadata(const TraceEvent& event);
    void takeEnd(const TraceEvent& event);
    void closeOpen(Lane& lane);
    void makeLanes();
    void warn(std::vector<std::string>& warnings) const;

    Trace m_trace;
    std::map<Key, Lane> m_lanes;
    std::map<std::int64_t, Process> m_processes;
    Key m_lastKey;
    std::map<Key, LaneId> m_ids; ///< of the lanes made
    ArrowCollector m_arrows;
    CounterCollector m_counters;
    Lane* m_last = nullptr; ///< events of one thread come in rows
    std::uint64_t m_otherEvents = 0;
    std::uint64_t m_unmatched = 0;
    std::uint64_t m_lostArrowEnds = 0;
    std::uint64_t m_lostCounts = 0;
};

} // namespace parascope
