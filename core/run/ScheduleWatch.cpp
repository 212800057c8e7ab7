// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/ScheduleWatch.h"

namespace parascope {

ScheduleWatch::ScheduleWatch(ScheduleMode wish, MakeExact makeExact, WaitReasonProbe::Read readWait)
    : m_wish(wish)
    , m_makeExact(std::move(makeExact))
    , m_readWait(std::move(readWait)) {}

Result<void> ScheduleWatch::chooseSource() {
    if (m_wish != ScheduleMode::Sampled) {
        auto exact = m_makeExact();
        if (exact) {
            m_source = std::move(*exact);
            return {};
        }
        if (m_wish == ScheduleMode::Exact) {
            return failure(exact.error());
        }
        m_whyNotExact = "not exact: " + exact.error().text();
    }
    m_source = makeSampledSource();
    return {};
}

Result<void> ScheduleWatch::runStarted(RunFacts& facts) {
    if (!m_source) {
        if (const auto chosen = chooseSource(); !chosen) {
            return chosen;
        }
    }
    m_lanes = ScheduleLanes();
    m_growth = {};
    m_waits = std::make_unique<WaitReasonProbe>(m_readWait);
    facts.schedule = m_source->name();
    m_source->begin();
    return {};
}

void ScheduleWatch::passOn(RunFacts& facts, TraceBuilder& trace) {
    m_lanes.prepare(facts, trace);
    for (const auto& piece : m_source->takePieces()) {
        m_lanes.add(piece, m_waits->answerFor(piece), trace);
    }
    const bool grows = m_growth.isDue(monotonicNow());
    for (const auto& piece : m_source->openPieces()) {
        const bool waits = piece.kind == PieceKind::OffCore && m_lanes.shows(piece.thread.tid);
        const auto why = waits ? m_waits->ask(piece) : std::nullopt; // at every look: a wait may be short
        if (grows) {
            m_lanes.add(piece, why, trace);
        }
    }
    facts.lostSwitches = m_source->lost();
    const auto note = m_source->note();
    facts.scheduleNote = note + (note.empty() || m_whyNotExact.empty() ? "" : "; ") + m_whyNotExact;
}

void ScheduleWatch::runGoesOn(RunFacts& facts, TraceBuilder& trace) {
    std::vector<ThreadKey> workers;
    for (const auto& worker : facts.workers) {
        if (worker.ended == Nanoseconds{}) {
            workers.push_back({static_cast<std::int32_t>(worker.pid), static_cast<std::int32_t>(worker.tid)});
        }
    }
    m_source->look(workers);
    passOn(facts, trace);
}

void ScheduleWatch::runEnded(RunFacts& facts, TraceBuilder& trace) {
    if (m_source) {
        m_source->end();
        passOn(facts, trace);
    }
}

} // namespace parascope
