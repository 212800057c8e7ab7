// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/TraceBuilder.h"
#include "core/trace/TraceEvent.h"

#include <map>
#include <string>

namespace parascope {

/// Takes in what a watched program says of itself beside its spans: numbers that change, and what its threads
/// are called.
class OwnWords {
public:
    /// More numbers cannot be looked at.
    static constexpr std::size_t kMostCounters = 20;

    /// `group`: under which its counters stand.
    void take(const TraceEvent& event, const std::string& group, TraceBuilder& trace);
    /// As the program calls that thread; empty: it does not.
    [[nodiscard]] std::string nameOf(std::int64_t tid) const;

private:
    void count(const TraceEvent& event, double value, const std::string& group, TraceBuilder& trace);

    std::map<std::pair<std::int64_t, std::string>, CounterId> m_counters; ///< by process and name
    std::map<std::int64_t, std::string> m_names;                          ///< by tid
};

} // namespace parascope
