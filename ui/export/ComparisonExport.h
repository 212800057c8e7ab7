// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/Machine.h"
#include "core/report/ComparisonTable.h"
#include "ui/export/Exhibit.h"

#include <memory>

namespace parascope {

/// The table "Threads vs processes" and the machine whose figures stand in it.
struct MeasuredComparison {
    ComparisonTable table;
    Machine machine;
};

/// The table as a picture (.png, .svg, .pdf) or for scripts (.csv). The Error: nothing was measured.
[[nodiscard]] Result<std::unique_ptr<Exhibit>> comparisonExhibit(MeasuredComparison measured);

} // namespace parascope
