// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ArrowCollector.h"

#include <algorithm>
#include <deque>
#include <tuple>

namespace parascope {

namespace {

constexpr std::string_view kLeftOut = "ends of arrows were left out: they have no partner, or no lane";

} // namespace

void ArrowCollector::take(const TraceEvent& event, std::uint64_t offset) {
    const auto kind = event.phase == 's' ? Kind::Out : event.phase == 't' ? Kind::Step : Kind::In;
    m_ends.push_back({m_keys.idOf("event " + keyOfId(event, event.name)),
                      m_names.idOf(event.name),
                      kind,
                      false,
                      event.time,
                      event.time,
                      {event.pid, event.tid},
                      offset});
}

void ArrowCollector::takeBound(const TraceEvent& event, std::uint64_t offset, TraceWarnings& warnings) {
    if ((event.phase != 'X' && event.phase != 'B') || (!event.flowsIn && !event.flowsOut)) {
        warnings.add(kLeftOut, offset);
        return;
    }
    const auto kind = !event.flowsIn ? Kind::Out : event.flowsOut ? Kind::Step : Kind::In;
    m_ends.push_back({m_keys.idOf("span " + event.flow),
                      m_names.idOf(event.name),
                      kind,
                      true,
                      event.time,
                      std::max(event.time, event.time + event.duration),
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
        if (from->kind == Kind::Out) {
            open.push_back({&*from});
        } else if (open.empty()) {
            stray(*from);
        } else {
            arrow(*open.front().last, *from);
            open.front() = {&*from, true};
            if (from->kind == Kind::In) {
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

/// As Chrome has it: what comes out of a span may go into several, until another span gives out the same.
template <class Arrow, class Stray>
void ArrowCollector::tieSpans(Ends::const_iterator from, Ends::const_iterator to, Arrow&& arrow,
                              Stray&& stray) {
    const End* giver = nullptr;
    bool isTaken = false;   // by anybody
    bool isOffered = false; // nobody has taken it yet
    for (; from != to; ++from) {
        const bool goesIn = from->kind != Kind::Out;
        if (goesIn ? giver == nullptr : isOffered) {
            stray(*from);
            continue;
        }
        if (goesIn) {
            arrow(*giver, *from);
            isTaken = true;
            isOffered = false;
        }
        if (from->kind != Kind::In) {
            giver = &*from;
            isTaken = goesIn;
            isOffered = true;
        }
    }
    if (giver != nullptr && !isTaken) {
        stray(*giver);
    }
}

void ArrowCollector::finish(Trace& trace, const std::function<LaneId(Place)>& laneOf,
                            TraceWarnings& warnings) {
    std::stable_sort(m_ends.begin(), m_ends.end(), [](const End& a, const End& b) {
        return std::tuple(a.key, a.time, a.kind) < std::tuple(b.key, b.time, b.kind);
    });
    std::vector<Arrow> arrows;
    const auto leaveOut = [&](const End& end) { warnings.add(kLeftOut, end.offset); };
    const auto add = [&](const End& begin, const End& end) {
        const Arrow arrow{trace.nameId(m_names.text(begin.name)), laneOf(begin.place), laneOf(end.place),
                          std::min(begin.latest, end.time), end.time};
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
        if (from->isBound) {
            tieSpans(from, to, add, leaveOut);
        } else {
            tie(from, to, add, leaveOut);
        }
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
