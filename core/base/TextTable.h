// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace parascope {

/// A table of text for a terminal: the first column flush left, the others too, each as wide as its widest
/// cell.
class TextTable {
public:
    explicit TextTable(std::vector<std::string> head);

    /// A row of as many cells as the head has; UTF-8.
    void add(std::vector<std::string> cells);
    /// All rows, each ended by a newline. A head of empty cells is not shown.
    [[nodiscard]] std::string text() const;

private:
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace parascope
