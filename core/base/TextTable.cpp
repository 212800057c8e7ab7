// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/TextTable.h"

#include "core/base/ControlCharacters.h"

#include <algorithm>

namespace parascope {

namespace {
/// Characters, not bytes: continuation bytes of UTF-8 begin with the bits 10.
std::size_t widthOf(const std::string& cell) {
    return static_cast<std::size_t>(std::count_if(
        cell.begin(), cell.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}
} // namespace

TextTable::TextTable(std::vector<std::string> head)
    : m_rows{std::move(head)} {}

void TextTable::add(std::vector<std::string> cells) {
    for (auto& cell : cells) {
        cell = onOneLine(cell);
    }
    cells.resize(m_rows.front().size());
    m_rows.push_back(std::move(cells));
}

std::string TextTable::text() const {
    std::vector<std::size_t> widths(m_rows.front().size());
    for (const auto& row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], widthOf(row[i]));
        }
    }
    std::string text;
    for (const auto& row : m_rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i] + std::string(widths[i] - widthOf(row[i]) + 2, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        if (!line.empty()) {
            text += line + "\n";
        }
    }
    return text;
}

} // namespace parascope
