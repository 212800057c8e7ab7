// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ArrowCollector.h"

#include <algorithm>
#include <deque>
#include <tuple>

namespace parascope {

namespace {

constexpr std::string_view kLeftOut = "ends of arrows were left out: they have no partner, or no lane";

int rankOf(char phase) {
    return phase == 's' ? 0 : phase == 't' ? 1 : 2;
}

} // namespace

void ArrowCollector::take(const TraceEvent& event, std::uint64_t offset) {
    m_ends.push_back({m_keys.idOf(keyOfId(event, event.name)),
                      m_names.idOf(event.name),
                      event.phase,
                      event.time,
                      {event.pid, event.tid},
                      offset});
}

template <class Arrow, class Stray>
void ArrowCollector::tie(Ends::const_iterator from, Ends::const_iterator to, Arrow&& arrow, Stray&& stray) {
    struct Flow {
        const End* last;
        bool isTied = false;
    };
    std::deque<Flow> open; // begun and not ended, oldest first: an id may be used again
    for (; from != to; ++from) {
        if (from->phase == 's') {
            open.push_back({&*from});
        } else if (open.empty()) {
            stray(*from);
        } else {
            arrow(*open.front().last, *from);
            open.front() = {&*from, true};
            if (from->phase == 'f') {
                open.pop_front();
            }
        }
    }
    for (const auto& flow : open) {
        if (!flow.isTied) {
            stray(*flow.last);
        }
    }
}

void ArrowCollector::finish(Trace& trace, const std::function<LaneId(Place)>& laneOf,
                            TraceWarnings& warnings) {
    std::stable_sort(m_ends.begin(), m_ends.end(), [](const End& a, const End& b) {
        return std::tuple(a.key, a.time, rankOf(a.phase)) < std::tuple(b.key, b.time, rankOf(b.phase));
    });
    std::vector<Arrow> arrows;
    const auto leaveOut = [&](const End& end) { warnings.add(kLeftOut, end.offset); };
    const auto add = [&](const End& begin, const End& end) {
        const Arrow arrow{trace.nameId(m_names.text(begin.name)), laneOf(begin.place), laneOf(end.place),
                          begin.time, end.time};
        if (arrow.from.isValid() && arrow.to.isValid()) {
            arrows.push_back(arrow);
        } else {
            leaveOut(begin);
            leaveOut(end);
        }
    };
    for (auto from = m_ends.cbegin(); from != m_ends.cend();) {
        const auto to =
            std::find_if(from, m_ends.cend(), [&](const End& end) { return end.key != from->key; });
        tie(from, to, add, leaveOut);
        from = to;
    }
    // In order of time, as a live run brings them: whole blocks can then be skipped.
    std::stable_sort(arrows.begin(), arrows.end(),
                     [](const Arrow& a, const Arrow& b) { return a.end < b.end; });
    for (const auto& arrow : arrows) {
        trace.addArrow(arrow);
    }
    *this = {};
}

} // namespace parascope
