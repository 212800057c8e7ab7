// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/table/ComparisonTable.h"
#include "core/observe/Machine.h"
#include "ui/export/Exhibit.h"

#include <memory>

namespace parascope {

/// The table "Threads vs processes" and the machine whose figures stand in it.
struct MeasuredComparison {
    ComparisonTable table;
    Machine machine;
};

/// The table as a picture (.png, .svg, .pdf), for scripts (.csv) or for notes (.md). The Error: nothing was
/// measured.
[[nodiscard]] Result<std::unique_ptr<Exhibit>> comparisonExhibit(MeasuredComparison measured);

} // namespace parascope
