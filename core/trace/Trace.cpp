// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/Trace.h"

#include <utility>

namespace parascope {

NameId NameTable::idOf(std::string_view text) {
    if (const auto found = m_ids.find(text); found != m_ids.end()) {
        return found->second;
    }
    const NameId id(static_cast<std::int32_t>(m_texts.size()));
    m_texts.emplace_back(text);
    m_ids.emplace(m_texts.back(), id);
    return id;
}

std::string_view NameTable::text(NameId id) const {
    return id.isValid() && id.index() < m_texts.size() ? std::string_view(m_texts[id.index()])
                                                       : std::string_view();
}

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
}

LaneId Trace::addLane(LaneInfo info) {
    m_lanes.push_back({std::move(info), {}});
    return LaneId(static_cast<std::int32_t>(m_lanes.size()) - 1);
}

bool Trace::addSpan(LaneId lane, const Span& span) {
    if (!m_lanes.at(lane.index()).index.add(span)) {
        ++m_refused;
        return false;
    }
    m_extent = m_spanCount == 0
                   ? span.time()
                   : TimeSpan{std::min(m_extent.begin, span.begin), std::max(m_extent.end, span.end)};
    ++m_spanCount;
    return true;
}

void Trace::growSpan(LaneId lane, Nanoseconds end) {
    if (m_lanes.at(lane.index()).index.growLast(end)) {
        m_extent.end = std::max(m_extent.end, end);
    }
}

LaneId TraceBuilder::addLane(LaneInfo info) {
    m_batch.lanes.push_back(std::move(info));
    return LaneId(m_laneCount++);
}

void TraceBuilder::addSpan(LaneId lane, std::string_view name, const TimeSpan& time, State state, int core) {
    const auto known = m_names.size();
    const auto id = m_names.idOf(name);
    if (m_names.size() > known) {
        m_batch.names.emplace_back(name);
    }
    m_batch.spans.push_back(
        {lane, {time.begin, time.end, id, static_cast<std::int16_t>(core), state}, false});
    ++m_spanCount;
}

void TraceBuilder::growSpan(LaneId lane, Nanoseconds end) {
    Span longer;
    longer.end = end;
    m_batch.spans.push_back({lane, longer, true});
}

TraceBatch TraceBuilder::take() {
    return std::exchange(m_batch, {});
}

} // namespace parascope
