// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/OwnArrows.h"

#include <algorithm>

namespace parascope {

void OwnArrows::take(const TraceEvent& event, const std::function<LaneId(const TraceEvent&)>& laneOf,
                     TraceBuilder& trace, Nanoseconds bound) {
    const bool isBegin = event.phase == 's';
    const auto lane = laneOf(event);
    if (event.id.empty() || !lane.isValid()) {
        return;
    }
    const End mine{lane, event.time, isBegin, bound};
    const auto key = keyOfId(event, event.name);
    const auto found = m_open.find(key);
    if (found == m_open.end()) {
        if (m_open.size() < kMostOpen) {
            m_open.emplace(key, mine);
        }
        return;
    }
    const auto other = found->second;
    if (other.isBegin == isBegin) {
        found->second = mine; // the one before has no partner any more
        return;
    }
    m_open.erase(found);
    const auto& from = isBegin ? mine : other;
    const auto& to = isBegin ? other : mine;
    const bool isWithinBounds = from.time - to.time <= from.bound + to.bound;
    trace.addArrow(event.name, from.lane, to.lane,
                   {from.time, isWithinBounds ? std::max(from.time, to.time) : to.time});
}

} // namespace parascope
