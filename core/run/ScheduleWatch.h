// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/WaitReasonProbe.h"
#include "core/run/GrowthPace.h"
#include "core/run/RunObserver.h"
#include "core/run/ScheduleLanes.h"
#include "core/run/ScheduleMode.h"
#include "core/run/ScheduleSource.h"
#include "core/run/TreeWatch.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace parascope {

/// Adds to a run's trace what the kernel says of its workers: a lane for each worker and one for each core.
/// Its first run must begin on the thread that launches the workers: they are recorded because they descend
/// from it.
class ScheduleWatch final : public RunObserver {
public:
    using MakeExact = std::function<Result<std::unique_ptr<ScheduleSource>>()>;

    explicit ScheduleWatch(ScheduleMode wish, MakeExact makeExact = makeExactSource,
                           WaitReasonProbe::Read readWait = readWaitReason);

    Result<void> runStarted(RunFacts& facts) override;
    void runGoesOn(RunFacts& facts, TraceBuilder& trace) override;
    void runEnded(RunFacts& facts, TraceBuilder& trace) override;
    bool takeSpan(const WorkerSpan& span, RunFacts& facts, TraceBuilder& trace) override;
    void takePiece(WorkerId worker, const SchedSlice& piece, RunFacts& facts, TraceBuilder& trace) override;
    void takeTold(WorkerId worker, const TraceEvent& event, RunFacts& facts, TraceBuilder& trace) override;
    [[nodiscard]] std::optional<Nanoseconds> pace() const override {
        return chosen().source ? source().pace() : std::nullopt;
    }

private:
    /// Where the schedule comes from.
    struct Chosen {
        std::unique_ptr<ScheduleSource> source;
        std::string whyNotExact; ///< empty: it is, or nobody wished it
    };

    /// Exact where it can be had and is wished, else sampled.
    Result<Chosen> choose(const MakeExact& makeExact) const;
    [[nodiscard]] const Chosen& chosen() const { return m_attached.source ? m_attached : m_own; }
    [[nodiscard]] ScheduleSource& source() const { return *chosen().source; }
    [[nodiscard]] std::vector<ThreadKey> threadsToLookAt(const RunFacts& facts);
    void passOn(RunFacts& facts, TraceBuilder& trace);
    void passOnWorkers(RunFacts& facts, TraceBuilder& trace);

    ScheduleMode m_wish;
    MakeExact m_makeExact;
    Chosen m_own;                      ///< of all that descends from this program
    Chosen m_attached;                 ///< of this run, where its program ran before; else nothing
    std::unique_ptr<TreeWatch> m_tree; ///< of this run, where all below its worker is watched
    WaitReasonProbe::Read m_readWait;
    std::unique_ptr<WaitReasonProbe> m_waits; ///< of this run
    ScheduleLanes m_lanes;
    std::map<std::string, ScheduleLanes> m_elsewhere; ///< by host
    GrowthPace m_growth;
};

} // namespace parascope
