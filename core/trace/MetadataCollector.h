// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/TraceEvent.h"
#include "core/trace/TraceWarnings.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace parascope {

class JsonFields;

/// Gathers what metadata events say of processes and threads: their names, labels, and the order in which to
/// show them. What they say last counts.
class MetadataCollector {
public:
    struct Thread {
        std::string name;
        double order = 0;
    };

    /// An event that stands at that byte of the file. What cannot be used goes to the warnings.
    void take(const TraceEvent& event, std::uint64_t offset, TraceWarnings& warnings);

    /// Without a name, and in its place, where nothing was said.
    [[nodiscard]] const Thread& thread(std::int64_t pid, std::int64_t tid) const;
    /// Name and labels of a process; `otherwise`: what it is called without a name.
    [[nodiscard]] std::string processName(std::int64_t pid, std::string_view otherwise) const;
    [[nodiscard]] double processOrder(std::int64_t pid) const;

private:
    struct Process {
        std::string name;
        std::string labels;
        double order = 0;
    };

    bool take(const TraceEvent& event, const JsonFields& args);

    std::map<std::pair<std::int64_t, std::int64_t>, Thread> m_threads;
    std::map<std::int64_t, Process> m_processes;
};

} // namespace parascope
