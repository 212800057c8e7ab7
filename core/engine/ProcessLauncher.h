// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/WorkerProcess.h"
#include "core/run/Launcher.h"

#include <functional>
#include <memory>
#include <vector>

namespace parascope {

/// Makes workers as child processes, or as whatever a child process makes them: one program may host several.
/// A program is stopped and killed as a whole. Lives on the engine thread.
class ProcessLauncher final : public Launcher {
public:
    /// Which program carries out an order; an Error when there is none.
    using CommandFor = std::function<Result<ProcessCommand>(const WorkerSpec&)>;

    /// Launcher::prepare() of these programs.
    using Prepare = std::function<Result<bool>(RunFacts&)>;

    explicit ProcessLauncher(CommandFor commandFor, Prepare prepare = {});
    ~ProcessLauncher() override;

    Result<bool> prepare(RunFacts& facts) override;
    Result<void> launch(const WorkerSpec& order, WorkerListener& sink) override;
    void release() override;
    void stop(WorkerId worker) override;
    void kill(WorkerId worker) override;
    void order(std::optional<WorkerId> worker, std::string_view line) override;
    void poll() override {} // its pipes make themselves known

private:
    [[nodiscard]] WorkerProcess* find(WorkerId worker) const;

    CommandFor m_commandFor;
    Prepare m_prepare;
    std::vector<std::unique_ptr<WorkerProcess>> m_processes;
};

} // namespace parascope
