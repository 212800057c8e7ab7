// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueTraceBuilder.h"

#include "core/demos/queue/QueueWords.h"

#include <algorithm>

namespace parascope {

namespace {

/// Spans of the first items bear their names; the others share one: a trace of 100,000 names helps nobody.
constexpr std::uint64_t kNamedItems = 1000;

std::string workName(QueueSide side, std::uint64_t item) {
    const std::string work(workWord(side));
    return item < kNamedItems ? work + " " + itemName(item) : work;
}

} // namespace

void QueueTraceBuilder::begin(const RunFacts& facts, TraceBuilder& trace) {
    m_trace = &trace;
    for (const auto& worker : facts.workers) {
        m_lanes.push_back(worker.lane);
    }
    m_depth =
        trace.addCounter({"queue depth", laneGroup(facts, facts.workers.front()), facts.workers.front().pid});
}

void QueueTraceBuilder::tellUntil(Nanoseconds now) {
    tellBefore(now - kHeldBack);
    m_toldUntil = std::max(m_toldUntil, now - kHeldBack);
    for (std::size_t i = 0; i < m_present.size(); ++i) {
        const WorkerId worker(static_cast<std::int32_t>(i));
        grow(worker, m_present[i].work, State::Sleeping);
        if (m_present[i].work.since == Nanoseconds{}) { // else the end of its work is still on its way
            grow(worker, m_present[i].wait, State::Queue);
        }
    }
}

void QueueTraceBuilder::tellAll(Nanoseconds end) {
    tellBefore(Nanoseconds::max());
    m_toldUntil = std::max(m_toldUntil, end);
}

void QueueTraceBuilder::tellBefore(Nanoseconds moment) {
    std::stable_sort(m_waiting.begin(), m_waiting.end(),
                     [](const Told& a, const Told& b) { return a.event.time.end < b.event.time.end; });
    const auto ripe = std::find_if(m_waiting.begin(), m_waiting.end(),
                                   [&](const Told& told) { return told.event.time.end >= moment; });
    for (auto told = m_waiting.begin(); told != ripe; ++told) {
        tell(*told);
    }
    m_waiting.erase(m_waiting.begin(), ripe);
}

void QueueTraceBuilder::stillWaits(WorkerId worker, Nanoseconds since, Nanoseconds now) {
    if (worker.index() >= m_present.size()) {
        return;
    }
    auto& wait = m_present[worker.index()].wait;
    if (wait.since != since) {
        wait = {since, std::string(waitWords(m_parameters.sideOf(worker))), now, false};
    }
    wait.seen = now;
}

void QueueTraceBuilder::says(WorkerId worker, Nanoseconds time, const std::string& words) {
    m_waiting.push_back({worker,
                         {QueueEvent::Kind::Said, 0, 0, {time, time}},
                         speakerOf(m_parameters, worker) + ": " + words});
}

void QueueTraceBuilder::ended(WorkerId worker, Nanoseconds time) {
    if (worker.index() < m_present.size()) {
        m_present[worker.index()].ended = time;
    }
}

void QueueTraceBuilder::setDelay(QueueSide side, Nanoseconds delay) {
    (side == QueueSide::Producer ? m_parameters.produce : m_parameters.consume) = delay;
}

/// Who has moved an item works from that moment on, for the time that it takes: the word that it has ended
/// may come late from another process, and what is drawn cannot be taken back.
void QueueTraceBuilder::openWork(const Told& told) {
    const auto side = m_parameters.sideOf(told.worker);
    const auto delay = side == QueueSide::Producer ? m_parameters.produce : m_parameters.consume;
    const auto length = fromSeconds(toSeconds(delay) * m_parameters.jitterFactor(side, told.event.item));
    const auto since = told.event.time.end;
    m_present.at(told.worker.index()).work = {since, workName(side, told.event.item), since + length, false};
}

void QueueTraceBuilder::grow(WorkerId worker, Open& open, State state) {
    auto& present = m_present[worker.index()];
    const auto end = std::min({m_toldUntil, open.seen, present.ended});
    if (open.since == Nanoseconds{} || open.since >= end || end <= present.drawnUntil) {
        return; // there is none, or what was before it may not be told yet
    }
    present.drawnUntil = end;
    if (open.isDrawn) {
        m_trace->growSpan(laneOf(worker), end);
    } else {
        m_trace->addSpan(laneOf(worker), open.name, {open.since, end}, state, -1);
        open.isDrawn = true;
    }
}

void QueueTraceBuilder::tell(const Told& told) {
    if (told.event.kind != QueueEvent::Kind::Waited && told.event.kind != QueueEvent::Kind::Said) {
        m_marks.push_back(
            {told.event.time.end, told.event.item, told.worker, static_cast<std::uint8_t>(told.event.kind)});
    }
    switch (told.event.kind) {
    case QueueEvent::Kind::Generating:
        log(told.worker, told.event);
        break;
    case QueueEvent::Kind::Put:
        arrowEnd(told.worker, told.event);
        tellDepth(told.event);
        openWork(told);
        break;
    case QueueEvent::Kind::Took:
        arrowEnd(told.worker, told.event);
        tellDepth(told.event);
        log(told.worker, told.event);
        openWork(told);
        break;
    case QueueEvent::Kind::NoMore:
        tellDepth(told.event);
        say(logLine(m_parameters, told.worker, told.event.kind, told.event.item));
        break;
    case QueueEvent::Kind::PutEndMark:
        tellDepth(told.event);
        break;
    case QueueEvent::Kind::Said:
        say(told.words);
        break;
    case QueueEvent::Kind::Worked:
    case QueueEvent::Kind::Waited:
        tellSpan(told);
        break;
    }
}

void QueueTraceBuilder::tellSpan(const Told& told) {
    const bool isWait = told.event.kind == QueueEvent::Kind::Waited;
    auto& present = m_present.at(told.worker.index());
    const auto open = std::exchange(isWait ? present.wait : present.work, {});
    const auto drawn = std::exchange(present.drawnUntil, std::max(present.drawnUntil, told.event.time.end));
    if (open.isDrawn && open.since == told.event.time.begin) {
        m_trace->growSpan(laneOf(told.worker), present.drawnUntil);
        return;
    }
    const TimeSpan rest{std::max(drawn, told.event.time.begin), told.event.time.end};
    if (rest.isEmpty() && rest.begin > told.event.time.begin) {
        return; // drawn already, as part of what was at work until then
    }
    // The work of the lesson is to sleep.
    m_trace->addSpan(laneOf(told.worker),
                     isWait ? std::string(waitWords(m_parameters.sideOf(told.worker)))
                            : workName(m_parameters.sideOf(told.worker), told.event.item),
                     rest, isWait ? State::Queue : State::Sleeping, -1);
}

void QueueTraceBuilder::tellDepth(const QueueEvent& event) {
    m_trace->addSample(m_depth, {event.time.end, static_cast<double>(event.depth)});
}

void QueueTraceBuilder::arrowEnd(WorkerId worker, const QueueEvent& event) {
    const HalfArrow half{laneOf(worker), event.time.end};
    const auto [other, isFirst] = m_halfArrows.emplace(event.item, half);
    if (isFirst) {
        return; // the taker may have been quicker to write its moment down than the putter
    }
    const bool isPut = event.kind == QueueEvent::Kind::Put;
    const auto& put = isPut ? half : other->second;
    const auto& took = isPut ? other->second : half;
    m_trace->addArrow(itemName(event.item), put.lane, took.lane, {std::min(put.time, took.time), took.time});
    m_halfArrows.erase(other);
}

void QueueTraceBuilder::log(WorkerId worker, const QueueEvent& event) {
    if (m_itemLines == kMostItemLines) {
        say("… (the log keeps the first " + std::to_string(kMostItemLines) + " lines about items)");
    }
    if (m_itemLines++ >= kMostItemLines) {
        return;
    }
    say(logLine(m_parameters, worker, event.kind, event.item));
}

} // namespace parascope
