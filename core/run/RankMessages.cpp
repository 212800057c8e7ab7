// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/RankMessages.h"

namespace parascope {

Result<void> RankMessages::runStarted(RunFacts& /*facts*/) {
    m_arrows = {};
    return {};
}

void RankMessages::takeTold(WorkerId worker, const TraceEvent& event, RunFacts& facts, TraceBuilder& trace) {
    const bool isEnd = event.phase == 's' || event.phase == 'f';
    if (!isEnd || facts.experiment.backend != Backend::Mpi) {
        return; // arrows of a program that is watched go to the lanes of its threads
    }
    const auto& rank = facts.workers.at(worker.index());
    m_arrows.take(
        event, [&rank](const TraceEvent& /*end*/) { return rank.lane; }, trace,
        rank.place.clockBound.value_or(Nanoseconds{}));
}

} // namespace parascope
