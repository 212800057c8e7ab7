// SPDX-License-Identifier: GPL-3.0-or-later
// What is different where the watched program is an mpirun: its ranks are what people ask about.
#include "core/run/TreeWatch.h"

#include "core/run/RankDeadlock.h"
#include "core/run/RankPreload.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace {
/// What mpirun starts on other hosts, or by.
constexpr std::array<std::string_view, 3> kKeepers{"orted", "ssh", "rsh"};
} // namespace

bool TreeWatch::isLauncher(std::int32_t pid) const {
    const auto name = pid == m_root ? std::string() : m_processes.nameOf(pid);
    return pid == m_root || isRankStarter(name) ||
           std::find(kKeepers.begin(), kKeepers.end(), name) != kKeepers.end();
}

bool TreeWatch::counts(const SchedSlice& piece) const {
    if (!m_isOfRanks) {
        return true;
    }
    if (isLauncher(piece.thread.pid)) {
        return false;
    }
    // MPI_Init starts threads that sleep until there is news. Those that a program starts itself come later.
    const bool isMain = piece.thread.pid == piece.thread.tid;
    if (isMain || piece.kind != PieceKind::OffCore) {
        return true;
    }
    const auto joined = m_ranks.joined(piece.thread.pid);
    const auto known = m_living.find(piece.thread.tid);
    return joined && known != m_living.end() && known->second.first > *joined;
}

void TreeWatch::keepToRanks(const std::vector<PathPiece>& pieces) {
    if (!m_isOfRanks || pieces.empty()) {
        return;
    }
    if (m_evidence.ranksEnd == Nanoseconds{}) {
        const auto first =
            std::min_element(pieces.begin(), pieces.end(), [](const PathPiece& one, const PathPiece& other) {
                return one.slice.span.begin < other.slice.span.begin;
            });
        m_start = std::max(m_start, first->slice.span.begin);
        m_path.begin(m_start);
    }
    for (const auto& piece : pieces) {
        m_evidence.ranksEnd = std::max(m_evidence.ranksEnd, piece.slice.span.end);
    }
}

void TreeWatch::lookAtRanks(const RunFacts& facts, Nanoseconds now) {
    if (m_isOfRanks) {
        m_evidence.deadlock = deadlockInWords(deadlockedRanks(facts.tree->calls->calls(), now));
    }
}

/// A call is told when it is over. One that never came back ends with the program.
void TreeWatch::takeStuckCalls(const ScheduleSource& source, const RunFacts& facts, TraceBuilder& trace) {
    if (!m_isOfRanks) {
        return;
    }
    for (const auto& call : facts.tree->calls->calls()) {
        if (!call.name.empty() && call.began < m_evidence.ranksEnd) {
            takeSpan(source,
                     {call.name, {call.began, m_evidence.ranksEnd}, State::Message, -1, call.pid, call.tid},
                     facts, trace);
        }
    }
}

} // namespace parascope
