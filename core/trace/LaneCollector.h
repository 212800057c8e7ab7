// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/ArrowCollector.h"
#include "core/trace/AsyncCollector.h"
#include "core/trace/BeginEndPairs.h"
#include "core/trace/CounterCollector.h"
#include "core/trace/MetadataCollector.h"
#include "core/trace/ThreadNumbers.h"
#include "core/trace/Trace.h"
#include "core/trace/TraceEvent.h"
#include "core/trace/TraceWarnings.h"

#include <map>
#include <optional>
#include <utility>

namespace parascope {

/// Gathers events in any order and makes a Trace from them: one lane for each (pid, tid) that has a span or a
/// mark, one for each process's asynchronous spans of a category, arrows between lanes, and counters.
class LaneCollector {
public:
    /// What has to be left out goes to the warnings, which must outlive it.
    explicit LaneCollector(TraceWarnings& warnings)
        : m_warnings(warnings) {}

    /// An event that stands at that byte of the file. May change it: a process or thread that has a text in
    /// the place of a number gets a number.
    void take(TraceEvent& event, std::uint64_t offset);

    /// A trace of the spans and marks gathered so far; what counts as left out is not said.
    [[nodiscard]] Trace soFar() const;
    /// Makes the trace. The collector is not used afterwards.
    [[nodiscard]] Trace finish();

private:
    struct Key {
        std::int64_t pid = 0;
        std::int64_t tid = 0;
        auto operator<=>(const Key&) const = default;
    };
    struct Lane {
        std::vector<Span> spans;
        std::vector<SpanEdge> edges; ///< B and E events
        bool hasMarks = false;
    };
    struct Mark {
        TraceMark mark;
        Key key;
    };
    /// A lane before it is made: where it stands, and what is on it.
    struct Plan {
        Key key;
        double processOrder = 0;
        double order = 0;     ///< within its process
        Lane* lane = nullptr; ///< null for an asynchronous one
        AsyncCollector::Content* async = nullptr;
        std::string category;
    };

    Lane& lane(const TraceEvent& event);
    NameId nameOf(const TraceEvent& event);
    void noteFields(const TraceEvent& event, std::uint64_t offset);
    void resolve(TraceEvent& event);
    void takeTimed(const TraceEvent& event, std::uint64_t offset);
    void takeSpan(const TraceEvent& event, std::uint64_t offset);
    void takeEdge(const TraceEvent& event, std::uint64_t offset);
    void takeMark(const TraceEvent& event);

    [[nodiscard]] std::string groupOf(std::int64_t pid) const;
    void pairEdges(Lane& lane);
    [[nodiscard]] std::vector<Plan>
    planLanes(std::map<AsyncCollector::Place, AsyncCollector::Content>& async);
    LaneId makeLane(const Plan& plan);
    void makeMarks();

    TraceWarnings& m_warnings;
    Trace m_trace;
    NameId m_lastName; ///< the largest id
    ThreadNumbers m_processTexts;
    ThreadNumbers m_threadTexts;
    std::map<Key, Lane> m_lanes;
    MetadataCollector m_metadata;
    std::map<std::int64_t, std::int64_t> m_asyncLanes; ///< of each process
    Key m_lastKey;
    Lane* m_last = nullptr;      ///< events of one thread come in rows
    std::map<Key, LaneId> m_ids; ///< of the lanes made
    std::vector<Mark> m_marks;
    AsyncCollector m_async;
    ArrowCollector m_arrows;
    CounterCollector m_counters;
    std::optional<Nanoseconds> m_end; ///< of the last event
};

} // namespace parascope
