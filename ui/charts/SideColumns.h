// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/TimelineSource.h"

class QFont;

namespace parascope {

/// What stands left and right of the lanes, px from the plot's left.
struct SideColumns {
    int titlesLeft = 0;  ///< where runs' titles begin
    int titlesRight = 0; ///< and end; not behind titlesLeft where they stand above the lanes
    int namesLeft = 0;   ///< where lanes' names begin; they end at the lanes
    int lanesLeft = 0;
    int lanesRight = 0;
    std::vector<QString> ends;  ///< the headings of the columns at the right
    std::vector<int> endLefts;  ///< where the widest figure of each begins
    std::vector<int> endRights; ///< and all end

    bool operator==(const SideColumns&) const = default;
};

/// How wide the texts beside the lanes of some runs are, px.
struct SideWidths {
    int title = 0;
    int leastTitle = 0; ///< of its widest word
    int tick = 0;       ///< half of a label on the axis
    int name = 0;
    int leastName = 0; ///< of a number alone
    std::vector<QString> headings;
    std::vector<int> ends;

    [[nodiscard]] static SideWidths of(const std::vector<TimelineSource>& sources, const QFont& font);
};

/// What of it is shown.
struct SideChoice {
    bool titles = true; ///< beside the lanes; else they stand above them
    bool names = true;
};

/// Places the columns in a plot so wide. The lanes keep the better part: names get short, titles break, and
/// the last figures are left out before that is lost.
[[nodiscard]] SideColumns placeColumns(const SideWidths& widths, int left, int width,
                                       const SideChoice& choice);

} // namespace parascope
