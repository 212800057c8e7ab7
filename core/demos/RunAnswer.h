// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"

namespace parascope {

/// Runs that answer one question together, and the demo that was asked it.
struct RunAnswer {
    const Demo* demo = nullptr;
    ParametersValue asked;
    std::vector<const RunRecord*> runs;
};

/// The answers that these runs give: those of one demo and one press of Run belong together. Runs of which no
/// demo knows more than is known of every run are in none.
[[nodiscard]] std::vector<RunAnswer> answersOf(RunsView runs, Demos demos = allDemos());

/// The figures of runs and what they mean, for pictures and files: the answer of their demo where all are of
/// one, else what is known of every run.
[[nodiscard]] Report reportOfRuns(RunsView runs, Demos demos = allDemos());

/// What their picture is headed with: "sum-squares: 300M iterations for each worker".
[[nodiscard]] std::string headingOfRuns(RunsView runs, Demos demos = allDemos());

} // namespace parascope
