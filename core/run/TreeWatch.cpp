// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/TreeWatch.h"

#include "core/base/Affinity.h"
#include "core/observe/ProcFile.h"
#include "core/observe/TaskList.h"

#include <algorithm>
#include <unistd.h>

namespace parascope {

namespace {

/// Looking at /proc takes at most this part of the time.
constexpr int kOneIn = 60;
constexpr int kMissedWhenGone = 2;
constexpr Nanoseconds kListEvery = std::chrono::milliseconds(20);
/// What the sources hold back, and a little more.
constexpr Nanoseconds kHeldBack = std::chrono::milliseconds(2);
constexpr Nanoseconds kNotSettled = std::chrono::milliseconds(1);

/// When something that took so long may be done again.
Nanoseconds nextTime(Nanoseconds began, Nanoseconds atLeast) {
    const auto now = monotonicNow();
    return now + std::max(atLeast, (now - began) * kOneIn);
}

std::string nameFromKernel(ThreadKey thread) {
    const auto path = "/proc/" + std::to_string(thread.pid) + "/task/" + std::to_string(thread.tid) + "/comm";
    auto name = readWholeFile(path.c_str());
    name.erase(std::min(name.find('\n'), name.size()));
    return name;
}

} // namespace

std::vector<ThreadKey> TreeWatch::threads(const RunFacts& facts) {
    const auto now = monotonicNow();
    const auto& program = facts.workers.front();
    const auto root = static_cast<std::int32_t>(program.keeper != 0 ? program.keeper : program.pid);
    if (root == 0 || now < m_listAgain) {
        return m_listed;
    }
    m_listed = threadsBelow(root);
    std::erase_if(m_listed, [this](const ThreadKey& thread) { return !isPart(thread); });
    m_listAgain = nextTime(now, kListEvery);
    return m_listed;
}

bool TreeWatch::isPart(ThreadKey thread) const {
    return thread.pid != ::getpid() && thread.pid != m_keeper && !m_others.contains(thread.pid);
}

void TreeWatch::begin(const RunFacts& facts, TraceBuilder& trace) {
    const auto& program = facts.workers.front();
    m_hasBegun = true;
    m_isAttached = facts.tree && facts.tree->attachedTo != 0;
    m_root = static_cast<std::int32_t>(program.pid);
    m_keeper = static_cast<std::int32_t>(program.keeper); // not by asking the program, which may be gone
    if (m_keeper != 0) {
        m_processes.leaveOutSoFar(m_keeper); // how it came up
    }
    m_isOfRanks = facts.tree && facts.tree->calls;
    m_lanes.setWorker(static_cast<std::int32_t>(program.tid));
    m_start = facts.released;
    m_path.begin(m_start);
    if (m_isAttached) {
        m_quiet.begin(m_root, facts.released);
    } else {
        leaveOutOthers();
    }
    const auto counter = [&](const char* name) {
        return trace.addCounter({name, laneGroup(facts, program), program.pid});
    };
    m_counters = {counter("threads"), counter("processes"), counter("bytes read"), counter("bytes written")};
}

void TreeWatch::passOn(ScheduleSource& source, WaitReasonProbe& waits, RunFacts& facts, TraceBuilder& trace) {
    if (facts.released == Nanoseconds{}) {
        return; // what was before belongs to nobody
    }
    if (!m_hasBegun) {
        begin(facts, trace);
    }
    m_lanes.prepare(facts, trace);
    takeFinished(source, waits, trace);
    takeOpen(source, waits, trace);
    if (m_isOver) {
        m_path.advance(m_isOfRanks ? m_evidence.ranksEnd : facts.ended, {});
        takeStuckCalls(source, facts, trace);
    }
    if (m_isOver || m_growth.isDue(monotonicNow())) {
        lookAtRanks(facts, m_isOver ? facts.ended : monotonicNow());
        count(m_isOver ? facts.ended : monotonicNow(), trace);
        publish(facts);
    }
}

PathPiece TreeWatch::understand(const SchedSlice& piece, std::optional<WaitReason> why) const {
    return {piece, why ? std::optional(why->kind) : std::nullopt, m_processes.isPython(piece.thread.pid)};
}

/// What a lane shows of a wait: as the path understands it.
std::optional<WaitReason> TreeWatch::reasonFor(const PathPiece& piece) const {
    const bool isShort = piece.slice.span.length() <= CriticalPath::kLongestTurn;
    auto why = piece.why;
    if (!why && isShort) {
        why = m_path.usualWait(piece.slice.thread.tid);
    }
    if (!why) {
        return std::nullopt;
    }
    const bool isGil = piece.isPython && isShort && *why == WaitKind::TimedLock;
    return WaitReason{isGil ? WaitKind::Gil : *why, 0};
}

void TreeWatch::noteThread(const SchedSlice& piece) {
    const auto [known, isNew] = m_living.emplace(piece.thread.tid, Living{piece.thread, 0, piece.span.begin});
    known->second.missed = 0; // one that goes on and off all the time is seldom there at a beat
    if (!isNew) {
        return;
    }
    const bool isOther = m_isOfRanks && isLauncher(piece.thread.pid);
    m_evidence.threads += isOther ? 0 : 1;
    m_evidence.processes += !isOther && piece.thread.pid == piece.thread.tid ? 1 : 0;
}

/// Programs that we started for something else, such as the web site of a task, descend from us, too. In one
/// look: what it starts may be over before another one.
void TreeWatch::leaveOutOthers() {
    for (const auto& thread : threadsBelow(::getpid(), {m_root, m_keeper})) {
        m_others.insert(thread.pid);
    }
}

/// It stands at a gate until it is let go: that it was not on a core at once is no wait of its own.
void TreeWatch::beginWithProgram(std::vector<SchedSlice>& pieces) {
    for (const auto& piece : pieces) {
        const bool isGate = piece.thread.tid == m_root && piece.kind != PieceKind::OnCore;
        if (isGate && piece.span.begin <= m_start && piece.span.end > m_start) {
            m_start = piece.span.end;
            m_path.begin(m_start);
        }
    }
    std::erase_if(pieces, [this](const SchedSlice& piece) { return piece.span.end <= m_start; });
}

void TreeWatch::takeFinished(ScheduleSource& source, WaitReasonProbe& waits, TraceBuilder& trace) {
    auto pieces = source.takePieces();
    m_quiet.end(source.openPieces(), pieces);
    if (!m_isAttached) {
        beginWithProgram(pieces);
    }
    std::vector<PathPiece> finished;
    std::vector<PathPiece> counted;
    for (const auto& piece : pieces) {
        if (!isPart(piece.thread) || piece.span.end <= m_path.record().begin) {
            continue;
        }
        noteThread(piece);
        finished.push_back(understand(piece, waits.answerFor(piece)));
        if (!counts(piece)) {
            continue;
        }
        counted.push_back(finished.back());
        const bool wasOnCore = piece.core.isValid(); // a new thread has been on none
        m_evidence.left += piece.kind == PieceKind::OffCore ? 1 : 0;
        m_evidence.pushed += piece.kind == PieceKind::WaitingForCore && wasOnCore ? 1 : 0;
        if (piece.kind == PieceKind::OnCore && finished.back().isPython) {
            m_pythonTime += piece.span.length();
        }
    }
    keepToRanks(counted);
    m_path.take(counted);
    for (const auto& piece : finished) {
        m_lanes.add(
            piece.slice, reasonFor(piece), false, [&](ThreadKey thread) { return nameOf(source, thread); },
            trace);
    }
}

/// The sources hold back the last moments, in which a fast one leaves its core and comes on again: none of
/// its waits is ever open. Only a few at a look: others come at the next ones.
void TreeWatch::askFast(WaitReasonProbe& waits, const std::set<std::int32_t>& open) {
    constexpr int kAtOnce = 8;
    const auto now = monotonicNow();
    int asked = 0;
    auto at = m_living.upper_bound(m_lastAsked);
    for (std::size_t i = 0; i < m_living.size() && asked < kAtOnce; ++i) {
        at = at == m_living.end() ? m_living.begin() : at;
        const auto& [tid, thread] = *at;
        ++at;
        if (open.contains(tid) || thread.missed > 0) {
            continue;
        }
        ++asked;
        m_lastAsked = tid;
        if (const auto why = waits.askNow(thread.key, now)) {
            m_path.noteSeen(tid, why->kind);
        }
    }
}

void TreeWatch::takeOpen(ScheduleSource& source, WaitReasonProbe& waits, TraceBuilder& trace) {
    const bool grows = GrowthPace(m_growth).isDue(monotonicNow()) || m_isOver;
    std::vector<PathPiece> open;
    std::vector<PathPiece> counted;
    std::set<std::int32_t> living;
    Nanoseconds until{};
    for (const auto& piece : m_quiet.with(source.openPieces(), monotonicNow() - kHeldBack)) {
        if (!isPart(piece.thread)) {
            continue;
        }
        const auto why = piece.kind == PieceKind::OffCore ? waits.ask(piece) : std::nullopt;
        living.insert(piece.thread.tid);
        if (grows) {
            noteThread(piece);
            open.push_back(understand(piece, why));
            if (counts(piece)) {
                until = std::max(until, piece.span.end);
                counted.push_back(open.back());
            }
        }
    }
    if (!m_isOver) {
        askFast(waits, living);
    }
    if (!grows) {
        return;
    }
    keepToRanks(counted);
    m_path.advance(until - kNotSettled, counted);
    for (const auto& piece : open) {
        m_lanes.add(
            piece.slice, reasonFor(piece), true, [&](ThreadKey thread) { return nameOf(source, thread); },
            trace);
    }
    m_evidence.mostAtOnce = std::max<std::uint64_t>(m_evidence.mostAtOnce, living.size());
    endThoseGone(source, living, trace);
    lookAtProcesses();
}

void TreeWatch::endThoseGone(const ScheduleSource& source, const std::set<std::int32_t>& living,
                             TraceBuilder& trace) {
    m_pids.clear();
    for (auto at = m_living.begin(); at != m_living.end();) {
        auto& key = at->second.key;
        auto& missed = at->second.missed;
        missed = living.contains(at->first) ? 0 : missed + 1;
        if (missed < kMissedWhenGone && !m_isOver) { // one that has just changed what it does is not there
            m_pids.insert(key.pid);
            ++at;
            continue;
        }
        const auto name = source.nameOf(at->first);
        m_lanes.end(at->first, name.empty() ? "short-lived" : name, trace);
        m_path.forget(at->first);
        if (key.pid == key.tid && !m_isOver) {
            m_processes.lookAtSilent(key.pid); // the kernel's records end when it becomes another user
        }
        at = m_living.erase(at);
    }
}

void TreeWatch::lookAtProcesses() {
    const auto now = monotonicNow();
    if (now < m_lookAgain || m_isOver) {
        return;
    }
    auto pids = m_pids;
    if (m_keeper != 0) {
        pids.insert(m_keeper); // it has what those used that it waited for
    }
    m_processes.look(pids, m_isAttached);
    noteCores();
    m_lookAgain = nextTime(now, kGrowEvery);
}

/// Those that any of its processes may use now: what began it may have had more.
void TreeWatch::noteCores() {
    std::set<CoreId> cores;
    for (const auto pid : m_pids) {
        const auto allowed = allowedCoresOf(pid);
        cores.insert(allowed.begin(), allowed.end());
    }
    m_evidence.coresAllowed = cores.empty() ? m_evidence.coresAllowed : cores.size();
}

void TreeWatch::count(Nanoseconds now, TraceBuilder& trace) {
    const auto& use = m_processes.use();
    trace.addSample(m_counters.threads, {now, static_cast<double>(m_living.size())});
    trace.addSample(m_counters.processes, {now, static_cast<double>(m_pids.size())});
    trace.addSample(m_counters.readBytes, {now, static_cast<double>(use.readBytes)});
    trace.addSample(m_counters.writtenBytes, {now, static_cast<double>(use.writtenBytes)});
}

void TreeWatch::publish(RunFacts& facts) const {
    auto evidence = std::make_shared<TreeEvidence>(m_evidence);
    evidence->path = m_path.record().rounded();
    evidence->use = m_processes.use();
    evidence->hidden = m_processes.hidden();
    evidence->ranks = m_ranks.ranks();
    evidence->rankLives = m_ranks.lives();
    evidence->rankMessages = m_ranks.messages();
    evidence->isPython = static_cast<double>(m_pythonTime.count()) > evidence->path.onCore / 2;
    facts.demo = evidence;
    facts.treeThreads.clear();
    for (const auto& [tid, thread] : m_living) {
        facts.treeThreads.push_back(thread.key);
    }
}

std::pair<std::string, std::string> TreeWatch::nameOf(const ScheduleSource& source, ThreadKey thread) const {
    auto name = nameFromKernel(thread);
    name = name.empty() ? source.nameOf(thread.tid) : name;
    const auto process = m_processes.nameOf(thread.pid);
    const auto number = " " + std::to_string(thread.tid);
    return {(name.empty() ? "thread" : name) + number,
            (process.empty() ? name : process) + " " + std::to_string(thread.pid)};
}

} // namespace parascope
