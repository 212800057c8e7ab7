// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/OwnArrows.h"

namespace parascope {

void OwnArrows::take(const TraceEvent& event, const std::function<LaneId(const TraceEvent&)>& laneOf,
                     TraceBuilder& trace) {
    const bool isBegin = event.phase == 's';
    const auto lane = laneOf(event);
    if (event.id.empty() || !lane.isValid()) {
        return;
    }
    const auto key = keyOfId(event, event.name);
    const auto found = m_open.find(key);
    if (found == m_open.end()) {
        if (m_open.size() < kMostOpen) {
            m_open.emplace(key, End{lane, event.time, isBegin});
        }
        return;
    }
    const auto other = found->second;
    if (other.isBegin == isBegin) {
        found->second = {lane, event.time, isBegin}; // the one before has no partner any more
        return;
    }
    m_open.erase(found);
    const End mine{lane, event.time, isBegin};
    const auto& from = isBegin ? mine : other;
    const auto& to = isBegin ? other : mine;
    trace.addArrow(event.name, from.lane, to.lane, {from.time, to.time});
}

} // namespace parascope
