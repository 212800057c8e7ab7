// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"
#include "ui/charts/TimelineSource.h"

namespace parascope {

/// What happened to a run's workers that its lanes are to mark: who failed, and who waited for what would
/// never come until the run was ended.
[[nodiscard]] std::vector<LaneMark> laneMarks(const RunRecord& run);

} // namespace parascope
