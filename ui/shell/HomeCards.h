// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/DemoCard.h"

#include <vector>

namespace parascope {

/// The cards of Home in the order of the lesson; their keys are those of the pages.
[[nodiscard]] std::vector<HomeCard> homeCards();

} // namespace parascope
