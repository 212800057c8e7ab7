// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/memory/StartCosts.h"
#include "core/demos/table/ComparisonTable.h"

namespace parascope {

/// The runs that are made for nothing but what one more worker of a backend costs: each start has the
/// machine to itself, and memory counts each page shared by n as an nth. None for CPython's threads, which
/// `memory` does not start alone.
[[nodiscard]] std::vector<Experiment> startExperiments(Backend backend, const ComparisonPlan& plan);

/// What the newest such runs of one batch tell of a backend, those that ended well.
struct StartFigures {
    std::vector<StartCost> costs; ///< of CPython's processes by fork first
    std::vector<RunId> runs;      ///< that show it
};
[[nodiscard]] StartFigures startFigures(Backend backend, const ComparisonPlan& plan,
                                        const std::vector<const RunRecord*>& runs, const Machine& machine);

/// The cell that they fill in the row Start or Memory; nothing where they do not, or for another row.
[[nodiscard]] std::optional<ComparisonCell> startCell(ComparisonRow row, const StartFigures& figures);

} // namespace parascope
