// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <vector>

namespace parascope {

/// What the start of each of a run's workers took, seconds: from its launch to its announcement. CPython's
/// live in one program, which makes one after another: of them from each to the next, as what was before the
/// first is the program's own start.
[[nodiscard]] std::vector<double> startTimes(const RunFacts& facts);

} // namespace parascope
