// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/ProcessLauncher.h"
#include "core/engine/PythonFinder.h"
#include "core/run/DemoRun.h"

namespace parascope {

/// The command that starts a program: compute_worker, or a script of that Python, which stand beside this
/// program or where PARASCOPE_WORKER_DIR says. The Error names the places where it was looked for.
Result<ProcessCommand> commandFor(const WorkerProgram& program, Backend backend,
                                  const PythonInfo& python = {});

/// Makes the workers of the backend processes.
[[nodiscard]] std::unique_ptr<Launcher> makeProcessLauncher(const DemoRun& run);
/// Makes the workers of the CPython backends, by the interpreter that `finder` finds.
[[nodiscard]] std::unique_ptr<Launcher> makePythonLauncher(const DemoRun& run,
                                                           std::shared_ptr<PythonFinder> finder);

} // namespace parascope
