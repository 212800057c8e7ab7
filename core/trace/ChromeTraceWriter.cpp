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
    addArrows(trace, places);
    addCounters(trace, places);
    return places;
}

void ChromeTraceWriter::addArrows(const Trace& trace, const std::vector<EventWriter::Where>& places) {
    for (const auto& arrow : trace.arrows().arrows()) {
        const auto name = trace.name(arrow.name);
        writeEvent(m_events.arrowBegin(places[arrow.from.index()], name, m_arrows, arrow.begin));
        writeEvent(m_events.arrowEnd(places[arrow.to.index()], name, m_arrows, arrow.end));
        ++m_arrows;
    }
}

void ChromeTraceWriter::addCounters(const Trace& trace, const std::vector<EventWriter::Where>& places) {
    for (const auto& counter : trace.counters()) {
        // Under the number that its process was given in this file.
        EventWriter::Where place{counter.info.pid, 0};
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto& lane = trace.lanes()[i].info;
            if (lane.pid == counter.info.pid && lane.group == counter.info.group) {
                place = places[i];
                break;
            }
        }
        for (const auto& sample : counter.track.samples()) {
            writeEvent(m_events.counter(place, counter.info.name, sample.time, sample.value));
        }
    }
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
