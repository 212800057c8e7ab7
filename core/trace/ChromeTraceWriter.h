// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/AtomicFile.h"
#include "core/trace/EventWriter.h"
#include "core/trace/Trace.h"

#include <set>
#include <utility>

namespace parascope {

/// Writes a Chrome trace in the object form (FORMAT.md), event by event: no document in memory.
class ChromeTraceWriter {
public:
    /// Writes to an open file; the caller commits it after finish().
    explicit ChromeTraceWriter(AtomicFile& file);

    /// Writes all lanes of a trace. Returns the pid and tid each lane was given, in the order of its lanes: its own, or a free
    /// tid where an earlier lane has taken it already (the kernel uses numbers again).
    std::vector<EventWriter::Where> addTrace(const Trace& trace);

    /// Writes the end. `otherData` is a JSON object or empty.
    void finish(std::string_view otherData);

private:
    EventWriter::Where freePlace(const LaneInfo& lane);
    void writeEvent(std::string_view event);

    AtomicFile& m_file;
    EventWriter m_events;
    std::set<std::pair<std::int64_t, std::int64_t>> m_taken;
    std::set<std::int64_t> m_namedProcesses;
    bool m_first = true;
};

} // namespace parascope
