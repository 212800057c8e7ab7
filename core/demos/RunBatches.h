// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"

namespace parascope {

/// The runs that one press of Run made, as a list of runs shows them.
struct RunBatch {
    int number = 0;        ///< RunFacts::batch
    std::string name;      ///< what was asked for: "sum-squares:200M, 2 workers"
    std::string startedAt; ///< of its first run, ISO 8601 in UTC; empty before it has begun
    std::vector<const RunRecord*> runs;
};

/// In the order in which they were asked for, as are the runs of each.
[[nodiscard]] std::vector<RunBatch> batchesOf(RunsView runs, Demos demos = allDemos());

} // namespace parascope
