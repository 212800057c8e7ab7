// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/TimelineSource.h"

namespace parascope {

/// What happened in a stretch of time (relative to the runs' zeros), in one line:
/// "12.4 ms selected · 2 threads: 1.98 busy cores, 6 spans · …". Empty for nothing selected.
[[nodiscard]] QString rangeText(const std::vector<TimelineSource>& sources, const TimeSpan& selected);

} // namespace parascope
