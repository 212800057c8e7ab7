// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ChromeTraceWriter.h"

#include <algorithm>

namespace parascope {

ChromeTraceWriter::ChromeTraceWriter(AtomicFile& file)
    : m_file(file) {
    m_file.write("{\"displayTimeUnit\":\"ms\",\n\"traceEvents\":[");
}

void ChromeTraceWriter::writeEvent(std::string_view event) {
    m_file.write(m_first ? "\n" : ",\n");
    m_first = false;
    m_file.write(event);
}

EventWriter::Where ChromeTraceWriter::freePlace(const LaneInfo& lane) {
    constexpr auto kAboveTheKernels = std::int64_t{1} << 22; // pid_max is at most that
    EventWriter::Where place{lane.pid, lane.tid};
    for (auto named = m_groups.find(place.pid); named != m_groups.end() && named->second != lane.group;
         named = m_groups.find(place.pid)) {
        place.pid = std::max(place.pid + 1, kAboveTheKernels);
    }
    while (!m_taken.emplace(place.pid, place.tid).second) {
        place.tid = std::max(place.tid + 1, kAboveTheKernels);
    }
    return place;
}

std::vector<EventWriter::Where> ChromeTraceWriter::addTrace(const Trace& trace) {
    std::vector<EventWriter::Where> places;
    for (const auto& lane : trace.lanes()) {
        const auto place = freePlace(lane.info);
        places.push_back(place);
        if (m_groups.emplace(place.pid, lane.info.group).second && !lane.info.group.empty()) {
            writeEvent(m_events.metadata(place, "process_name", lane.info.group));
        }
        writeEvent(m_events.metadata(place, "thread_name", lane.info.name));
        writeEvent(m_events.order(place, "thread_sort_index", lane.info.order));
        for (const auto& row : lane.index.rows()) {
            for (const auto& span : row.spans()) {
                writeEvent(m_events.span(place, trace.name(span.name), span.time(), span.state, span.core));
            }
        }
    }
    return places;
}

void ChromeTraceWriter::finish(std::string_view otherData) {
    m_file.write("\n]");
    if (!otherData.empty()) {
        m_file.write(",\n\"otherData\":");
        m_file.write(otherData);
    }
    m_file.write("}\n");
}

} // namespace parascope
