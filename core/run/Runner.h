// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/run/Launcher.h"
#include "core/trace/TraceBuilder.h"

namespace parascope {

/// How long and how much is borne before a worker is called broken.
struct RunLimits {
    Nanoseconds announceWithin = std::chrono::seconds(10);  ///< from its launch
    Nanoseconds stopWithin = std::chrono::milliseconds(60); ///< from being asked, before it is ended
    std::size_t spansPerWorker = 5'000'000;
    std::size_t outputBytes = 64UL * 1024; ///< kept of what a worker prints
};

/// Who watches a run from outside, for what workers cannot know of themselves.
class RunObserver {
public:
    RunObserver() = default;
    RunObserver(const RunObserver&) = delete;
    RunObserver& operator=(const RunObserver&) = delete;
    virtual ~RunObserver() = default;

    /// Called before the first launch. An Error fails the run before it begins.
    virtual Result<void> runStarted(RunFacts& facts) = 0;
    /// Called at every poll while workers live; may add to the trace.
    virtual void runGoesOn(RunFacts& facts, TraceBuilder& trace) = 0;
    /// How often runGoesOn() should be called while a run goes on; nothing when every frame will do.
    [[nodiscard]] virtual std::optional<Nanoseconds> pace() const { return std::nullopt; }
    /// Called once, when the last worker has ended and before the run counts as finished.
    virtual void runEnded(RunFacts& facts, TraceBuilder& trace) = 0;
};

/// The logic of one run, from the first launch to the last worker's end: launch all, wait until all have
/// announced themselves, release them at once, gather what they say, end those that misbehave. Knows no
/// threads, no processes and no real clock.
class Runner final : private WorkerListener {
public:
    Runner(RunFacts facts, Launcher& launcher, RunObserver& observer, const Clock& clock,
           RunLimits limits = {});

    /// Launches the workers of facts.experiment.
    void start();
    /// The user wants it to end. Every worker is asked, and ended when it does not stop in time.
    void stop();
    /// To be called often (each frame): passes on what came in and keeps the time limits.
    void poll();

    [[nodiscard]] bool isFinished() const { return m_facts.finished; }
    [[nodiscard]] const RunFacts& facts() const { return m_facts; }
    /// Whether anything changed since takeUpdate().
    [[nodiscard]] bool hasNews() const { return m_hasNews; }
    [[nodiscard]] RunUpdate takeUpdate();

private:
    enum class Life : std::uint8_t { Launching, Announced, Working, Stopping, Killed, Ended };
    struct Worker {
        Life life = Life::Launching;
        Nanoseconds deadline{}; ///< for Launching and Stopping
        std::size_t spans = 0;
    };

    void workerAnnounced(WorkerId worker, std::int64_t pid, std::int64_t tid, Nanoseconds time) override;
    void workerSpan(WorkerId worker, const WorkerSpan& span) override;
    void workerOutput(WorkerId worker, std::string_view text) override;
    void workerEnded(WorkerId worker, const WorkerResult& ending) override;

    void releaseWhenAllAnnounced();
    void addLanes();
    void fail(WorkerId worker, WorkerExit exit, std::string message);
    void askToStop(WorkerId worker);
    void stopOthers();
    void end(WorkerId worker);
    void keepTimeLimits(WorkerId worker);
    void finishWhenAllEnded();

    Worker& life(WorkerId worker) { return m_workers.at(worker.index()); }
    WorkerRecord& record(WorkerId worker) { return m_facts.workers.at(worker.index()); }

    RunFacts m_facts;
    Launcher& m_launcher;
    RunObserver& m_observer;
    const Clock& m_clock;
    RunLimits m_limits;
    std::vector<Worker> m_workers;
    TraceBuilder m_trace;
    bool m_hasLanes = false;
    bool m_hasNews = false;
    bool m_launching = false;
};

} // namespace parascope
