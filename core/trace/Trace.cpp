// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/Trace.h"

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
    m_counters.at(counter.index()).track.append(sample);
}

} // namespace parascope
