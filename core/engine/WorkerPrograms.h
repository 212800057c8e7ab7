// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ProcessLauncher.h"
#include "core/engine/PythonFinder.h"
#include "core/work/QueueExperiment.h"

namespace parascope {

/// The command that runs an order in compute_worker, which stands beside this program or where
/// PARASCOPE_WORKER_DIR says. The Error names the places where it was looked for.
Result<ProcessCommand> computeWorkerCommand(const WorkerSpec& order);

/// The command that runs all workers of an order's experiment in one program of that Python: worker.py, found
/// as compute_worker is.
Result<ProcessCommand> pythonWorkerCommand(const PythonInfo& python, const WorkerSpec& order);

/// The command that is one worker of a queue whose memory has that descriptor: compute_worker again.
Result<ProcessCommand> queueWorkerCommand(const QueueExperiment& experiment, WorkerId worker, int memory);

/// The command that runs all workers of a queue in one program of that Python: queue_worker.py.
Result<ProcessCommand> queuePythonCommand(const PythonInfo& python, const QueueExperiment& experiment);

/// Makes the workers of the CPython backends, by the interpreter that `finder` finds.
[[nodiscard]] std::unique_ptr<Launcher> makePythonLauncher(std::shared_ptr<PythonFinder> finder);

} // namespace parascope
