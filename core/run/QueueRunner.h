// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/run/QueueLauncher.h"
#include "core/run/QueueRecord.h"
#include "core/run/QueueTraceBuilder.h"

namespace parascope {

/// The logic of one run at a queue, from the launch to the last worker's end: launch all, release them at
/// once, gather what they tell, see when they wait for what will never come. Knows no threads and no real
/// clock.
///
/// A worker that fails does not stop the others: what comes of that is what the demo shows.
class QueueRunner final : private QueueSink {
public:
    QueueRunner(QueueFacts facts, QueueLauncher& launcher, const Clock& clock);

    void start();
    /// The user wants it to end.
    void stop();
    /// To be called often (each frame).
    void poll();

    void setDelay(QueueSide side, Nanoseconds delay);
    void pause();
    void resume();
    /// While paused: each side moves one item.
    void step();
    /// Lets a worker fail at whatever it is at.
    void fail(WorkerId worker);

    [[nodiscard]] bool isFinished() const { return m_facts.finished; }
    [[nodiscard]] const QueueFacts& facts() const { return m_facts; }
    [[nodiscard]] QueueUpdate takeUpdate();

    static constexpr Nanoseconds kAnnounceWithin = std::chrono::seconds(10); ///< from the launch
    static constexpr std::size_t kOutputBytes = 64UL * 1024;                 ///< kept of what a worker prints

private:
    void workerAnnounced(WorkerId worker, std::int64_t pid, std::int64_t tid, Nanoseconds time) override;
    void workerTold(WorkerId worker, const QueueEvent& event) override;
    void workerOutput(WorkerId worker, std::string_view text) override;
    void workerEnded(WorkerId worker, const WorkerResult& ending) override;

    void releaseWhenAllAnnounced();
    void readLedger();
    /// Workers that wait for what will never come, in words; empty when there are none.
    [[nodiscard]] std::string hang() const;
    [[nodiscard]] std::string hungConsumers(const std::vector<WorkerId>& waiting) const;
    void failRun(std::string message);
    void finish();
    void nameLostItems();

    [[nodiscard]] bool lives(const QueueWorkerRecord& worker) const { return worker.ended == Nanoseconds{}; }
    QueueWorkerRecord& record(WorkerId worker) { return m_facts.workers.at(worker.index()); }

    QueueFacts m_facts;
    QueueLauncher& m_launcher;
    const Clock& m_clock;
    QueueTraceBuilder m_story;
    bool m_endsEarly = false; ///< all workers were asked to stop
};

} // namespace parascope
