// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/ComparisonTable.h"
#include "ui/charts/ChartExport.h"

namespace parascope {

/// The table "Threads vs processes" and the machine whose figures stand in it.
struct MeasuredComparison {
    ComparisonTable table;
    Machine machine;
};

/// Writes the table as a picture (.png, .svg, .pdf) or for scripts (.csv). The file appears under its name
/// only when it is whole. The Error: nothing measured, an ending that names no such format, a file that
/// cannot be written.
Result<void> exportComparison(const MeasuredComparison& measured, const std::filesystem::path& file,
                              const QSize& size);
/// The picture for the clipboard.
[[nodiscard]] QImage comparisonPicture(const MeasuredComparison& measured);

} // namespace parascope
