// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/LaneCollector.h"

#include "core/base/JsonFields.h"

#include <algorithm>
#include <charconv>
#include <cmath>
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

/// A number of any kind among the arguments, or a text that is one.
std::optional<double> orderIn(const JsonFields& args) {
    if (const auto number = args.real("sort_index")) {
        return number;
    }
    const auto text = args.text("sort_index");
    double value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && stop == text.data() + text.size() && std::isfinite(value)
               ? std::optional(value)
               : std::nullopt;
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
        takeMetadata(event, offset);
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

void LaneCollector::takeMetadata(const TraceEvent& event, std::uint64_t offset) {
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    const auto args = parser.parse(event.args).get(root) ? JsonFields() : JsonFields(root);
    if (!takeMetadata(event, args)) {
        m_warnings.add("names, labels or orders of threads or processes cannot be used", offset);
    }
}

bool LaneCollector::takeMetadata(const TraceEvent& event, const JsonFields& args) {
    const auto takeText = [&args](std::string_view key, std::string& text) {
        const auto given = args.textOrNumber(key);
        text = given.value_or(text);
        return given.has_value();
    };
    const auto takeOrder = [&args](double& order) {
        const auto given = orderIn(args);
        order = given.value_or(order);
        return given.has_value();
    };
    if (event.name == "thread_name") {
        return takeText("name", lane(event).name);
    }
    if (event.name == "thread_sort_index") {
        return takeOrder(lane(event).order);
    }
    if (event.name == "process_name") {
        return takeText("name", m_processes[event.pid].name);
    }
    if (event.name == "process_labels") {
        return takeText("labels", m_processes[event.pid].labels);
    }
    if (event.name == "process_sort_index") {
        return takeOrder(m_processes[event.pid].order);
    }
    return true; // of other programs, for themselves
}

std::string LaneCollector::groupOf(std::int64_t pid) const {
    const auto found = m_processes.find(pid);
    const auto known = found == m_processes.end() ? Process() : found->second;
    const auto name = known.name.empty() ? std::string(m_processTexts.textOf(pid)) : known.name;
    return known.labels.empty() ? name : name.empty() ? known.labels : name + " (" + known.labels + ")";
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
    const auto orderOf = [this](std::int64_t pid) {
        const auto found = m_processes.find(pid);
        return found == m_processes.end() ? 0 : found->second.order;
    };
    for (auto& [key, lane] : m_lanes) {
        pairEdges(lane);
        if (!lane.spans.empty() || lane.hasMarks) {
            plans.push_back({key, orderOf(key.pid), &lane, nullptr, {}});
        }
    }
    for (auto& [place, content] : async) {
        plans.push_back({{place.first, 0}, orderOf(place.first), nullptr, &content, place.second});
    }
    const auto rank = [](const Plan& plan) {
        return std::tuple(plan.processOrder, plan.key.pid, plan.async != nullptr,
                          plan.lane != nullptr ? plan.lane->order : 0, plan.key.tid);
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
    info.order = wholeOrder(plan.lane->order);
    const auto text = m_threadTexts.textOf(info.tid);
    info.name = !plan.lane->name.empty() ? plan.lane->name
                : !text.empty()          ? std::string(text)
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
    copy.m_processes = m_processes;
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
