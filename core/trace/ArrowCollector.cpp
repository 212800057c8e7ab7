// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ArrowCollector.h"

#include <algorithm>
#include <tuple>

namespace parascope {

void ArrowCollector::take(const TraceEvent& event) {
    auto& ends = event.phase == 's' ? m_begins : m_ends;
    ends.push_back({m_names.idOf(event.name), event.id, event.time, {event.pid, event.tid}});
}

std::uint64_t ArrowCollector::finish(Trace& trace, const std::function<LaneId(Place)>& laneOf) {
    const auto isSame = [](const End& a, const End& b) { return a.name == b.name && a.id == b.id; };
    const auto standsFirst = [](const End& a, const End& b) {
        return std::tie(a.name, a.id, a.time) < std::tie(b.name, b.id, b.time);
    };
    std::stable_sort(m_begins.begin(), m_begins.end(), standsFirst);
    std::stable_sort(m_ends.begin(), m_ends.end(), standsFirst);
    std::vector<Arrow> arrows;
    std::uint64_t leftOut = m_begins.size() + m_ends.size();
    auto end = m_ends.begin();
    for (const auto& begin : m_begins) {
        while (end != m_ends.end() && standsFirst(*end, begin)) {
            ++end; // it ended before any with its name and id began
        }
        if (end == m_ends.end() || !isSame(begin, *end)) {
            continue;
        }
        const Arrow arrow{trace.nameId(m_names.text(begin.name)), laneOf(begin.place), laneOf(end->place),
                          begin.time, end->time};
        if (arrow.from.isValid() && arrow.to.isValid()) {
            arrows.push_back(arrow);
            leftOut -= 2;
        }
        ++end;
    }
    // In order of time, as a live run brings them: whole blocks can then be skipped.
    std::stable_sort(arrows.begin(), arrows.end(),
                     [](const Arrow& a, const Arrow& b) { return a.end < b.end; });
    for (const auto& arrow : arrows) {
        trace.addArrow(arrow);
    }
    *this = {};
    return leftOut;
}

} // namespace parascope
