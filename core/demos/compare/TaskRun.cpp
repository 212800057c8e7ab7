// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/compare/TaskRun.h"

namespace parascope {

Result<void> TaskRun::runStarted(RunFacts& /*facts*/) {
    const auto task = m_tasks.find(m_experiment.task);
    return task ? Result<void>() : failure(task.error());
}

WorkReport TaskRun::work(WorkerId /*worker*/, TaskContext& context) {
    return carryOut(**m_tasks.find(m_experiment.task), m_experiment.size, m_experiment.unitsPerWorker(),
                    context);
}

WorkerProgram TaskRun::program(const WorkerSpec& spec) const {
    const auto& experiment = spec.experiment;
    const bool inProcesses = infoOf(experiment.backend).kind == WorkerKind::Processes;
    WorkerProgram program;
    if (!isPython(experiment.backend)) {
        program.arguments = {"--wait", experiment.task, std::to_string(experiment.size)};
        return program;
    }
    program.script = "worker.py";
    program.workers = experiment.workersStarted();
    program.arguments = {"task=" + experiment.task,
                         "size=" + std::to_string(experiment.size),
                         std::string("mode=") + (inProcesses ? "processes" : "threads"),
                         "workers=" + std::to_string(experiment.workersStarted()),
                         "units=" + std::to_string(experiment.unitsPerWorker()),
                         "start-method=" + std::string(startMethodKey(experiment.startMethod)),
                         "switch-interval-ms=" + std::to_string(experiment.switchIntervalMs)};
    return program;
}

} // namespace parascope
