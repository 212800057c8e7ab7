// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <vector>

namespace parascope {

/// Sizes of the parts of a run on the screen, px.
struct StackSizes {
    int header = 18;      ///< the line with the run's title
    int gap = 8;          ///< between runs
    int lowestLane = 10;  ///< lanes never get lower: they scroll instead
    int highestLane = 34; ///< nor higher
};

/// Where one run stands. Both rectangles are cut to the viewport and empty when the run is scrolled away.
struct RunPlace {
    QRect header;     ///< stays on top while any lane of the run can be seen
    QRect lanes;      ///< the part of the lanes that can be seen
    int firstTop = 0; ///< y of the first lane's top edge; may lie outside of `lanes`

    bool operator==(const RunPlace&) const = default;
};

/// Runs one above the other, with lanes of one height.
struct StackPlan {
    int laneHeight = 0;
    int contentHeight = 0; ///< of everything, were there no viewport
    int scroll = 0;        ///< as asked for, or the nearest that leaves no empty room at the end
    std::vector<RunPlace> runs;

    bool operator==(const StackPlan&) const = default;
};

/// Places runs with so many lanes in a viewport; a run without lanes gets the room of one.
[[nodiscard]] StackPlan planStack(const std::vector<int>& laneCounts, const QRect& viewport, int scroll,
                                  const StackSizes& sizes = {});

/// The height that shows all lanes `laneHeight` px high without scrolling.
[[nodiscard]] int stackHeight(const std::vector<int>& laneCounts, int laneHeight,
                              const StackSizes& sizes = {});

} // namespace parascope
