// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/ScheduleLanes.h"

#include <algorithm>

namespace parascope {

namespace {

/// A process id that no process has: the kernel's are below 2^22.
constexpr std::int64_t kCoresPid = (std::int64_t{1} << 22) + 1;
/// Cores stand below all workers.
constexpr std::int32_t kCoresOrder = 1 << 16;

} // namespace

std::optional<ScheduleLanes::Meaning> ScheduleLanes::meaningOf(const SchedSlice& piece,
                                                               const std::optional<WaitReason>& why) const {
    switch (piece.kind) {
    case PieceKind::OnCore:
        return Meaning{State::Running, "on a core"};
    case PieceKind::WaitingForCore:
        return Meaning{State::Ready, "waiting for a core"};
    case PieceKind::OffCore:
        break;
    case PieceKind::Unknown:
        return std::nullopt;
    }
    const bool working = m_released != Nanoseconds{} && piece.span.begin >= m_released;
    if (!working || !why) {
        return std::nullopt;
    }
    switch (why->kind) {
    case WaitKind::Lock:
        return Meaning{State::Lock, "waiting for a lock"};
    case WaitKind::TimedLock:
        return m_pausesByLock ? Meaning{State::Sleeping, "sleeping"}
                              : Meaning{State::Lock, "waiting for a lock, with a time limit"};
    case WaitKind::Pipe:
        return Meaning{State::Io, "waiting for a pipe"};
    case WaitKind::Socket:
        return Meaning{State::Io, "waiting for the network"};
    case WaitKind::Poll:
        return Meaning{State::Io, "waiting for one of several files"};
    case WaitKind::Disk:
        return Meaning{State::Io, "waiting for the disk"};
    case WaitKind::Sleep:
        return Meaning{State::Sleeping, "sleeping"};
    case WaitKind::Terminal:
        return Meaning{State::Io, "waiting for what is typed"};
    case WaitKind::Gil:
        return Meaning{State::Gil, "waiting for the GIL (estimated)"};
    case WaitKind::Children: // nothing that would make it faster: what it waits for has a lane of its own
    case WaitKind::NotWaiting:
    case WaitKind::Other:
        break;
    }
    return std::nullopt;
}

bool ScheduleLanes::knows(const WorkerRecord& worker) const {
    return m_host.empty() ? worker.isKnownHere()
                          : worker.tid != 0 && worker.place.isElsewhere && worker.place.host == m_host;
}

void ScheduleLanes::prepare(RunFacts& facts, TraceBuilder& trace) {
    m_released = facts.released;
    // Workers of ours pause so that they can be stopped in it (core/base/InterruptibleSleep.h).
    const auto backend = facts.experiment.backend;
    m_pausesByLock = !facts.tree && (backend == Backend::Threads || backend == Backend::Processes);
    for (auto& worker : facts.workers) {
        if (!knows(worker)) {
            continue; // not announced, or its number is that of some other thread here
        }
        auto& known = m_workers[static_cast<std::int32_t>(worker.tid)];
        if (!worker.scheduleLane.isValid()) {
            known.name = worker.name;
            known.life = {worker.launched, Nanoseconds::max()};
            known.lane =
                trace.addLane({known.name + ", kernel", infoOf(facts.experiment.backend).label,
                               LaneKind::Schedule, worker.pid, worker.tid, laneOrder(facts, worker)});
            worker.scheduleLane = known.lane;
        }
        if (worker.ended != Nanoseconds{}) {
            known.life.end = worker.ended;
        }
    }
}

void ScheduleLanes::addThread(std::int32_t tid, const std::string& name, LaneId lane, const TimeSpan& life,
                              Nanoseconds until) {
    Worker thread;
    thread.name = name;
    thread.lane = lane;
    thread.life = life;
    thread.until = until;
    m_workers[tid] = std::move(thread);
}

Nanoseconds ScheduleLanes::forget(std::int32_t tid) {
    const auto found = m_workers.find(tid);
    if (found == m_workers.end()) {
        return {};
    }
    const auto until = found->second.until;
    m_workers.erase(found);
    return until;
}

/// Adds a stretch of time on a core, or the new part of the one that was added last.
void ScheduleLanes::addToCore(CoreId id, std::int32_t tid, const std::string& name, const TimeSpan& time,
                              TraceBuilder& trace) {
    if (!id.isValid()) {
        return;
    }
    auto& core = m_cores[id];
    if (!core.lane.isValid()) {
        const auto prefix = m_host.empty() ? std::string() : m_host + std::string(kBehindHost);
        core.lane = trace.addLane({prefix + "core " + std::to_string(id.value),
                                   prefix + std::string(kCoresProcess), LaneKind::Core, kCoresPid + m_number,
                                   id.value, kCoresOrder * (1 + m_number) + id.value});
    }
    // Samples may put two workers on a core at one time: who was there first keeps it, and nobody's span
    // grows for another.
    const TimeSpan rest{std::max(time.begin, core.until), time.end};
    if (rest.isEmpty()) {
        return;
    }
    if (core.tid == tid && rest.begin == core.until) {
        trace.growSpan(core.lane, rest.end);
    } else {
        trace.addSpan(core.lane, name, rest, State::Running, id.value);
    }
    core.tid = tid;
    core.until = rest.end;
}

void ScheduleLanes::addHelper(const SchedSlice& piece, TraceBuilder& trace) {
    const auto tid = piece.thread.tid;
    if (!m_helpers.contains(tid)) {
        const auto maker = m_helpers.find(piece.maker.tid); // a helper's own child is a helper, too
        const auto worker = maker != m_helpers.end() ? maker->second : piece.maker.tid;
        if (!m_workers.contains(worker)) {
            return;
        }
        m_helpers[tid] = worker;
    }
    const auto& worker = m_workers.at(m_helpers.at(tid));
    if (piece.kind == PieceKind::OnCore && worker.lane.isValid()) {
        addToCore(piece.core, tid, worker.name + "'s helper", piece.span.intersected(worker.life), trace);
    }
}

void ScheduleLanes::add(const SchedSlice& piece, const std::optional<WaitReason>& why, TraceBuilder& trace) {
    const auto found = m_workers.find(piece.thread.tid);
    const auto meaning = meaningOf(piece, why);
    if (found == m_workers.end()) {
        addHelper(piece, trace);
        return;
    }
    if (!found->second.lane.isValid() || !meaning) {
        return;
    }
    auto& worker = found->second;
    const bool goesOn = worker.hasLast && worker.last.kind == piece.kind && worker.last.core == piece.core &&
                        worker.last.incarnation == piece.incarnation &&
                        worker.last.span.begin == piece.span.begin;
    const auto core = meaning->state == State::Running ? piece.core : CoreId();
    const auto span = piece.span.intersected(worker.life);
    if (goesOn) {
        if (span.end > worker.until) {
            addToCore(core, piece.thread.tid, worker.name, {worker.until, span.end}, trace);
            trace.growSpan(worker.lane, span.end);
            worker.until = span.end;
        }
        return;
    }
    // What was drawn already cannot be taken back: a piece that turns out to have begun earlier is cut.
    const TimeSpan rest{std::max(span.begin, worker.until), span.end};
    worker.last = piece;
    worker.hasLast = !rest.isEmpty();
    if (!rest.isEmpty()) {
        trace.addSpan(worker.lane, meaning->name, rest, meaning->state, piece.core.value);
        addToCore(core, piece.thread.tid, worker.name, rest, trace);
        worker.until = rest.end;
    }
}

} // namespace parascope
