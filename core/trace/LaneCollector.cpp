// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/LaneCollector.h"

#include "core/base/JsonFields.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr int kMostOrder = 1'000'000;

} // namespace

LaneCollector::Lane& LaneCollector::lane(const TraceEvent& event) {
    const Key key{event.pid, event.tid};
    if (m_last == nullptr || key != m_lastKey) {
        m_last = &m_lanes[key];
        m_lastKey = key;
    }
    return *m_last;
}

Span LaneCollector::spanOf(const TraceEvent& event) {
    Span span;
    span.begin = event.time;
    span.end = event.time + event.duration;
    span.name = m_trace.nameId(event.name);
    span.core = static_cast<std::int16_t>(event.core);
    span.state = stateFromKey(event.category).value_or(State::Other);
    return span;
}

void LaneCollector::take(const TraceEvent& event) {
    switch (event.phase) {
    case 'X':
        lane(event).spans.push_back(spanOf(event));
        break;
    case 'B':
        lane(event).open.push_back(spanOf(event));
        break;
    case 'E':
        takeEnd(event);
        break;
    case 'M':
        takeMetadata(event);
        break;
    case 'C':
        m_counters.take(event);
        break;
    case 's':
    case 'f':
        m_arrows.take(event);
        break;
    default:
        ++m_otherEvents;
    }
}

void LaneCollector::takeEnd(const TraceEvent& event) {
    auto& of = lane(event);
    if (of.open.empty()) {
        ++m_unmatched;
        return;
    }
    auto span = of.open.back();
    of.open.pop_back();
    span.end = event.time;
    span.core = event.core >= 0 ? static_cast<std::int16_t>(event.core) : span.core;
    of.spans.push_back(span);
}

void LaneCollector::takeMetadata(const TraceEvent& event) {
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    const auto args = parser.parse(event.args).get(root) ? JsonFields() : JsonFields(root);
    if (event.name == "thread_name") {
        lane(event).name = args.text("name");
    } else if (event.name == "thread_sort_index") {
        lane(event).order = args.number("sort_index", -kMostOrder, kMostOrder);
    } else if (event.name == "process_name") {
        m_processes[event.pid].name = args.text("name");
    } else if (event.name == "process_sort_index") {
        m_processes[event.pid].order = args.number("sort_index", -kMostOrder, kMostOrder);
    }
}

void LaneCollector::closeOpen(Lane& lane) {
    // A span whose end never came lasts to the end of what is known of its lane.
    Nanoseconds last{};
    for (const auto& span : lane.spans) {
        last = std::max(last, span.end);
    }
    for (auto span : lane.open) {
        span.end = std::max(last, span.begin);
        lane.spans.push_back(span);
        ++m_unmatched;
    }
    lane.open.clear();
}

void LaneCollector::makeLanes() {
    std::vector<std::pair<Key, Lane*>> ordered;
    for (auto& [key, lane] : m_lanes) {
        closeOpen(lane);
        if (!lane.spans.empty()) {
            ordered.emplace_back(key, &lane);
        }
    }
    const auto rank = [this](const std::pair<Key, Lane*>& entry) {
        return std::tuple(m_processes[entry.first.pid].order, entry.first.pid, entry.second->order,
                          entry.first.tid);
    };
    std::sort(ordered.begin(), ordered.end(),
              [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    for (auto& [key, lane] : ordered) {
        const auto& group = m_processes[key.pid].name;
        const auto kind = group == kCoresProcess ? LaneKind::Core : LaneKind::Worker;
        const auto name = lane->name.empty() ? "thread " + std::to_string(key.tid) : lane->name;
        const auto id = m_trace.addLane({name, group, kind, key.pid, key.tid, lane->order});
        m_ids.emplace(key, id);
        if (!std::is_sorted(lane->spans.begin(), lane->spans.end(), standsBefore)) {
            std::stable_sort(lane->spans.begin(), lane->spans.end(), standsBefore);
        }
        for (const auto& span : lane->spans) {
            m_trace.addSpan(id, span);
        }
        lane->spans = {};
    }
}

Trace LaneCollector::finish(std::vector<std::string>& warnings) {
    makeLanes();
    m_lostArrowEnds = m_arrows.finish(m_trace, [this](ArrowCollector::Place place) {
        const auto found = m_ids.find({place.first, place.second});
        return found == m_ids.end() ? LaneId() : found->second;
    });
    m_lostCounts = m_counters.finish(m_trace, [this](std::int64_t pid) { return m_processes[pid].name; });
    warn(warnings);
    m_lanes.clear();
    m_ids.clear();
    m_last = nullptr;
    return std::exchange(m_trace, {});
}

void LaneCollector::warn(std::vector<std::string>& warnings) const {
    const auto add = [&warnings](std::uint64_t count, std::string_view what) {
        if (count > 0) {
            warnings.push_back(std::to_string(count) + std::string(what));
        }
    };
    add(m_trace.refused(),
        " spans were left out: they overlap others on their lane or end before they begin");
    add(m_unmatched, " begin or end events have no partner");
    add(m_lostArrowEnds, " ends of arrows were left out: they have no partner, or no lane");
    add(m_lostCounts, " counter events were left out: they hold no number, or there are too many counters");
    add(m_otherEvents, " events of other kinds (marks and the like) are not shown");
}

} // namespace parascope
