// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Report.h"
#include "ui/charts/ChartExport.h"

namespace parascope {

/// Writes one HTML file that stands alone: the picture as SVG, the numbers as a table, the sentence, the
/// footnote.
Result<void> saveHtmlReport(const Report& report, const std::vector<TimelineSource>& sources,
                            const ExportOptions& options, const std::filesystem::path& file);

} // namespace parascope
