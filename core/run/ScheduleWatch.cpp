// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/ScheduleWatch.h"

#include <map>

namespace parascope {

namespace {

/// What is not exact of the workers that this kernel does not know; their own kernel may tell of them.
std::string elsewhereInWords(const RunFacts& facts) {
    std::map<std::string, std::string> hosts;
    for (const auto& worker : facts.workers) {
        if (worker.place.isElsewhere && worker.place.schedule != "exact") {
            hosts[worker.place.host] = worker.place.schedule;
        }
    }
    std::string words;
    for (const auto& [host, schedule] : hosts) {
        words += (words.empty() ? "" : "; ") + host + ": only what its workers say" +
                 (schedule.empty() ? "" : " (" + schedule + ")");
    }
    return words;
}

} // namespace

ScheduleWatch::ScheduleWatch(ScheduleMode wish, MakeExact makeExact, WaitReasonProbe::Read readWait)
    : m_wish(wish)
    , m_makeExact(std::move(makeExact))
    , m_readWait(std::move(readWait)) {}

Result<ScheduleWatch::Chosen> ScheduleWatch::choose(const MakeExact& makeExact) const {
    std::string whyNotExact;
    if (m_wish != ScheduleMode::Sampled) {
        auto exact = makeExact();
        if (exact) {
            return Chosen{std::move(*exact), {}};
        }
        if (m_wish == ScheduleMode::Exact) {
            return failure(exact.error());
        }
        whyNotExact = "not exact: " + exact.error().text();
    }
    return Chosen{makeSampledSource(), std::move(whyNotExact)};
}

Result<void> ScheduleWatch::runStarted(RunFacts& facts) {
    m_tree = facts.tree ? std::make_unique<TreeWatch>() : nullptr;
    m_attached = {};
    // A program that ran before is no child of ours: its own source, for this run.
    const std::int32_t attachedTo = facts.tree ? facts.tree->attachedTo : 0;
    const bool isAttached = attachedTo != 0;
    if (isAttached || !m_own.source) {
        auto chosen =
            isAttached ? choose([attachedTo] { return makeExactSourceOf(attachedTo); }) : choose(m_makeExact);
        if (!chosen) {
            return failure(chosen.error());
        }
        (isAttached ? m_attached : m_own) = std::move(*chosen);
    }
    m_lanes = ScheduleLanes();
    m_elsewhere.clear();
    m_growth = {};
    m_waits = std::make_unique<WaitReasonProbe>(m_readWait);
    facts.schedule = source().name();
    source().begin();
    return {};
}

void ScheduleWatch::passOn(RunFacts& facts, TraceBuilder& trace) {
    if (m_tree) {
        m_tree->passOn(source(), *m_waits, facts, trace);
    } else {
        passOnWorkers(facts, trace);
    }
    facts.lostSwitches = source().lost();
    const auto note = source().note();
    const auto& why = chosen().whyNotExact;
    facts.scheduleNote = note + (note.empty() || why.empty() ? "" : "; ") + why;
    if (const auto others = elsewhereInWords(facts); !others.empty()) {
        facts.scheduleNote += (facts.scheduleNote.empty() ? "" : "; ") + others;
    }
}

void ScheduleWatch::passOnWorkers(RunFacts& facts, TraceBuilder& trace) {
    m_lanes.prepare(facts, trace);
    for (const auto& piece : source().takePieces()) {
        m_lanes.add(piece, m_waits->answerFor(piece), trace);
    }
    const bool grows = m_growth.isDue(monotonicNow());
    for (const auto& piece : source().openPieces()) {
        const bool waits = piece.kind == PieceKind::OffCore && m_lanes.shows(piece.thread.tid);
        const auto why = waits ? m_waits->ask(piece) : std::nullopt; // at every look: a wait may be short
        if (grows) {
            m_lanes.add(piece, why, trace);
        }
    }
}

std::vector<ThreadKey> ScheduleWatch::threadsToLookAt(const RunFacts& facts) {
    if (m_tree) {
        return m_tree->threads(facts);
    }
    std::vector<ThreadKey> workers;
    for (const auto& worker : facts.workers) {
        if (worker.ended == Nanoseconds{} && worker.isKnownHere()) {
            workers.push_back({static_cast<std::int32_t>(worker.pid), static_cast<std::int32_t>(worker.tid)});
        }
    }
    return workers;
}

bool ScheduleWatch::takeSpan(const WorkerSpan& span, RunFacts& facts, TraceBuilder& trace) {
    return m_tree && m_tree->takeSpan(source(), span, facts, trace);
}

void ScheduleWatch::takePiece(WorkerId worker, const SchedSlice& piece, RunFacts& facts,
                              TraceBuilder& trace) {
    const auto& host = facts.workers.at(worker.index()).place.host;
    if (!m_elsewhere.contains(host)) {
        m_elsewhere.emplace(host, ScheduleLanes(host, static_cast<int>(m_elsewhere.size()) + 1));
    }
    auto& lanes = m_elsewhere.at(host);
    lanes.prepare(facts, trace);
    lanes.add(piece, std::nullopt, trace); // why it waited nobody asked there
}

void ScheduleWatch::takeTold(WorkerId /*worker*/, const TraceEvent& event, RunFacts& facts,
                             TraceBuilder& trace) {
    if (m_tree) {
        m_tree->takeTold(source(), event, facts, trace);
    }
}

void ScheduleWatch::runGoesOn(RunFacts& facts, TraceBuilder& trace) {
    source().look(threadsToLookAt(facts));
    passOn(facts, trace);
}

void ScheduleWatch::runEnded(RunFacts& facts, TraceBuilder& trace) {
    if (!chosen().source) {
        return;
    }
    source().end();
    if (m_tree) {
        m_tree->end();
    }
    passOn(facts, trace);
    m_attached = {};
}

} // namespace parascope
