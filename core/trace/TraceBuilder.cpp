// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/TraceBuilder.h"

#include <utility>

namespace parascope {

LaneId TraceBuilder::addLane(LaneInfo info) {
    m_batch.lanes.push_back(std::move(info));
    return LaneId(m_laneCount++);
}

NameId TraceBuilder::nameId(std::string_view name) {
    const auto known = m_names.size();
    const auto id = m_names.idOf(name);
    if (m_names.size() > known) {
        m_batch.names.emplace_back(name);
    }
    return id;
}

void TraceBuilder::addSpan(LaneId lane, std::string_view name, const TimeSpan& time, State state, int core) {
    m_batch.spans.push_back(
        {lane, {time.begin, time.end, nameId(name), static_cast<std::int16_t>(core), state}, false});
    ++m_spanCount;
}

void TraceBuilder::growSpan(LaneId lane, Nanoseconds end) {
    Span longer;
    longer.end = end;
    m_batch.spans.push_back({lane, longer, true});
}

void TraceBuilder::addArrow(std::string_view name, LaneId from, LaneId to, const TimeSpan& time) {
    m_batch.arrows.push_back({nameId(name), from, to, time.begin, time.end});
}

CounterId TraceBuilder::addCounter(CounterInfo info) {
    m_batch.counters.push_back(std::move(info));
    return CounterId(m_counterCount++);
}

void TraceBuilder::addSample(CounterId counter, CounterSample sample) {
    m_batch.samples.push_back({counter, sample});
}

TraceBatch TraceBuilder::take() {
    return std::exchange(m_batch, {});
}

} // namespace parascope
