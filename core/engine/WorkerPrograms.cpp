// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/WorkerPrograms.h"

#include "core/base/OwnPrograms.h"

namespace parascope {

namespace {

/// How the interpreter is started. Unbuffered: what a worker prints is not to be lost when it is ended.
/// Without site: our programs need nothing of it, and it can take longer than all the rest of the start.
/// Without files of its own beside ours.
QStringList pythonOptions(const PythonInfo& python, Backend backend) {
    QStringList options{QStringLiteral("-u"), QStringLiteral("-S"), QStringLiteral("-B")};
    if (python.isFreeThreaded) {
        const bool free = backend == Backend::CpythonFree;
        options += {QStringLiteral("-X"), free ? QStringLiteral("gil=0") : QStringLiteral("gil=1")};
    }
    return options;
}

} // namespace

Result<ProcessCommand> commandFor(const WorkerProgram& program, Backend backend, const PythonInfo& python) {
    const bool isScript = !program.script.empty();
    const auto file = findOwnProgram(isScript ? program.script : "compute_worker");
    if (!file) {
        return failure(file.error());
    }
    const auto path = QString::fromStdString(file->string());
    ProcessCommand command;
    command.program = isScript ? QString::fromStdString(python.executable) : path;
    if (isScript) {
        command.arguments = pythonOptions(python, backend) + QStringList{path};
    }
    for (const auto& argument : program.arguments) {
        command.arguments += QString::fromStdString(argument);
    }
    command.workers = program.workers;
    command.endsAtOnce = program.endsAtOnce;
    command.takesOrders = program.takesOrders;
    command.shared = program.shared;
    return command;
}

std::unique_ptr<Launcher> makeProcessLauncher(const DemoRun& run) {
    return std::make_unique<ProcessLauncher>(
        [&run](const WorkerSpec& spec) { return commandFor(run.program(spec), spec.experiment.backend); });
}

std::unique_ptr<Launcher> makePythonLauncher(const DemoRun& run, std::shared_ptr<PythonFinder> finder) {
    const auto python = std::make_shared<PythonInfo>();
    finder->forgetErrors(); // a new run is a new try
    const auto prepare = [finder = std::move(finder), python](RunFacts& facts) -> Result<bool> {
        auto& experiment = facts.experiment;
        const auto found = finder->look(experiment.backend, experiment.python);
        if (!found) {
            return false;
        }
        if (!*found) {
            return failure(found->error());
        }
        *python = **found;
        facts.interpreter = "CPython " + python->version + ", " + python->executable;
        if (experiment.backend == Backend::CpythonProcesses &&
            experiment.startMethod == StartMethod::Default) {
            experiment.startMethod = python->startMethod;
        }
        return true;
    };
    return std::make_unique<ProcessLauncher>(
        [python, &run](const WorkerSpec& spec) {
            return commandFor(run.program(spec), spec.experiment.backend, *python);
        },
        prepare);
}

} // namespace parascope
