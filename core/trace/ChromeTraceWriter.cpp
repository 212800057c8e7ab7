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
    EventWriter::Where place{lane.pid, lane.tid};
    while (!m_taken.emplace(place.pid, place.tid).second) {
        // Above every tid the kernel gives (at most 2^22).
        place.tid = std::max<std::int64_t>(place.tid + 1, std::int64_t{1} << 22);
    }
    return place;
}

std::vector<EventWriter::Where> ChromeTraceWriter::addTrace(const Trace& trace) {
    std::vector<EventWriter::Where> places;
    for (const auto& lane : trace.lanes()) {
        const auto place = freePlace(lane.info);
        places.push_back(place);
        if (!lane.info.group.empty() && m_namedProcesses.insert(place.pid).second) {
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
