// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/Schedule.h"
#include "core/observe/SwitchRecorder.h"
#include "core/observe/ThreadSampler.h"
#include "core/observe/WaitReasonProbe.h"
#include "core/run/GrowthPace.h"
#include "core/run/RunObserver.h"
#include "core/run/ScheduleLanes.h"
#include "core/run/ScheduleMode.h"

#include <functional>
#include <memory>
#include <optional>

namespace parascope {

/// Where pieces of a schedule come from while a run goes on.
class ScheduleSource {
public:
    ScheduleSource() = default;
    ScheduleSource(const ScheduleSource&) = delete;
    ScheduleSource& operator=(const ScheduleSource&) = delete;
    virtual ~ScheduleSource() = default;

    /// Forgets what was before: a run begins.
    virtual void begin() = 0;
    /// Takes in what is new about the workers. Called often.
    virtual void look(std::span<const ThreadKey> workers) = 0;
    /// The run has ended: nothing stays open.
    virtual void end() = 0;
    [[nodiscard]] virtual std::vector<SchedSlice> takePieces() = 0;
    [[nodiscard]] virtual std::vector<SchedSlice> openPieces() = 0;
    [[nodiscard]] virtual std::uint64_t lost() const = 0;
    /// How often it wants to look; nothing when every frame will do.
    [[nodiscard]] virtual std::optional<Nanoseconds> pace() const { return std::nullopt; }
    [[nodiscard]] virtual std::string name() const = 0; ///< "exact" or "sampled"
    [[nodiscard]] virtual std::string
    note() const = 0; ///< its resolution in words, or what it lacks; empty when exact
};

/// What is to be said of records of which that many bytes made no sense; nothing of none.
[[nodiscard]] std::string malformedNote(std::uint64_t bytes);
/// Every switch, from the kernel. The Error says why not, and the command that gives it.
Result<std::unique_ptr<ScheduleSource>> makeExactSource();
[[nodiscard]] std::unique_ptr<ScheduleSource> makeSampledSource();

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
    [[nodiscard]] std::optional<Nanoseconds> pace() const override {
        return m_source ? m_source->pace() : std::nullopt;
    }

private:
    Result<void> chooseSource();
    void passOn(RunFacts& facts, TraceBuilder& trace);

    ScheduleMode m_wish;
    MakeExact m_makeExact;
    std::unique_ptr<ScheduleSource> m_source;
    std::string m_whyNotExact;
    WaitReasonProbe::Read m_readWait;
    std::unique_ptr<WaitReasonProbe> m_waits; ///< of this run
    ScheduleLanes m_lanes;
    GrowthPace m_growth;
};

} // namespace parascope
