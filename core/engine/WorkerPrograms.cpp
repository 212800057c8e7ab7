// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/WorkerPrograms.h"

#include "core/work/QueueArguments.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace parascope {

namespace {

/// A file that comes with this program: beside it as built, in libexec as installed.
Result<QFileInfo> findBesideProgram(const QString& name) {
    const auto here = QCoreApplication::applicationDirPath();
    QStringList places{here, QDir::cleanPath(here + QStringLiteral("/../libexec/parascope"))};
    if (const auto chosen = qEnvironmentVariable("PARASCOPE_WORKER_DIR"); !chosen.isEmpty()) {
        places = {chosen};
    }
    for (const auto& place : places) {
        const QFileInfo file(place + u'/' + name);
        if (file.isFile()) {
            return QFileInfo(file.absoluteFilePath());
        }
    }
    return failure(name.toStdString() + " is missing",
                   "looked in " + places.join(QStringLiteral(" and ")).toStdString(),
                   "build it (./dev run does), or name its folder in PARASCOPE_WORKER_DIR");
}

/// "size=1000", as worker.py reads its orders.
QString word(const char* key, const std::string& value) {
    return QString::fromLatin1(key) + u'=' + QString::fromStdString(value);
}

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

Result<ProcessCommand> computeWorkerCommand(const WorkerSpec& order) {
    const auto program = findBesideProgram(QStringLiteral("compute_worker"));
    if (!program) {
        return failure(program.error());
    }
    return ProcessCommand{program->filePath(),
                          {QStringLiteral("--wait"), QString::fromStdString(order.experiment.task),
                           QString::number(order.experiment.size)}};
}

Result<ProcessCommand> queueWorkerCommand(const QueueExperiment& experiment, WorkerId worker, int memory) {
    const auto program = findBesideProgram(QStringLiteral("compute_worker"));
    if (!program) {
        return failure(program.error());
    }
    ProcessCommand command;
    command.program = program->filePath();
    command.shared = memory;
    command.arguments = {QStringLiteral("queue"), word("worker", std::to_string(worker.value)),
                         word("memory", std::to_string(memory))};
    for (const auto& of : queueArguments(experiment)) {
        command.arguments += QString::fromStdString(of);
    }
    return command;
}

Result<ProcessCommand> queuePythonCommand(const PythonInfo& python, const QueueExperiment& experiment) {
    const auto script = findBesideProgram(QStringLiteral("queue_worker.py"));
    if (!script) {
        return failure(script.error());
    }
    ProcessCommand command;
    command.program = QString::fromStdString(python.executable);
    command.workers = experiment.workers();
    command.endsAtOnce = true;
    command.arguments = pythonOptions(python, experiment.backend) + QStringList{script->filePath()};
    for (const auto& of : queueArguments(experiment)) {
        command.arguments += QString::fromStdString(of);
    }
    return command;
}

Result<ProcessCommand> pythonWorkerCommand(const PythonInfo& python, const WorkerSpec& order) {
    const auto script = findBesideProgram(QStringLiteral("worker.py"));
    if (!script) {
        return failure(script.error());
    }
    const auto& experiment = order.experiment;
    const bool inProcesses = infoOf(experiment.backend).kind == WorkerKind::Processes;
    ProcessCommand command;
    command.program = QString::fromStdString(python.executable);
    command.workers = experiment.workersStarted();
    command.arguments = pythonOptions(python, experiment.backend);
    command.arguments += {script->filePath(),
                          word("task", experiment.task),
                          word("size", std::to_string(experiment.size)),
                          word("mode", inProcesses ? "processes" : "threads"),
                          word("workers", std::to_string(experiment.workersStarted())),
                          word("units", std::to_string(experiment.unitsPerWorker())),
                          word("start-method", std::string(startMethodKey(experiment.startMethod))),
                          word("switch-interval-ms", std::to_string(experiment.switchIntervalMs))};
    return command;
}

std::unique_ptr<Launcher> makePythonLauncher(std::shared_ptr<PythonFinder> finder) {
    const auto python = std::make_shared<PythonInfo>();
    const auto prepare = [finder = std::move(finder), python](RunFacts& facts) -> Result<void> {
        auto& experiment = facts.experiment;
        auto found = finder->find(experiment.backend, experiment.python);
        if (!found) {
            return failure(found.error());
        }
        *python = std::move(*found);
        facts.interpreter = "CPython " + python->version + ", " + python->executable;
        if (experiment.backend == Backend::CpythonProcesses &&
            experiment.startMethod == StartMethod::Default) {
            experiment.startMethod = python->startMethod;
        }
        return {};
    };
    return std::make_unique<ProcessLauncher>(
        [python](const WorkerSpec& order) { return pythonWorkerCommand(*python, order); }, prepare);
}

} // namespace parascope
