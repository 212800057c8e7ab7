// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/ProcFile.h"
#include "core/run/Launcher.h"

namespace parascope {

/// Watches a process that runs already for a while, as the only worker of a run, and leaves it as it was.
class AttachLauncher final : public Launcher {
public:
    AttachLauncher(std::int32_t pid, Nanoseconds howLong)
        : m_pid(pid)
        , m_howLong(howLong) {}

    /// The Error: there is no such process, or it may not be watched.
    Result<bool> prepare(RunFacts& facts) override;
    Result<void> launch(const WorkerSpec& order, WorkerListener& sink) override;
    void release() override;
    void stop(WorkerId worker) override;
    void kill(WorkerId worker) override { stop(worker); }
    void poll() override;

    /// A worker's result of a process that ended by itself meanwhile.
    static constexpr auto kHasEnded = "process_ended=1";

private:
    void end(WorkerExit exit, std::vector<std::string> results);

    std::int32_t m_pid;
    Nanoseconds m_howLong;
    FileHandle m_process; ///< a pidfd: means that very process, whatever has its number later
    WorkerListener* m_sink = nullptr;
    WorkerId m_worker;
    Nanoseconds m_until = Nanoseconds::max();
};

} // namespace parascope
