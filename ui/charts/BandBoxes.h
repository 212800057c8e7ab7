// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/LaneGeometry.h"
#include "ui/charts/TimelineSource.h"

#include <QRectF>

namespace parascope {

/// The boxes of a band in its rectangle. What happened once can be seen, however short it was.
[[nodiscard]] std::vector<LaneBox> bandBoxes(const TimeBand& band, const TimeSpan& range, const QRectF& rect);

} // namespace parascope
