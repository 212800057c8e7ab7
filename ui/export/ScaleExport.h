// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scale/ScaleDemo.h"
#include "ui/charts/ChartExport.h"

namespace parascope {

/// A scaling and what it was made with.
struct MeasuredScaling {
    Scaling scaling;
    ScaleQuestion asked;
    Machine machine;
};

/// Writes the chart (.png, .svg, .pdf) or the points (.csv). The file appears under its name only when it is
/// whole. The Error: nothing measured, an ending that names no such format, a file that cannot be written.
Result<void> exportScale(const MeasuredScaling& measured, const std::filesystem::path& file,
                         const QSize& size);
/// The chart for the clipboard.
[[nodiscard]] QImage scalePicture(const MeasuredScaling& measured);

} // namespace parascope
