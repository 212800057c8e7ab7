// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/AsyncCollector.h"

#include <algorithm>

namespace parascope {

bool AsyncCollector::takes(char phase) {
    return std::string_view("bneSTpFNOD").find(phase) != std::string_view::npos;
}

AsyncCollector::Kind AsyncCollector::kindOf(char phase) {
    switch (phase) {
    case 'b':
    case 'S':
    case 'N':
        return Kind::Begin;
    case 'e':
    case 'F':
    case 'D':
        return Kind::End;
    default:
        return Kind::Moment;
    }
}

void AsyncCollector::take(const TraceEvent& event, NameId name, std::uint64_t offset) {
    // Spans of b and e may nest under one id, others are of one name; objects have their ids for themselves.
    const bool isNestable = std::string_view("bne").find(event.phase) != std::string_view::npos;
    const bool isObject = std::string_view("NOD").find(event.phase) != std::string_view::npos;
    const auto key = keyOfId(event, isNestable ? std::string_view() : std::string_view(event.name));
    m_edges.push_back({m_keys.idOf((isObject     ? "object "
                                    : isNestable ? "span "
                                                 : "old span ") +
                                   key),
                       name, m_categories.idOf(event.category), kindOf(event.phase), event.pid, event.time,
                       offset});
}

AsyncCollector::Place AsyncCollector::placeOf(const Edge& edge) const {
    return {edge.pid, std::string(m_categories.text(edge.category))};
}

void AsyncCollector::addSpan(const Edge& begin, Nanoseconds end, std::map<Place, Content>& lanes) const {
    const auto place = placeOf(begin);
    Span span;
    span.begin = begin.time;
    span.end = end;
    span.name = begin.name;
    span.state = stateFromKey(place.second).value_or(State::Other);
    lanes[place].spans.push_back(span);
}

/// Events of one id in order of time. An end is of the innermost open span of its name and process, or of its
/// name; one without a name is of the innermost.
void AsyncCollector::pair(Edges::const_iterator from, Edges::const_iterator to, Nanoseconds end,
                          std::map<Place, Content>& lanes, TraceWarnings& warnings) const {
    Edges open;
    const auto findOpen = [&open](const auto& fits) {
        return std::find_if(open.rbegin(), open.rend(), fits);
    };
    for (; from != to; ++from) {
        if (from->kind == Kind::Begin) {
            open.push_back(*from);
            continue;
        }
        if (from->kind == Kind::Moment) {
            lanes[placeOf(*from)].marks.emplace_back(from->time, from->name);
            continue;
        }
        const auto isNamed = [&](const Edge& begin) {
            return !from->name.isValid() || begin.name == from->name;
        };
        auto found = findOpen([&](const Edge& begin) { return isNamed(begin) && begin.pid == from->pid; });
        found = found == open.rend() ? findOpen(isNamed) : found;
        if (found == open.rend()) {
            warnings.add(kEndWithoutBegin, from->offset);
            continue;
        }
        addSpan(*found, from->time, lanes);
        open.erase(std::next(found).base());
    }
    for (const auto& begin : open) {
        warnings.add(kUnclosed, begin.offset);
        addSpan(begin, std::max(begin.time, end), lanes);
    }
}

std::map<AsyncCollector::Place, AsyncCollector::Content> AsyncCollector::finish(Nanoseconds end,
                                                                                TraceWarnings& warnings) {
    std::stable_sort(m_edges.begin(), m_edges.end(), [](const Edge& a, const Edge& b) {
        return a.key != b.key ? a.key < b.key : a.time < b.time;
    });
    std::map<Place, Content> lanes;
    for (auto from = m_edges.cbegin(); from != m_edges.cend();) {
        const auto to =
            std::find_if(from, m_edges.cend(), [&](const Edge& edge) { return edge.key != from->key; });
        pair(from, to, end, lanes, warnings);
        from = to;
    }
    *this = {};
    return lanes;
}

} // namespace parascope
