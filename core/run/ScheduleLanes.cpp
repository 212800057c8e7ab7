// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/ScheduleLanes.h"

#include <algorithm>

namespace parascope {

namespace {

/// A process id that no process has: the kernel's are below 2^22.
constexpr std::int64_t kCoresPid = (std::int64_t{1} << 22) + 1;
/// Cores stand below all workers.
constexpr std::int32_t kCoresOrder = 1 << 16;

std::optional<State> stateOf(PieceKind kind) {
    switch (kind) {
    case PieceKind::OnCore:
        return State::Running;
    case PieceKind::WaitingForCore:
        return State::Ready;
    case PieceKind::OffCore:
    case PieceKind::Unknown:
        break;
    }
    return std::nullopt;
}

} // namespace

void ScheduleLanes::prepare(RunFacts& facts, TraceBuilder& trace) {
    for (auto& worker : facts.workers) {
        if (worker.tid == 0) {
            continue;
        }
        auto& known = m_workers[static_cast<std::int32_t>(worker.tid)];
        if (!worker.scheduleLane.isValid()) {
            known.name = "worker " + std::to_string(worker.id.value);
            known.life = {worker.launched, Nanoseconds::max()};
            known.lane = trace.addLane({known.name + ", kernel", infoOf(facts.experiment.backend).label, LaneKind::Schedule, worker.pid,
                                        worker.tid, worker.id.value});
            worker.scheduleLane = known.lane;
        }
        if (worker.ended != Nanoseconds{}) {
            known.life.end = worker.ended;
        }
    }
}

LaneId ScheduleLanes::coreLane(CoreId core, TraceBuilder& trace) {
    auto& lane = m_cores[core];
    if (!lane.isValid()) {
        lane = trace.addLane({"core " + std::to_string(core.value), std::string(kCoresProcess), LaneKind::Core, kCoresPid, core.value,
                              kCoresOrder + core.value});
    }
    return lane;
}

void ScheduleLanes::add(const SchedulePiece& piece, TraceBuilder& trace) {
    const auto found = m_workers.find(piece.thread.tid);
    const auto state = stateOf(piece.kind);
    if (found == m_workers.end() || !found->second.lane.isValid() || !state) {
        return;
    }
    auto& worker = found->second;
    const bool goesOn = worker.hasLast && worker.last.kind == piece.kind && worker.last.core == piece.core &&
                        worker.last.incarnation == piece.incarnation && worker.last.span.begin == piece.span.begin;
    const auto core = *state == State::Running && piece.core.isValid() ? coreLane(piece.core, trace) : LaneId();
    const auto span = piece.span.intersected(worker.life);
    if (goesOn) {
        if (span.end > worker.until) {
            trace.growSpan(worker.lane, span.end);
            if (core.isValid()) {
                trace.growSpan(core, span.end);
            }
            worker.until = span.end;
        }
        return;
    }
    // What was drawn already cannot be taken back: a piece that turns out to have begun earlier is cut.
    const TimeSpan rest{std::max(span.begin, worker.until), span.end};
    worker.last = piece;
    worker.hasLast = !rest.isEmpty();
    if (!rest.isEmpty()) {
        trace.addSpan(worker.lane, *state == State::Running ? "on a core" : "waiting for a core", rest, *state, piece.core.value);
        if (core.isValid()) {
            trace.addSpan(core, worker.name, rest, State::Running, piece.core.value);
        }
        worker.until = rest.end;
    }
}

} // namespace parascope
