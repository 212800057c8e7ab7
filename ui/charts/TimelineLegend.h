// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/LegendElement.h"
#include "ui/charts/NameColours.h"

namespace parascope {

/// What the legend of these runs says: the states that are to be seen, and the names that have colours.
[[nodiscard]] std::vector<LegendEntry> timelineLegend(const std::vector<TimelineSource>& sources,
                                                      const NameColours& colours);

} // namespace parascope
