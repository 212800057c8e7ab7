// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/run/DemoRun.h"

namespace parascope {

/// How long and how much is borne before a worker is called broken.
struct RunLimits {
    Nanoseconds announceWithin = std::chrono::seconds(10);   ///< from its launch
    Nanoseconds stopWithin = std::chrono::milliseconds(500); ///< from being asked, before it is ended
    std::size_t eventsPerWorker = 5'000'000;                 ///< spans and marks
    std::size_t outputBytes = 64UL * 1024;                   ///< kept of what a worker prints
};

/// The logic of one run, from the first launch to the last worker's end: launch all, wait until all have
/// announced themselves, release them at once, gather what they say, end those that misbehave. Knows no
/// threads, no processes and no real clock.
class Runner final : private WorkerListener {
public:
    /// `demo`: what this run's demo does in it; `observer`: who watches every run.
    Runner(RunFacts facts, DemoRun& demo, Launcher& launcher, RunObserver& observer, const Clock& clock,
           RunLimits limits = {});

    /// Launches the workers of facts.experiment.
    void start();
    /// The user wants it to end. Every worker is asked, and ended when it does not stop in time.
    void stop();
    /// A line that leads the run, as its demo understands it.
    void order(std::string_view line);
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
        std::size_t events = 0;
    };

    void workerPlaced(WorkerId worker, const WorkerPlace& place) override;
    void workerAnnounced(WorkerId worker, std::int64_t pid, std::int64_t tid, Nanoseconds time) override;
    void workerIsKept(WorkerId worker, std::int64_t keeper) override { record(worker).keeper = keeper; }
    void workerSpan(WorkerId worker, const WorkerSpan& span) override;
    void workerMark(WorkerId worker, const TraceEvent& mark) override;
    void workerScheduled(WorkerId worker, const SchedSlice& piece) override;
    void workerTold(WorkerId worker, const TraceEvent& event) override;
    void workerOutput(WorkerId worker, std::string_view text) override;
    void workerDone(WorkerId worker, Nanoseconds time) override;
    void workerEnded(WorkerId worker, const WorkerResult& ending) override;

    void launchWhenPrepared();
    void launchAll();
    void releaseWhenAllAnnounced();
    void addLanes();
    void fail(WorkerId worker, WorkerExit exit, std::string message);
    /// Ends a worker that cannot be believed any more.
    void giveUp(WorkerId worker, WorkerExit exit, const std::string& why);
    [[nodiscard]] bool isTooMuch(WorkerId worker);
    void askToStop(WorkerId worker);
    void stopOthers();
    void end(WorkerId worker);
    void keepTimeLimits(WorkerId worker);
    void finishWhenAllEnded();

    Worker& life(WorkerId worker) { return m_workers.at(worker.index()); }
    WorkerRecord& record(WorkerId worker) { return m_facts.workers.at(worker.index()); }

    RunFacts m_facts;
    DemoRun& m_demo;
    Launcher& m_launcher;
    RunObserver& m_observer;
    const Clock& m_clock;
    RunLimits m_limits;
    std::vector<Worker> m_workers;
    TraceBuilder m_trace;
    bool m_isObserved = false; ///< the observer began
    bool m_hasLanes = false;
    bool m_hasNews = false;
    bool m_preparing = false; ///< the launcher is not ready yet
    bool m_launching = false;
    bool m_isStopping = false; ///< all workers were asked to stop
};

} // namespace parascope
