// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/table/ComparisonTable.h"
#include "core/report/Sentence.h"

namespace parascope {

/// What a run that ended well says in a row of the table "Threads vs processes"; nothing when it does not
/// tell: a speed-up without a run one after another among `runs`, moments that were not recorded. The cell's
/// runs are left to others.
[[nodiscard]] std::optional<ComparisonCell> comparisonFigure(ComparisonRow row, const RunRecord& run,
                                                             const std::vector<const RunRecord*>& runs);

/// Whether one takes a backend for work that waits, not for work that computes.
[[nodiscard]] bool isBestForWaiting(Backend backend);

/// The answer of a cell for which there is nothing to measure; nothing for the others.
[[nodiscard]] std::optional<ComparisonCell> comparisonWords(ComparisonRow row, Backend backend);

} // namespace parascope
