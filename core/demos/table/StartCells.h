// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/table/ComparisonTable.h"

namespace parascope {

/// The runs that are made for nothing but what one more worker of a backend costs: each start has the
/// machine to itself, and memory counts each page shared by n as an nth. None for CPython's threads, which
/// `memory` does not start alone.
[[nodiscard]] std::vector<Experiment> startExperiments(Backend backend, const ComparisonPlan& plan);

/// What the newest such runs of one batch tell in the rows Start and Memory, with those runs; nothing where
/// there are none that ended well, or for another row. Of CPython's processes it is the start by fork.
[[nodiscard]] std::optional<ComparisonCell> startCell(ComparisonRow row, Backend backend,
                                                      const ComparisonPlan& plan,
                                                      const std::vector<const RunRecord*>& runs,
                                                      const Machine& machine);

} // namespace parascope
