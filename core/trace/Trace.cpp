// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/Trace.h"

#include <algorithm>
#include <utility>

namespace parascope {

void Trace::append(const TraceBatch& batch) {
    for (const auto& name : batch.names) {
        m_names.idOf(name);
    }
    for (const auto& lane : batch.lanes) {
        addLane(lane);
    }
    for (const auto& [lane, span, grows] : batch.spans) {
        if (grows) {
            growSpan(lane, span.end);
        } else {
            addSpan(lane, span);
        }
    }
    for (const auto& arrow : batch.arrows) {
        addArrow(arrow);
    }
    for (const auto& counter : batch.counters) {
        addCounter(counter);
    }
    for (const auto& [counter, sample] : batch.samples) {
        addSample(counter, sample);
    }
}

LaneId Trace::addLane(LaneInfo info) {
    m_lanes.push_back({std::move(info), {}});
    return LaneId(static_cast<std::int32_t>(m_lanes.size()) - 1);
}

LaneId Trace::addLane(LaneInfo info, std::vector<Span> spans) {
    m_lanes.push_back({std::move(info), LaneIndex(std::move(spans))});
    const auto& index = m_lanes.back().index;
    m_spanCount += index.size();
    if (!index.isEmpty()) {
        extendBy(index.extent());
    }
    return LaneId(static_cast<std::int32_t>(m_lanes.size()) - 1);
}

void Trace::orderLanesAsAdded() {
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        m_lanes[i].info.order = static_cast<std::int32_t>(i);
    }
}

bool Trace::addSpan(LaneId lane, const Span& span) {
    if (!m_lanes.at(lane.index()).index.add(span)) {
        ++m_refused;
        return false;
    }
    extendBy(span.time());
    ++m_spanCount;
    return true;
}

void Trace::growSpan(LaneId lane, Nanoseconds end) {
    if (m_lanes.at(lane.index()).index.growLast(end)) {
        extendBy({m_lanes[lane.index()].index.extent().begin, end});
    }
}

bool Trace::addArrow(const Arrow& arrow) {
    const auto isThere = [this](LaneId lane) { return lane.isValid() && lane.index() < m_lanes.size(); };
    if (!isThere(arrow.from) || !isThere(arrow.to) || !m_arrows.append(arrow)) {
        ++m_refused;
        return false;
    }
    return true;
}

CounterId Trace::addCounter(CounterInfo info) {
    m_counters.push_back({std::move(info), {}});
    return CounterId(static_cast<std::int32_t>(m_counters.size()) - 1);
}

void Trace::addSample(CounterId counter, CounterSample sample) {
    auto& track = m_counters.at(counter.index()).track;
    track.append(sample);
    extendBy({track.samples().back().time, track.samples().back().time});
}

void Trace::addMark(const TraceMark& mark) {
    m_marks.push_back(mark);
    extendBy({mark.time, mark.time});
}

TraceNote Trace::keepable(TraceNote note) const {
    const auto whole = extent();
    note.time = std::clamp(note.time, whole.begin, whole.end);
    const bool isOnThread = note.lane.isValid() && lane(note.lane).info.kind != LaneKind::Async;
    note.lane = isOnThread ? note.lane : LaneId();
    return note;
}

void Trace::addNote(const TraceNote& wanted) {
    const auto note = keepable(wanted);
    TraceMark mark;
    mark.name = nameId(note.text);
    mark.time = note.time;
    mark.of = note.lane.isValid() ? TraceMark::Of::Lane : TraceMark::Of::All;
    mark.lane = note.lane;
    mark.pid = note.lane.isValid() ? lane(note.lane).info.pid : m_lanes.empty() ? 0 : m_lanes[0].info.pid;
    mark.isNote = true;
    const auto behind =
        std::upper_bound(m_marks.begin(), m_marks.end(), mark.time,
                         [](Nanoseconds time, const TraceMark& other) { return time < other.time; });
    m_marks.insert(behind, mark);
}

bool Trace::removeNote(const TraceNote& note) {
    const auto found = std::find_if(m_marks.begin(), m_marks.end(),
                                    [&](const TraceMark& mark) { return noteOf(mark) == note; });
    if (found == m_marks.end()) {
        return false;
    }
    m_marks.erase(found);
    return true;
}

std::optional<TraceNote> Trace::noteOf(const TraceMark& mark) const {
    return mark.isNote ? std::optional(TraceNote{mark.time, mark.lane, std::string(name(mark.name))})
                       : std::nullopt;
}

void Trace::proposeColour(NameId name, std::string_view colour) {
    m_colours.emplace(name, colour);
}

std::string_view Trace::proposedColour(NameId name) const {
    const auto found = m_colours.find(name);
    return found == m_colours.end() ? std::string_view() : std::string_view(found->second);
}

void Trace::extendBy(const TimeSpan& time) {
    m_extent =
        m_extent ? TimeSpan{std::min(m_extent->begin, time.begin), std::max(m_extent->end, time.end)} : time;
}

} // namespace parascope
