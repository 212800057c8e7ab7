// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/compare/TaskRun.h"

#include "core/base/TemporaryFiles.h"
#include "core/work/RankTask.h"

namespace parascope {

Result<void> TaskRun::runStarted(RunFacts& /*facts*/) {
    const auto task = m_tasks.find(m_experiment.task);
    if (!task) {
        return failure(task.error());
    }
    if (auto fits = checkRanksFor(m_experiment.task, m_experiment.backend == Backend::Mpi); !fits) {
        return fits;
    }
    if (auto prepared = (*task)->prepare(); !prepared) {
        return prepared;
    }
    for (int i = 0; i < m_experiment.workersStarted(); ++i) {
        m_asked.push_back(std::make_unique<Asked>());
    }
    if (need() == TaskNeed::Site) {
        auto site = SiteProcess::start();
        if (!site) {
            return failure(site.error());
        }
        m_site.emplace(std::move(*site));
    }
    return {};
}

TaskNeed TaskRun::need() const {
    const auto task = m_tasks.find(m_experiment.task);
    return task ? (*task)->info().need : TaskNeed::Nothing;
}

WorkReport TaskRun::work(WorkerId worker, TaskContext& context) {
    context.site = m_site ? m_site->address() : std::string();
    context.answers = &m_asked.at(static_cast<std::size_t>(worker.value))->answers;
    return carryOut(**m_tasks.find(m_experiment.task), m_experiment.size, m_experiment.unitsPerWorker(),
                    context);
}

WorkerProgram TaskRun::program(const WorkerSpec& spec) const {
    const auto& experiment = spec.experiment;
    WorkerProgram program;
    if (isPython(experiment.backend)) {
        program.script = "worker.py";
        program.workers = experiment.workersStarted();
        program.arguments = pythonArguments(experiment);
    } else {
        program.arguments = {experiment.task, std::to_string(experiment.size)};
        if (experiment.backend != Backend::Mpi) { // ranks are released over their connection
            program.arguments.insert(program.arguments.begin(), "--wait");
        }
    }
    if (m_site && experiment.hosts.empty()) { // ranks elsewhere have one of their own
        program.arguments.push_back(std::string(task_argument::kSite) + m_site->address());
    }
    return program;
}

std::vector<std::string> TaskRun::pythonArguments(const Experiment& experiment) const {
    const bool inProcesses = infoOf(experiment.backend).kind == WorkerKind::Processes;
    std::vector<std::string> arguments{"task=" + experiment.task,
                                       "size=" + std::to_string(experiment.size),
                                       std::string("mode=") + (inProcesses ? "processes" : "threads"),
                                       "workers=" + std::to_string(experiment.workersStarted()),
                                       "units=" + std::to_string(experiment.unitsPerWorker()),
                                       "start-method=" + std::string(startMethodKey(experiment.startMethod)),
                                       "switch-interval-ms=" + std::to_string(experiment.switchIntervalMs)};
    if (const auto folder = findDiskFolder(); folder && need() == TaskNeed::Disk) {
        arguments.push_back("folder=" + folder->string());
    }
    return arguments;
}

void TaskRun::order(std::string_view line, RunFacts& /*facts*/, Launcher& launcher) {
    if (line != task_order::kAnswer || need() != TaskNeed::User) {
        return;
    }
    for (std::size_t i = 0; i < m_asked.size(); ++i) {
        auto& asked = *m_asked[i];
        if (asked.given < m_experiment.unitsPerWorker()) {
            ++asked.given;
            asked.answers.give();
            launcher.order(WorkerId(static_cast<std::int32_t>(i)),
                           std::string(line) + " " + std::to_string(i));
            return;
        }
    }
}

void TaskRun::runEnded(RunFacts& /*facts*/, TraceBuilder& /*trace*/) {
    m_site.reset();
}

} // namespace parascope
