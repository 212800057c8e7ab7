// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/classify/ClassifyDemo.h"
#include "core/demos/compare/TaskRun.h"
#include "core/observe/ProcFile.h"
#include "core/run/DemoRun.h"
#include "core/run/RankCallBoard.h"

namespace parascope {

/// A run whose one worker is a program of the user's, or one that runs already. All below it is watched.
class ClassifyRun final : public DemoRun {
public:
    explicit ClassifyRun(Experiment experiment);

    Result<void> runStarted(RunFacts& facts) override;
    void order(std::string_view line, RunFacts& facts, Launcher& launcher) override;
    void runGoesOn(RunFacts& facts, TraceBuilder& trace) override;
    void addTo(RunUpdate& update) override;
    void runEnded(RunFacts& facts, TraceBuilder& trace) override;
    WorkReport work(WorkerId worker, TaskContext& context) override;
    [[nodiscard]] WorkerProgram program(const WorkerSpec& spec) const override;
    [[nodiscard]] std::unique_ptr<Launcher> ownLauncher() override;
    /// Who keeps the command asks all that it started first.
    [[nodiscard]] Nanoseconds stopWithin() const override { return std::chrono::seconds(4); }

private:
    [[nodiscard]] std::string nameOfIt() const;

    Experiment m_experiment;
    ClassifyQuestion m_asked;
    std::optional<TaskRun> m_task;          ///< what a task needs; nothing of a command
    std::string m_deadlock;                 ///< that was said
    std::vector<std::string> m_said;        ///< since the last update
    std::shared_ptr<RankCallBoard> m_calls; ///< of an mpirun's ranks; null: it is none
    FileHandle m_terminal;                  ///< what the command may read from; not open: there is none
};

} // namespace parascope
