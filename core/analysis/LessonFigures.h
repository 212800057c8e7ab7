// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/LessonTable.h"
#include "core/analysis/Sentence.h"

namespace parascope {

/// What a run that ended well says in a row of the table "Threads vs processes"; nothing when it does not
/// tell: a speed-up without a run one after another among `runs`, moments that were not recorded. The cell's
/// runs are left to others.
[[nodiscard]] std::optional<LessonCell> lessonFigure(LessonRow row, const RunRecord& run,
                                                     const std::vector<const RunRecord*>& runs);

/// The answer of a cell for which there is nothing to measure; nothing for the others.
[[nodiscard]] std::optional<LessonCell> lessonWords(LessonRow row, Backend backend);

} // namespace parascope
