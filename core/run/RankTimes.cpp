// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankTimes.h"

#include <algorithm>

namespace parascope {

void RankTimes::take(const WorkerSpan& span) {
    if (span.name == "MPI_Init") { // also of a process that is a rank for a second time
        m_ranks[span.pid] = {{span.time.end, span.time.end}, {}, false};
        return;
    }
    const auto found = m_ranks.find(span.pid);
    if (found == m_ranks.end() || found->second.hasEnded) {
        return; // none, or other words of a program
    }
    auto& rank = found->second;
    if (span.name == "MPI_Finalize") {
        rank.hasEnded = true;
        rank.life.end = std::max(rank.life.end, span.time.begin);
        return;
    }
    rank.life.end = std::max(rank.life.end, span.time.end);
    rank.messages += span.state == State::Message ? span.time.length() : Nanoseconds{};
}

std::optional<Nanoseconds> RankTimes::joined(std::int32_t pid) const {
    const auto found = m_ranks.find(pid);
    return found == m_ranks.end() ? std::nullopt : std::optional(found->second.life.begin);
}

Nanoseconds RankTimes::lives() const {
    Nanoseconds sum{};
    for (const auto& [pid, rank] : m_ranks) {
        sum += rank.life.length();
    }
    return sum;
}

Nanoseconds RankTimes::messages() const {
    Nanoseconds sum{};
    for (const auto& [pid, rank] : m_ranks) {
        sum += std::min(rank.messages, rank.life.length()); // several threads may wait at once
    }
    return sum;
}

} // namespace parascope
