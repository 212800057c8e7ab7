// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/SiteProcess.h"
#include "core/run/DemoRun.h"
#include "core/work/UserAnswers.h"

namespace parascope {

/// Lines that lead a run of a task.
namespace task_order {
/// The user has clicked or written a line. To a program the number of its worker follows.
inline constexpr std::string_view kAnswer = "answer";
} // namespace task_order

/// Arguments of worker programs besides what to do.
namespace task_argument {
inline constexpr std::string_view kSite = "site="; ///< address of the built-in web site
} // namespace task_argument

/// A run whose workers carry out a task: each the same work, with nothing to share but what the task needs,
/// the built-in web site or the user.
class TaskRun final : public DemoRun {
public:
    explicit TaskRun(Experiment experiment)
        : m_experiment(std::move(experiment)) {}

    Result<void> runStarted(RunFacts& facts) override;
    WorkReport work(WorkerId worker, TaskContext& context) override;
    [[nodiscard]] WorkerProgram program(const WorkerSpec& spec) const override;
    /// "answer": of the first worker that waits for one.
    void order(std::string_view line, RunFacts& facts, Launcher& launcher) override;
    void runEnded(RunFacts& facts, TraceBuilder& trace) override;

private:
    [[nodiscard]] TaskNeed need() const;
    [[nodiscard]] std::vector<std::string> pythonArguments(const Experiment& experiment) const;

    /// What the user has answered to one worker.
    struct Asked {
        UserAnswers answers; ///< where the worker is a thread
        int given = 0;
    };

    Experiment m_experiment;
    TaskCatalog m_tasks;
    std::optional<SiteProcess> m_site;
    std::vector<std::unique_ptr<Asked>> m_asked; ///< by worker
};

} // namespace parascope
