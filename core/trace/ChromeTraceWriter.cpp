// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ChromeTraceWriter.h"

#include <algorithm>

namespace parascope {

namespace {
constexpr auto kAboveTheKernels = std::int64_t{1} << 22; // pid_max is at most that

/// The number that a process of the trace was given in the file: that of its first lane, its own where it has
/// none.
std::int64_t givenProcess(const Trace& trace, const std::vector<EventWriter::Where>& places,
                          std::int64_t pid) {
    const auto& lanes = trace.lanes();
    const auto found = std::find_if(lanes.begin(), lanes.end(),
                                    [pid](const Trace::Lane& lane) { return lane.info.pid == pid; });
    return found == lanes.end() ? pid : places[static_cast<std::size_t>(found - lanes.begin())].pid;
}
} // namespace

ChromeTraceWriter::ChromeTraceWriter(AtomicFile& file)
    : m_file(file) {
    m_file.write("{\"displayTimeUnit\":\"ms\",\n\"traceEvents\":[");
}

void ChromeTraceWriter::writeEvent(std::string_view event) {
    m_file.write(m_first ? "\n" : ",\n");
    m_first = false;
    m_file.write(event);
}

std::int64_t ChromeTraceWriter::freeProcess(std::int64_t pid, const std::string& group) {
    for (auto named = m_groups.find(pid); named != m_groups.end() && named->second != group;
         named = m_groups.find(pid)) {
        pid = std::max(pid + 1, kAboveTheKernels);
    }
    return pid;
}

EventWriter::Where ChromeTraceWriter::freePlace(const LaneInfo& lane) {
    EventWriter::Where place{freeProcess(lane.pid, lane.group), lane.tid};
    while (!m_taken.emplace(place.pid, place.tid).second) {
        place.tid = std::max(place.tid + 1, kAboveTheKernels);
    }
    return place;
}

void ChromeTraceWriter::introduce(std::int64_t pid, const std::string& group) {
    const auto number = static_cast<std::int64_t>(m_groups.size());
    if (!m_groups.emplace(pid, group).second) {
        return;
    }
    const EventWriter::Where place{pid, pid};
    if (!group.empty()) {
        writeEvent(m_events.metadata(place, "process_name", group));
    }
    writeEvent(m_events.order(place, "process_sort_index", number));
}

std::vector<EventWriter::Where> ChromeTraceWriter::addTrace(const Trace& trace) {
    std::vector<EventWriter::Where> places;
    for (const auto& lane : trace.lanes()) {
        const auto place = freePlace(lane.info);
        places.push_back(place);
        introduce(place.pid, lane.info.group);
        if (lane.info.kind == LaneKind::Async) {
            addAsyncLane(trace, lane, place);
        } else {
            addLane(trace, lane, place);
        }
    }
    addMarks(trace, places);
    addArrows(trace, places);
    addCounters(trace, places);
    return places;
}

void ChromeTraceWriter::addLane(const Trace& trace, const Trace::Lane& lane, EventWriter::Where place) {
    writeEvent(m_events.metadata(place, "thread_name", lane.info.name));
    writeEvent(m_events.order(place, "thread_sort_index", lane.info.order));
    for (const auto& row : lane.index.rows()) {
        for (const auto& span : row.spans()) {
            writeEvent(m_events.span(place, trace.name(span.name), span.time(), span.state, span.core,
                                     trace.proposedColour(span.name)));
        }
    }
}

void ChromeTraceWriter::addAsyncLane(const Trace& trace, const Trace::Lane& lane, EventWriter::Where place) {
    for (const auto& row : lane.index.rows()) {
        for (const auto& span : row.spans()) {
            const auto name = trace.name(span.name);
            writeEvent(m_events.async('b', place, name, lane.info.name, m_asyncs, span.begin));
            writeEvent(m_events.async('e', place, name, lane.info.name, m_asyncs, span.end));
            ++m_asyncs;
        }
    }
}

void ChromeTraceWriter::addMarks(const Trace& trace, const std::vector<EventWriter::Where>& places) {
    for (const auto& mark : trace.marks()) {
        const auto name = trace.name(mark.name);
        const auto category = mark.isNote ? kNoteCategory : std::string_view();
        if (mark.of != TraceMark::Of::Lane) {
            const auto pid = givenProcess(trace, places, mark.pid);
            const EventWriter::Where place{pid, pid};
            const char scope = mark.of == TraceMark::Of::Process ? 'p' : 'g';
            writeEvent(m_events.moment(place, name, mark.time, scope, category));
            continue;
        }
        const auto& info = trace.lane(mark.lane).info;
        const auto place = places[mark.lane.index()];
        writeEvent(info.kind == LaneKind::Async
                       ? m_events.async('n', place, name, info.name, m_asyncs++, mark.time)
                       : m_events.moment(place, name, mark.time, 't', category));
    }
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
        auto pid = freeProcess(counter.info.pid, counter.info.group);
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto& lane = trace.lanes()[i].info;
            if (lane.pid == counter.info.pid && lane.group == counter.info.group) {
                pid = places[i].pid;
                break;
            }
        }
        introduce(pid, counter.info.group);
        for (const auto& sample : counter.track.samples()) {
            writeEvent(m_events.counter({pid, pid}, counter.info, sample));
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
