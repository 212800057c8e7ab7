// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/LessonSource.h"
#include "core/lesson/LessonTree.h"

#include <optional>
#include <vector>

namespace parascope {

/// A stretch of a cell: a node, or a part of a text.
struct CellPart {
    cmark_node* node = nullptr;
    std::string_view text; ///< where there is no node
};
using TableCell = std::vector<CellPart>;

/// A table with | between its cells, as teachers write them: a paragraph whose second line is |---|---|.
struct PipeTable {
    enum class Align : std::uint8_t { Usual, Left, Center, Right };

    std::vector<Align> columns;
    std::vector<std::vector<TableCell>> rows; ///< the first one is its heading; each has all columns
};

/// Nothing where the paragraph is none. It refers to the paragraph's nodes.
[[nodiscard]] std::optional<PipeTable> readPipeTable(cmark_node* paragraph, const LessonSource& source);

} // namespace parascope
