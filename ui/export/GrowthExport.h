// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/classify/Growth.h"
#include "ui/export/Exhibit.h"

#include <memory>

namespace parascope {

/// The runs of one task at several sizes, with the curve of their times below their lanes.
[[nodiscard]] std::unique_ptr<Exhibit> withGrowth(std::unique_ptr<Exhibit> runs, Growth growth);

} // namespace parascope
