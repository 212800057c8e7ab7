// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Launcher.h"
#include "core/trace/TraceBuilder.h"

#include <optional>

namespace parascope {

/// Watches a run and adds what workers cannot know of themselves. Called on the engine thread.
class RunObserver {
public:
    RunObserver() = default;
    RunObserver(const RunObserver&) = delete;
    RunObserver& operator=(const RunObserver&) = delete;
    virtual ~RunObserver() = default;

    /// Called before the first launch. An Error fails the run before it begins.
    virtual Result<void> runStarted(RunFacts& facts) = 0;
    /// A span that a worker or a thread below it recorded. True: it is in the trace; false: it goes to its
    /// worker's lane.
    virtual bool takeSpan(const WorkerSpan& /*span*/, RunFacts& /*facts*/, TraceBuilder& /*trace*/) {
        return false;
    }
    /// What another host's kernel says of a worker.
    virtual void takePiece(WorkerId /*worker*/, const SchedSlice& /*piece*/, RunFacts& /*facts*/,
                           TraceBuilder& /*trace*/) {}
    /// A counter, the name of a thread, or an end of an arrow, that a worker's program told.
    virtual void takeTold(WorkerId /*worker*/, const TraceEvent& /*event*/, RunFacts& /*facts*/,
                          TraceBuilder& /*trace*/) {}
    /// Called at every poll while workers live; may add to the trace.
    virtual void runGoesOn(RunFacts& facts, TraceBuilder& trace) = 0;
    /// How often runGoesOn() should be called while a run goes on; nothing when every frame will do.
    [[nodiscard]] virtual std::optional<Nanoseconds> pace() const { return std::nullopt; }
    /// Called once, when the last worker has ended and before the run counts as finished; not for a run that
    /// runStarted() was not called for, or refused.
    virtual void runEnded(RunFacts& facts, TraceBuilder& trace) = 0;
};

} // namespace parascope
