// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/CoreHistory.h"

#include <QRect>
#include <vector>

namespace parascope {

/// One interval of one core as a chart draws it; edges in px from the panel's left, whole numbers that touch.
struct CoreBar {
    int left = 0;
    int right = 0;
    double own = 0;   ///< share of the interval, 0 to 1
    double other = 0; ///< the same; own + other is at most 1

    bool operator==(const CoreBar&) const = default;
};

/// A core's bars in a panel `width` px wide that shows the history's window. Where there is no data there is
/// no bar.
[[nodiscard]] std::vector<CoreBar> coreBars(const CoreHistory& history, CoreId core, int width);

/// The same of all cores together: the mean of those that tell something.
[[nodiscard]] std::vector<CoreBar> allCoresBars(const CoreHistory& history, int width);

/// The mean of a sample's cores that tell something; its core is invalid.
[[nodiscard]] CoreShare meanShare(const CoreSample& sample);

/// Places `count` panels in an area, in rows of equal length as far as possible, and neither too flat nor too
/// narrow.
[[nodiscard]] std::vector<QRect> corePanels(int count, const QRect& area, int gap, int lowest);

/// Up to so many cores have a chart each; more share a heat map.
inline constexpr std::size_t kMostPanels = 16;

} // namespace parascope
