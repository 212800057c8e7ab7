// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/ChartExport.h"

#include <vector>

namespace parascope {

/// A table of text as it is put on paper.
struct PaperTable {
    struct Cell {
        QString text;
        QString note; ///< smaller, under the text; may be empty
    };
    std::vector<Cell> head;              ///< of each column; the first one's is over the rows' names
    std::vector<std::vector<Cell>> rows; ///< each begins with its name, and is as long as the head
    QString below;                       ///< a paragraph under the table; may be empty
};

/// Writes the table as a picture; the height follows from the text. The file appears under its name only when
/// it is whole.
Result<void> exportTable(const PaperTable& table, const ExportOptions& options,
                         const std::filesystem::path& file, PictureFormat format);
/// The same for the clipboard; `scale` device pixels for each pixel.
[[nodiscard]] QImage renderTable(const PaperTable& table, const ExportOptions& options, double scale = 2);

} // namespace parascope
