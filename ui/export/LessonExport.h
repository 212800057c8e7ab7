// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/LessonTable.h"
#include "ui/charts/ChartExport.h"

namespace parascope {

/// The table "Threads vs processes" and the machine whose figures stand in it.
struct MeasuredLesson {
    LessonTable table;
    Machine machine;
};

/// Writes the table as a picture (.png, .svg, .pdf) or for scripts (.csv). The file appears under its name
/// only when it is whole. The Error: nothing measured, an ending that names no such format, a file that
/// cannot be written.
Result<void> exportLesson(const MeasuredLesson& measured, const std::filesystem::path& file,
                          const QSize& size);
/// The picture for the clipboard.
[[nodiscard]] QImage lessonPicture(const MeasuredLesson& measured);

} // namespace parascope
