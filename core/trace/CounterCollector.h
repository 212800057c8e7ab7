// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"
#include "core/trace/TraceEvent.h"
#include "core/trace/TraceWarnings.h"

#include <functional>
#include <map>
#include <memory>
#include <tuple>

namespace parascope {

/// Gathers counters (C events) in any order: one for each process, name, id and field of "args".
class CounterCollector {
public:
    /// A file may hold so many counters; samples of more are left out.
    static constexpr std::size_t kMostCounters = 1000;

    CounterCollector();
    ~CounterCollector();
    CounterCollector(const CounterCollector&) = delete;
    CounterCollector& operator=(const CounterCollector&) = delete;

    void take(const TraceEvent& event, std::uint64_t offset, TraceWarnings& warnings);
    /// Adds all counters to the trace, in the order in which they came first; `groupOf` names a process.
    /// The collector is empty afterwards.
    void finish(Trace& trace, const std::function<std::string(std::int64_t pid)>& groupOf);

private:
    /// pid, name, id, field of "args".
    using Key = std::tuple<std::int64_t, std::string, std::string, std::string>;

    struct Counter {
        CounterInfo info;
        std::vector<CounterSample> samples;
    };

    bool takeField(const TraceEvent& event, std::string_view field, double value);

    struct Parser; // keeps its buffers: there may be a million events
    std::unique_ptr<Parser> m_parser;
    std::map<Key, std::size_t> m_places; ///< in m_counters
    std::vector<Counter> m_counters;
};

} // namespace parascope
