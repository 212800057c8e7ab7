// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/Schedule.h"

#include <algorithm>
#include <utility>

namespace parascope {

namespace {

bool isEarlier(const SwitchEvent& a, const SwitchEvent& b) {
    return a.time < b.time;
}

} // namespace

void Schedule::feed(std::span<const SwitchEvent> events) {
    if (std::is_sorted(events.begin(), events.end(), isEarlier)) {
        for (const auto& event : events) {
            apply(event);
        }
        return;
    }
    std::vector<SwitchEvent> sorted(events.begin(), events.end());
    std::stable_sort(sorted.begin(), sorted.end(), isEarlier);
    for (const auto& event : sorted) {
        apply(event);
    }
}

std::vector<SchedSlice> Schedule::takePieces() {
    return std::exchange(m_finished, {});
}

std::vector<SchedSlice> Schedule::openPieces(Nanoseconds now) const {
    std::vector<SchedSlice> pieces;
    for (const auto& [tid, thread] : m_living) {
        if (thread.isPlaced && now > thread.since) {
            pieces.push_back(openPiece(thread, now, false));
        }
    }
    return pieces;
}

void Schedule::finish(Nanoseconds now) {
    for (auto& [tid, thread] : m_living) {
        if (thread.isPlaced) {
            turn(thread, PieceKind::Unknown, now, false);
        }
    }
    m_living.clear();
    m_cores.clear();
    std::stable_sort(m_finished.begin(), m_finished.end(),
                     [](const auto& a, const auto& b) { return a.span.end < b.span.end; });
}

void Schedule::apply(const SwitchEvent& event) {
    const auto known = m_living.find(event.thread.tid);
    if (known != m_living.end() && event.time < known->second.heard) {
        ++m_late;
        return;
    }
    auto& core = coreOf(event);
    switch (event.kind) {
    case SwitchKind::In:
        applyIn(event, core);
        break;
    case SwitchKind::Out:
        applyOut(event, core);
        break;
    case SwitchKind::Fork:
        applyFork(event);
        break;
    case SwitchKind::Exit:
        applyExit(event, core);
        break;
    case SwitchKind::Name:
        applyName(event);
        break;
    case SwitchKind::Lost:
        applyLost(event, core);
        break;
    }
    core.heard = std::max(core.heard, event.time);
}

void Schedule::applyIn(const SwitchEvent& event, Core& core) {
    if (core.runner >= 0 && core.runner != event.thread.tid) {
        // Nobody said that the other one left: it did so at some time before now.
        if (const auto other = m_living.find(core.runner); other != m_living.end()) {
            turn(other->second, PieceKind::Unknown, event.time, true);
        }
    }
    auto& thread = threadOf(event);
    const bool wasOnCore = thread.isPlaced && thread.kind == PieceKind::OnCore;
    if (wasOnCore) {
        leaveCore(event.thread.tid, thread.core);
    }
    turn(thread, PieceKind::OnCore, event.time, wasOnCore);
    if (thread.core.isValid() && thread.core != event.core) {
        ++m_totals[thread.totals].migrations;
    }
    thread.isEstimated = false; // whatever was before: that it is on the core from now on is sure
    thread.core = event.core;
    core.runner = event.thread.tid;
    core.ended = -1;
}

void Schedule::applyOut(const SwitchEvent& event, Core& core) {
    if (core.ended == event.thread.tid) {
        core.ended = -1; // the last moments of a thread whose end was recorded already
        return;
    }
    auto& thread = threadOf(event);
    placeOnCore(thread, event, core);
    leaveCore(event.thread.tid, event.core);
    turn(thread, event.preempted ? PieceKind::WaitingForCore : PieceKind::OffCore, event.time, false);
    auto& totals = m_totals[thread.totals];
    ++(event.preempted ? totals.preemptedSwitches : totals.voluntarySwitches);
    core.ended = -1;
}

/// A thread that left a core must have been on it: makes up for a record that is missing.
void Schedule::placeOnCore(Thread& thread, const SwitchEvent& event, const Core& core) {
    if (thread.isPlaced && thread.kind == PieceKind::OnCore) {
        if (thread.core != event.core) { // it has moved, and nobody said when
            leaveCore(event.thread.tid, thread.core);
            turn(thread, PieceKind::OnCore, std::max(thread.since, core.heard), true);
            ++m_totals[thread.totals].migrations;
            thread.core = event.core;
        }
        return;
    }
    const auto from = std::min(event.time, std::max(thread.since, core.heard));
    auto& totals = m_totals[thread.totals];
    totals.begin = std::min(totals.begin, from);
    turn(thread, PieceKind::OnCore, from, true);
    if (thread.core.isValid() && thread.core != event.core) {
        ++totals.migrations;
    }
    thread.core = event.core;
}

void Schedule::applyFork(const SwitchEvent& event) {
    endThread(event.thread.tid, event.time, true); // its number is taken again, so it has ended
    auto& thread = startThread(event.thread, event.time);
    m_totals[thread.totals].maker = event.parent;
    turn(thread, PieceKind::WaitingForCore, event.time, false);
    if (const auto parent = m_living.find(event.parent.tid); parent != m_living.end()) {
        m_totals[thread.totals].name = m_totals[parent->second.totals].name;
    }
}

void Schedule::applyExit(const SwitchEvent& event, Core& core) {
    if (core.ended == event.thread.tid) {
        return;
    }
    auto& thread = threadOf(event);
    placeOnCore(thread, event, core); // a thread ends by running
    endThread(event.thread.tid, event.time, false);
    core.ended = event.thread.tid;
}

void Schedule::applyName(const SwitchEvent& event) {
    m_totals[threadOf(event).totals].name = event.nameText();
}

void Schedule::applyLost(const SwitchEvent& event, Core& core) {
    m_lost += event.lost;
    core.ended = -1;
    for (auto& [tid, thread] : m_living) {
        thread.isEstimated |= thread.kind != PieceKind::OnCore; // it may have run in between
    }
    const auto runner = m_living.find(std::exchange(core.runner, -1));
    if (runner != m_living.end()) {
        // It was there at the core's last record. What it did then is among what was lost.
        turn(runner->second, PieceKind::Unknown, std::max(runner->second.since, core.heard), true);
    }
}

Schedule::Core& Schedule::coreOf(const SwitchEvent& event) {
    const auto [core, isNew] = m_cores.try_emplace(event.core);
    if (isNew) {
        core->second.heard = m_begin;
    }
    return core->second;
}

Schedule::Thread& Schedule::threadOf(const SwitchEvent& event) {
    const auto known = m_living.find(event.thread.tid);
    auto& thread = known != m_living.end() ? known->second : startThread(event.thread, event.time);
    thread.heard = event.time;
    return thread;
}

Schedule::Thread& Schedule::startThread(ThreadKey key, Nanoseconds time) {
    ThreadTotals totals;
    totals.thread = key;
    auto& number = m_numbers.try_emplace(key.tid, Number{0, m_begin}).first->second;
    totals.incarnation = number.used++;
    totals.begin = time;
    Thread thread;
    thread.totals = m_totals.size();
    thread.heard = time;
    thread.since = std::min(number.free, time);
    m_totals.push_back(std::move(totals));
    return m_living.insert_or_assign(key.tid, thread).first->second;
}

void Schedule::endThread(std::int32_t tid, Nanoseconds time, bool estimated) {
    const auto living = m_living.find(tid);
    if (living == m_living.end()) {
        return;
    }
    auto& thread = living->second;
    if (thread.isPlaced) {
        leaveCore(tid, thread.core);
        turn(thread, PieceKind::Unknown, time, estimated);
    }
    m_totals[thread.totals].end = time;
    m_numbers[tid].free = time;
    m_living.erase(living);
}

void Schedule::leaveCore(std::int32_t tid, CoreId core) {
    if (const auto left = m_cores.find(core); left != m_cores.end() && left->second.runner == tid) {
        left->second.runner = -1;
    }
}

SchedSlice Schedule::openPiece(const Thread& thread, Nanoseconds end, bool estimated) const {
    const auto& totals = m_totals[thread.totals];
    return {totals.thread, totals.incarnation,          thread.kind, thread.isEstimated || estimated,
            thread.core,   TimeSpan{thread.since, end}, totals.maker};
}

/// Ends the open piece, if there is one, and opens the next. `estimated` is about the moment between the two.
void Schedule::turn(Thread& thread, PieceKind next, Nanoseconds time, bool estimated) {
    if (thread.isPlaced && time > thread.since) {
        const auto piece = openPiece(thread, time, estimated);
        m_totals[thread.totals].add(piece);
        m_finished.push_back(piece);
    }
    thread.since = thread.isPlaced ? std::max(thread.since, time) : time;
    thread.isPlaced = true;
    thread.kind = next;
    thread.isEstimated = estimated;
}

} // namespace parascope
