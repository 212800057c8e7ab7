// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/QueuePython.h"

#include "core/engine/WorkerPrograms.h"
#include "core/work/QueueOrders.h"

namespace parascope {

QueuePython::QueuePython(const QueueExperiment& experiment, std::shared_ptr<PythonFinder> finder)
    : QueuePrograms(experiment)
    , m_finder(std::move(finder))
    , m_ledger(experiment) {}

Result<void> QueuePython::prepare(QueueFacts& facts) {
    auto found = m_finder->find(experiment().backend, experiment().python);
    if (!found) {
        return failure(found.error());
    }
    m_python = std::move(*found);
    facts.interpreter = "CPython " + m_python.version + ", " + m_python.executable;
    return {};
}

Result<void> QueuePython::launch(QueueSink& sink) {
    setSink(sink);
    const auto command = queuePythonCommand(m_python, experiment());
    if (!command) {
        return failure(command.error());
    }
    std::vector<WorkerId> workers;
    for (int i = 0; i < experiment().workers(); ++i) {
        workers.emplace_back(i);
    }
    return startProgram(std::move(workers), *command);
}

void QueuePython::fail(WorkerId worker) {
    if (auto* program = programOf(worker)) {
        program->order(queue_order::fail(worker.value));
    }
}

bool QueuePython::noteMark(WorkerId worker, const TraceEvent& mark, const std::optional<QueueEvent>& event) {
    return m_ledger.note(worker, mark, event);
}

void QueuePython::noteEnded(WorkerId worker, const WorkerResult& ending) {
    m_ledger.hasEnded(worker, ending.time);
}

} // namespace parascope
