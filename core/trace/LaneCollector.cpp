// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/LaneCollector.h"

#include <algorithm>
#include <limits>
#include <tuple>

namespace parascope {

namespace {

bool isMark(char phase) {
    return phase == 'i' || phase == 'I' || phase == 'R';
}

bool isShown(char phase) {
    return std::string_view("XBECstfiIR").find(phase) != std::string_view::npos ||
           AsyncCollector::takes(phase);
}

/// What is told of events that are not shown.
std::string whyNotShown(char phase) {
    switch (phase) {
    case 'P':
        return "samples of a profiler are not shown";
    case 'v':
    case 'V':
        return "memory dumps are not shown";
    case 'c':
        return "clock synchronisations are not taken into account";
    case '(':
    case ')':
        return "begins and ends of contexts are not shown";
    default:
        return "events of other kinds are not shown";
    }
}

State stateOf(const TraceEvent& event) {
    return stateFromKey(event.category).value_or(State::Other);
}

void copyTexts(const ThreadNumbers& from, ThreadNumbers& to) {
    for (auto number = kMadeUpNumbers; !from.textOf(number).empty(); ++number) {
        to.numberOf(from.textOf(number));
    }
}

std::int32_t wholeOrder(double order) {
    using Limits = std::numeric_limits<std::int32_t>;
    return static_cast<std::int32_t>(std::clamp(order, double{Limits::min()}, double{Limits::max()}));
}

} // namespace

LaneCollector::Lane& LaneCollector::lane(const TraceEvent& event) {
    const Key key{event.pid, event.tid};
    if (m_last == nullptr || key != m_lastKey) {
        m_last = &m_lanes[key];
        m_lastKey = key;
    }
    return *m_last;
}

NameId LaneCollector::nameOf(const TraceEvent& event) {
    const auto name = m_trace.nameId(event.name);
    m_lastName = std::max(m_lastName, name);
    if (!event.colour.empty()) {
        m_trace.proposeColour(name, event.colour);
    }
    return name;
}

void LaneCollector::noteFields(const TraceEvent& event, std::uint64_t offset) {
    for (std::size_t i = 0; i < kEventFields.size(); ++i) {
        const auto field = static_cast<EventField>(i);
        if (event.lacks(field)) {
            m_warnings.add("values of \"" + std::string(kEventFields[i]) +
                               (field == EventField::Phase
                                    ? "\" are longer than a letter: the first one counts"
                                    : "\" are of a kind that cannot be used"),
                           offset);
        }
    }
}

void LaneCollector::resolve(TraceEvent& event) {
    if (!event.pidText.empty()) {
        event.pid = m_processTexts.numberOf(event.pidText);
        event.pidText.clear();
    }
    if (!event.tidText.empty()) {
        event.tid = m_threadTexts.numberOf(event.tidText);
        event.tidText.clear();
    }
}

void LaneCollector::take(TraceEvent& event, std::uint64_t offset) {
    if (event.unusable != 0) {
        noteFields(event, offset);
    }
    resolve(event);
    if (event.phase == 'M') {
        m_metadata.take(event, offset, m_warnings);
    } else if (!isShown(event.phase)) {
        m_warnings.add(whyNotShown(event.phase), offset);
    } else if (!event.hasTime) {
        m_warnings.add("events without a time are left out", offset);
    } else {
        m_end = std::max(m_end.value_or(event.time), event.time);
        takeTimed(event, offset);
    }
}

void LaneCollector::takeTimed(const TraceEvent& event, std::uint64_t offset) {
    if (!event.flow.empty()) {
        m_arrows.takeBound(event, offset, m_warnings);
    }
    switch (event.phase) {
    case 'X':
        takeSpan(event, offset);
        break;
    case 'B':
    case 'E':
        takeEdge(event, offset);
        break;
    case 'C':
        m_counters.take(event, offset, m_warnings);
        break;
    case 's':
    case 't':
    case 'f':
        m_arrows.take(event, offset);
        break;
    default:
        if (isMark(event.phase)) {
            takeMark(event);
        } else {
            m_async.take(event, event.name.empty() ? NameId() : nameOf(event), offset);
        }
    }
}

void LaneCollector::takeSpan(const TraceEvent& event, std::uint64_t offset) {
    if (event.duration < Nanoseconds{0}) {
        m_warnings.add("spans end before they begin and are left out", offset);
        return;
    }
    Span span;
    span.begin = event.time;
    span.end = event.time + event.duration;
    span.name = nameOf(event);
    span.core = static_cast<std::int16_t>(event.core);
    span.state = stateOf(event);
    m_end = std::max(*m_end, span.end);
    lane(event).spans.push_back(span);
}

void LaneCollector::takeEdge(const TraceEvent& event, std::uint64_t offset) {
    const bool isEnd = event.phase == 'E';
    lane(event).edges.push_back({event.time, isEnd && event.name.empty() ? NameId() : nameOf(event), offset,
                                 static_cast<std::int16_t>(event.core), stateOf(event), isEnd});
}

void LaneCollector::takeMark(const TraceEvent& event) {
    const auto of = event.scope == "g"   ? TraceMark::Of::All
                    : event.scope == "p" ? TraceMark::Of::Process
                                         : TraceMark::Of::Lane;
    const bool isNote = event.category == kNoteCategory;
    m_marks.push_back({{nameOf(event), event.time, of, LaneId(), event.pid, isNote}, {event.pid, event.tid}});
    if (of == TraceMark::Of::Lane) {
        lane(event).hasMarks = true;
    }
}

std::string LaneCollector::groupOf(std::int64_t pid) const {
    return m_metadata.processName(pid, m_processTexts.textOf(pid));
}

void LaneCollector::pairEdges(Lane& lane) {
    if (lane.edges.empty()) {
        return;
    }
    const auto paired = pairedSpans(std::exchange(lane.edges, {}));
    lane.spans.insert(lane.spans.end(), paired.spans.begin(), paired.spans.end());
    for (const auto& begin : paired.open) {
        m_warnings.add(kUnclosed, begin.offset);
        Span span;
        span.begin = begin.time;
        span.end = std::max(begin.time, *m_end);
        span.name = begin.name;
        span.core = begin.core;
        span.state = begin.state;
        lane.spans.push_back(span);
    }
    for (const auto& end : paired.strays) {
        m_warnings.add(kEndWithoutBegin, end.offset);
    }
    for (const auto& end : paired.misnamed) {
        m_warnings.add("end events name another span than the innermost open one and end nothing",
                       end.offset);
    }
}

std::vector<LaneCollector::Plan>
LaneCollector::planLanes(std::map<AsyncCollector::Place, AsyncCollector::Content>& async) {
    std::vector<Plan> plans;
    for (auto& [key, lane] : m_lanes) {
        pairEdges(lane);
        if (!lane.spans.empty() || lane.hasMarks) {
            plans.push_back({key,
                             m_metadata.processOrder(key.pid),
                             m_metadata.thread(key.pid, key.tid).order,
                             &lane,
                             nullptr,
                             {}});
        }
    }
    for (auto& [place, content] : async) {
        plans.push_back(
            {{place.first, 0}, m_metadata.processOrder(place.first), 0, nullptr, &content, place.second});
    }
    const auto rank = [](const Plan& plan) {
        return std::tuple(plan.processOrder, plan.key.pid, plan.async != nullptr, plan.order, plan.key.tid);
    };
    std::stable_sort(plans.begin(), plans.end(),
                     [&](const Plan& a, const Plan& b) { return rank(a) < rank(b); });
    return plans;
}

LaneId LaneCollector::makeLane(const Plan& plan) {
    LaneInfo info{{}, groupOf(plan.key.pid), LaneKind::Worker, plan.key.pid, plan.key.tid, 0};
    if (plan.async != nullptr) {
        info.name = plan.category;
        info.kind = LaneKind::Async;
        info.tid = kAsyncNumbers + m_asyncLanes[info.pid]++;
        const auto id = m_trace.addLane(std::move(info), std::move(plan.async->spans));
        for (const auto& [time, name] : plan.async->marks) {
            m_marks.push_back({{name, time, TraceMark::Of::Lane, id, plan.key.pid}, {}});
        }
        return id;
    }
    info.kind = info.group.ends_with(kCoresProcess) ? LaneKind::Core : LaneKind::Worker;
    info.order = wholeOrder(plan.order);
    const auto text = m_threadTexts.textOf(info.tid);
    const auto& name = m_metadata.thread(info.pid, info.tid).name;
    info.name = !name.empty()   ? name
                : !text.empty() ? std::string(text)
                                : "thread " + std::to_string(info.tid);
    const auto id = m_trace.addLane(std::move(info), std::move(plan.lane->spans));
    m_ids.emplace(plan.key, id);
    return id;
}

void LaneCollector::makeMarks() {
    std::stable_sort(m_marks.begin(), m_marks.end(),
                     [](const Mark& a, const Mark& b) { return a.mark.time < b.mark.time; });
    for (auto& [mark, key] : m_marks) {
        if (mark.of == TraceMark::Of::Lane && !mark.lane.isValid()) {
            mark.lane = m_ids.at(key);
        }
        m_trace.addMark(mark);
    }
}

Trace LaneCollector::soFar() const {
    TraceWarnings unsaid;
    LaneCollector copy(unsaid);
    for (NameId name(0); name <= m_lastName; ++name.value) { // the same ids
        copy.m_trace.nameId(m_trace.name(name));
        if (const auto colour = m_trace.proposedColour(name); !colour.empty()) {
            copy.m_trace.proposeColour(name, colour);
        }
    }
    copyTexts(m_processTexts, copy.m_processTexts);
    copyTexts(m_threadTexts, copy.m_threadTexts);
    copy.m_lanes = m_lanes;
    copy.m_metadata = m_metadata;
    copy.m_marks = m_marks;
    copy.m_end = m_end;
    return copy.finish();
}

Trace LaneCollector::finish() {
    auto async = m_async.finish(m_end.value_or(Nanoseconds{}), m_warnings);
    for (const auto& plan : planLanes(async)) {
        makeLane(plan);
    }
    makeMarks();
    m_arrows.finish(
        m_trace,
        [this](ArrowCollector::Place place) {
            const auto found = m_ids.find({place.first, place.second});
            return found == m_ids.end() ? LaneId() : found->second;
        },
        m_warnings);
    m_counters.finish(m_trace, [this](std::int64_t pid) { return groupOf(pid); });
    return std::move(m_trace);
}

} // namespace parascope
