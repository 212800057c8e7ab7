// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/WorkerProcess.h"
#include "core/run/QueueLauncher.h"
#include "core/work/QueueMarks.h"

#include <memory>
#include <vector>

namespace parascope {

/// What launchers have in common whose producers and consumers live in programs of their own: they tell what
/// they do on their trace pipes and are led by lines on stdin (core/trace/FORMAT.md). Lives on a thread with
/// Qt's event loop.
class QueuePrograms : public QueueLauncher, protected WorkerListener, protected QueueLead {
public:
    explicit QueuePrograms(const QueueExperiment& experiment);
    /// Ends all programs.
    ~QueuePrograms() override;

    void release() override;
    void poll() override;
    void stop() override;
    [[nodiscard]] QueueLead& pace() override { return *this; }

    /// Who is asked to stop and has not ended after that time is killed.
    static constexpr Nanoseconds kStopWithin = std::chrono::seconds(1);
    /// A worker that tells of more than that is broken.
    static constexpr std::uint64_t kMostMarks = 2'000'000;

protected:
    void setSink(QueueSink& sink) { m_sink = &sink; }
    /// Starts a program that hosts these workers.
    Result<void> startProgram(std::vector<WorkerId> workers, const ProcessCommand& command);
    /// Ends all programs at once; nothing more is heard of them.
    void endAll();
    void orderAll(std::string_view line);
    /// The program that hosts a worker; null when there is none.
    [[nodiscard]] WorkerProcess* programOf(WorkerId worker) const;
    [[nodiscard]] bool lives(WorkerId worker) const { return !m_lives.at(worker.index()).hasEnded; }
    [[nodiscard]] const QueueExperiment& experiment() const { return m_experiment; }

    /// Before the sink is told. `event`: what the mark says, where it is one of a worker's story. False when
    /// it says what cannot be: then its program is ended.
    [[nodiscard]] virtual bool noteMark(WorkerId /*worker*/, const TraceEvent& /*mark*/,
                                        const std::optional<QueueEvent>& /*event*/) {
        return true;
    }
    virtual void noteEnded(WorkerId worker, const WorkerResult& ending) = 0;

    void setDelay(QueueSide side, Nanoseconds delay) override;
    void pause() override;
    void resume() override;
    void step() override;

private:
    void workerAnnounced(WorkerId worker, std::int64_t pid, std::int64_t tid, Nanoseconds time) override;
    void workerSpan(WorkerId /*worker*/, const WorkerSpan& /*span*/) override {}
    void workerMark(WorkerId worker, const TraceEvent& mark) override;
    void workerOutput(WorkerId worker, std::string_view text) override;
    void workerEnded(WorkerId worker, const WorkerResult& ending) override;

    void giveUp(WorkerId worker, WorkerExit exit, const std::string& why);

    struct Life {
        std::uint64_t marks = 0;
        bool hasEnded = false;
    };

    QueueExperiment m_experiment;
    QueueSink* m_sink = nullptr;
    QueueMarkReader m_marks;
    std::vector<Life> m_lives;                              ///< of each worker
    Nanoseconds m_killAt{};                                 ///< 0: they were not asked to stop
    bool m_wereKilled = false;                              ///< because they did not stop
    std::vector<std::unique_ptr<WorkerProcess>> m_programs; // last: they speak to the others
};

} // namespace parascope
