// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <vector>

namespace parascope {

/// Sizes of the parts of a run on the screen, px.
struct StackSizes {
    int header = 0;        ///< the line with the run's title above its lanes; 0 where it stands beside them
    int gap = 4;           ///< between runs
    int lowestLane = 18;   ///< lanes never get lower: they merge or scroll instead
    int highestLane = 56;  ///< nor higher
    bool mayMerge = false; ///< several runs that do not fit are one lane each
    int leastLane = 18;    ///< lanes whose bands were given up get so low before they merge
};

/// What one run has to show.
struct RunRows {
    int lanes = 0;
    int strips = 0;      ///< below the lanes
    bool isOpen = false; ///< its lanes are never merged: somebody wants to see them
    int bands = 0;       ///< above the lanes

    bool operator==(const RunRows&) const = default;
};

/// Where one run stands. Both rectangles are cut to the viewport and empty when the run is scrolled away.
struct RunPlace {
    QRect header;     ///< stays on top while any lane of the run can be seen
    QRect lanes;      ///< the part of the lanes that can be seen
    int firstTop = 0; ///< y of the first lane's top edge; may lie outside of `lanes`
    bool isMerged = false;
    bool hasStrips = true;
    bool hasBands = true;

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

/// Places runs in a viewport; a run without lanes gets the room of one. Where several runs do not fit, first
/// their strips go, then their bands, and then the lanes of a run become one, so that every run can be seen.
[[nodiscard]] StackPlan planStack(const std::vector<RunRows>& runs, const QRect& viewport, int scroll,
                                  const StackSizes& sizes = {});

/// The height that shows all bands, lanes and strips `laneHeight` px high without scrolling.
[[nodiscard]] int stackHeight(const std::vector<RunRows>& runs, int laneHeight, const StackSizes& sizes = {});

} // namespace parascope
