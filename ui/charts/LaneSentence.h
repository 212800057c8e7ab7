// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/ShownLanes.h"

namespace parascope {

/// What became of a row's time from the common start to its end, as it is said aloud: "worker 2 ran 41 %,
/// waited for the GIL 55 %".
[[nodiscard]] QString laneSentence(const TimelineSource& source, const ShownLane& lane);

} // namespace parascope
