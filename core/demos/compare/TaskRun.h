// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/DemoRun.h"

namespace parascope {

/// A run whose workers carry out a task: each the same work, with nothing to share.
class TaskRun final : public DemoRun {
public:
    explicit TaskRun(Experiment experiment)
        : m_experiment(std::move(experiment)) {}

    Result<void> runStarted(RunFacts& facts) override;
    WorkReport work(WorkerId worker, TaskContext& context) override;
    [[nodiscard]] WorkerProgram program(const WorkerSpec& spec) const override;

private:
    Experiment m_experiment;
    TaskCatalog m_tasks;
};

} // namespace parascope
