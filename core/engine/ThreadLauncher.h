// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/DemoRun.h"

#include <memory>
#include <QObject>
#include <vector>

namespace parascope {

class Gil;
class StartGate;
class WorkerThread;
struct WorkReport;

/// Makes workers as threads of this process; those of the backend gil take turns under one lock. Lives on
/// the engine thread and calls the sink there.
class ThreadLauncher final : public QObject, public Launcher {
    Q_OBJECT

public:
    explicit ThreadLauncher(DemoRun& run, QObject* parent = nullptr);
    /// Stops and joins all threads.
    ~ThreadLauncher() override;

    Result<void> launch(const WorkerSpec& order, WorkerListener& sink) override;
    void release() override;
    void stop(WorkerId worker) override;
    /// A thread cannot be ended from outside without harm to the whole process: it ends at its next look at
    /// its stop token.
    void kill(WorkerId worker) override { stop(worker); }
    void poll() override;

private:
    /// Passes on what the thread recorded so far. False when there was nothing.
    bool passOn(WorkerThread& thread);
    void finish(WorkerThread& thread, const WorkReport& report);

    DemoRun& m_run;
    WorkerListener* m_sink = nullptr;
    std::unique_ptr<StartGate> m_gate;
    std::unique_ptr<Gil> m_gil; ///< null where there is none
    std::vector<std::unique_ptr<WorkerThread>> m_threads;
};

} // namespace parascope
