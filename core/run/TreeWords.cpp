// SPDX-License-Identifier: GPL-3.0-or-later
// What a watched program says of itself, below what the kernel says of it.
#include "core/run/TreeWatch.h"

namespace parascope {

void TreeWatch::takeTold(const ScheduleSource& source, const TraceEvent& event, const RunFacts& facts,
                         TraceBuilder& trace) {
    if (event.phase == 's' || event.phase == 'f') {
        const auto laneOf = [&](const TraceEvent& end) {
            const ThreadKey thread{static_cast<std::int32_t>(end.pid), static_cast<std::int32_t>(end.tid)};
            return wordsLane(source, thread, end.time, facts, trace);
        };
        if (facts.released != Nanoseconds{}) {
            if (!m_hasBegun) {
                begin(facts, trace);
            }
            m_arrows.take(event, laneOf, trace);
        }
        return;
    }
    m_words.take(event, laneGroup(facts, facts.workers.front()), trace);
}

LaneId TreeWatch::wordsLane(const ScheduleSource& source, ThreadKey thread, Nanoseconds time,
                            const RunFacts& facts, TraceBuilder& trace) {
    const auto& worker = facts.workers.front();
    auto name =
        thread.tid == worker.tid ? std::pair(worker.name, laneGroup(facts, worker)) : nameOf(source, thread);
    if (const auto own = m_words.nameOf(thread.tid); !own.empty()) {
        name.first = own;
    }
    return m_lanes.wordsLaneOf(thread, name, time, trace);
}

bool TreeWatch::takeSpan(const ScheduleSource& source, const WorkerSpan& span, const RunFacts& facts,
                         TraceBuilder& trace) {
    const auto& worker = facts.workers.front();
    const bool isTask = !facts.experiment.task.empty();
    if (facts.released == Nanoseconds{} || (isTask && span.tid == worker.tid)) {
        return false;
    }
    if (!m_hasBegun) {
        begin(facts, trace);
    }
    const ThreadKey thread{span.pid, span.tid};
    if (isTask) {
        if (const auto lane = m_lanes.ownLaneOf(thread, nameOf(source, thread), span.time.begin, trace);
            lane.isValid()) {
            trace.addSpan(lane, span.name, span.time, span.state, span.core);
        }
        return true;
    }
    m_ranks.take(span);
    if (const auto lane = wordsLane(source, thread, span.time.begin, facts, trace); lane.isValid()) {
        // Whether it ran meanwhile is for the kernel to say.
        trace.addSpan(lane, span.name, span.time, span.state == State::Running ? State::Other : span.state,
                      span.core);
    }
    return true;
}

} // namespace parascope
