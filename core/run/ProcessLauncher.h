// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Launcher.h"
#include "core/run/WorkerProcess.h"

#include <functional>
#include <memory>
#include <vector>

namespace parascope {

/// Makes workers as child processes, or as whatever a child process makes them: one program may host several.
/// A program is stopped and killed as a whole. Lives on the engine thread.
class ProcessLauncher final : public Launcher {
public:
    /// Which program carries out an order; an Error when there is none.
    using CommandFor = std::function<Result<ProcessCommand>(const WorkerOrder&)>;

    explicit ProcessLauncher(CommandFor commandFor);
    ~ProcessLauncher() override;

    Result<void> launch(const WorkerOrder& order, LaunchSink& sink) override;
    void release() override;
    void stop(WorkerId worker) override;
    void kill(WorkerId worker) override;
    void poll() override {} // its pipes make themselves known

private:
    [[nodiscard]] WorkerProcess* find(WorkerId worker) const;

    CommandFor m_commandFor;
    std::vector<std::unique_ptr<WorkerProcess>> m_processes;
};

/// The command that runs an order in compute_worker, which stands beside this program or where
/// PARASCOPE_WORKER_DIR says. The Error names the places where it was looked for.
Result<ProcessCommand> computeWorkerCommand(const WorkerOrder& order);

} // namespace parascope
