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

QStringList inQt(const std::vector<std::string>& texts) {
    QStringList list;
    for (const auto& text : texts) {
        list += QString::fromLocal8Bit(text.data(), static_cast<qsizetype>(text.size()));
    }
    return list;
}

Result<ProcessCommand> ownCommand(const WorkerProgram& program, Backend backend, const PythonInfo& python) {
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
    command.arguments += inQt(program.arguments);
    return command;
}

Result<ProcessCommand> foreignCommand(const WorkerProgram& program) {
    ProcessCommand command;
    command.arguments = inQt(program.arguments);
    command.program = command.arguments.takeFirst();
    if (const auto helper = findOwnProgram("python/parascope.py")) { // it can do without
        command.pythonFolder = QString::fromStdString(helper->parent_path().string());
    }
    return command;
}

/// The same command, started by the program that keeps it.
Result<ProcessCommand> keptCommand(const WorkerProgram& program, ProcessCommand command) {
    const auto keeper = findOwnProgram("command_keeper");
    if (!keeper) {
        return failure(keeper.error());
    }
    command.arguments =
        inQt(program.keeperOptions) + QStringList{QStringLiteral("--"), command.program} + command.arguments;
    command.program = QString::fromStdString(keeper->string());
    return command;
}

} // namespace

Result<ProcessCommand> commandFor(const WorkerProgram& program, Backend backend, const PythonInfo& python) {
    auto command = program.isForeign ? foreignCommand(program) : ownCommand(program, backend, python);
    if (!command) {
        return command;
    }
    command->workers = program.workers;
    command->endsAtOnce = program.endsAtOnce;
    command->takesOrders = program.takesOrders;
    command->shared = program.shared;
    return program.isKept ? keptCommand(program, *std::move(command)) : command;
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
