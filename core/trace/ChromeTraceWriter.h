// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/AtomicFile.h"
#include "core/trace/EventWriter.h"
#include "core/trace/Trace.h"

#include <map>
#include <set>
#include <string>
#include <utility>

namespace parascope {

/// Writes a Chrome trace in the object form (FORMAT.md), event by event: no document in memory.
class ChromeTraceWriter {
public:
    /// Writes to an open file; the caller commits it after finish().
    explicit ChromeTraceWriter(AtomicFile& file);

    /// Writes all of a trace. Returns the pid and tid each lane was given, in the order of its lanes:
    /// its own, or free ones where an earlier lane has them already: the kernel uses numbers again, and what
    /// several backends ran with threads of one process is to stand under a process each.
    std::vector<EventWriter::Where> addTrace(const Trace& trace);

    /// Writes the end. `otherData` is a JSON object or empty.
    void finish(std::string_view otherData);

private:
    /// A number for a process of that name: its own, or one that no other has.
    std::int64_t freeProcess(std::int64_t pid, const std::string& group);
    EventWriter::Where freePlace(const LaneInfo& lane);
    /// Says the name of a process and where it stands, the first time.
    void introduce(std::int64_t pid, const std::string& group);
    void addLane(const Trace& trace, const Trace::Lane& lane, EventWriter::Where place);
    void addAsyncLane(const Trace& trace, const Trace::Lane& lane, EventWriter::Where place);
    void addMarks(const Trace& trace, const std::vector<EventWriter::Where>& places);
    void addArrows(const Trace& trace, const std::vector<EventWriter::Where>& places);
    void addCounters(const Trace& trace, const std::vector<EventWriter::Where>& places);
    void writeEvent(std::string_view event);

    AtomicFile& m_file;
    EventWriter m_events;
    std::set<std::pair<std::int64_t, std::int64_t>> m_taken;
    std::map<std::int64_t, std::string> m_groups; ///< what each pid is the process of
    std::uint64_t m_arrows = 0;
    std::uint64_t m_asyncs = 0;
    bool m_first = true;
};

} // namespace parascope
