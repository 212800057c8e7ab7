// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/LaneGeometry.h"
#include "ui/charts/ShownLanes.h"

namespace parascope {

/// Which time a row shows (on the clock of its spans), and where.
struct RowPlace {
    TimeSpan range;
    QRectF rect;
};

/// What a worker waited for, which is for the worker to say.
struct ShownWaits {
    std::vector<LaneBox> seen; ///< by the kernel, on the row's lane: those that the worker did not declare
    std::vector<LaneBox> declared; ///< on the lane behind it
};

/// Appends the boxes of a row. Where there is a lane behind it they are only those that tell when the worker
/// ran or could have run, which is for the kernel to say; its waits come back.
ShownWaits appendShownBoxes(const Trace& trace, const ShownLane& lane, const RowPlace& place, LaneLook look,
                            std::vector<LaneBox>& boxes);

} // namespace parascope
