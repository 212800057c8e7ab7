// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/RunStack.h"
#include "ui/charts/SideColumns.h"

#include <functional>

namespace parascope {

/// What a timeline's picture is made of.
struct TimelineParts {
    QRect rect; ///< of the whole picture
    std::vector<RunRows> rows;
    SideWidths widths;
    StackSizes sizes;
    int scroll = 0;
    int ruler = 0;                        ///< height of the time axis
    std::function<int(int)> legendHeight; ///< in a width
};

/// Where the parts of a timeline's picture stand: legend above, names at the left, figures at the right, axis
/// below.
struct TimelineCut {
    QRect legend;
    QRect lanes; ///< the room for lanes
    StackPlan plan;
    SideColumns columns;
};
[[nodiscard]] TimelineCut cutUp(const TimelineParts& parts);

} // namespace parascope
