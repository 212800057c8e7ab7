// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/PictureOptions.h"

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

/// The table as a part of a picture; its height follows from the text.
[[nodiscard]] PicturePart tablePart(const PaperTable& table, const PictureOptions& options);

} // namespace parascope
