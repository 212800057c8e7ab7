// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/OwnArrows.h"
#include "core/run/RunObserver.h"

namespace parascope {

/// Draws the messages between the ranks of a run as arrows from lane to lane: each rank tells of its ends.
class RankMessages final : public RunObserver {
public:
    Result<void> runStarted(RunFacts& facts) override;
    void takeTold(WorkerId worker, const TraceEvent& event, RunFacts& facts, TraceBuilder& trace) override;
    void runGoesOn(RunFacts& /*facts*/, TraceBuilder& /*trace*/) override {}
    void runEnded(RunFacts& /*facts*/, TraceBuilder& /*trace*/) override {}

private:
    OwnArrows m_arrows;
};

} // namespace parascope
