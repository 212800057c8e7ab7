// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/PipeTable.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr std::size_t kMostCells = 50'000; // short lines below a wide heading would fill the memory

std::string_view withoutBlanks(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// Which | in a line of the file is a mere letter, for it stands behind a backslash.
std::vector<bool> escapedPipes(std::string_view line) {
    std::vector<bool> escaped;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size()) {
            ++i;
            if (line[i] == '|') {
                escaped.push_back(true);
            }
        } else if (line[i] == '|') {
            escaped.push_back(false);
        }
    }
    return escaped;
}

/// Takes a line of a table apart, node by node.
class TableRow {
public:
    /// `line`: as it stands in the file.
    explicit TableRow(std::string_view line)
        : m_escaped(escapedPipes(line)) {}

    void add(cmark_node* node) {
        if (cmark_node_get_type(node) != CMARK_NODE_TEXT) {
            const auto words = plainText(node);
            m_pipes += static_cast<std::size_t>(std::count(words.begin(), words.end(), '|'));
            m_cells.back().push_back({node, {}});
            return;
        }
        auto text = literalOf(node);
        std::size_t from = 0;
        for (auto pipe = text.find('|'); pipe != std::string_view::npos; pipe = text.find('|', from)) {
            if (m_pipes < m_escaped.size() && m_escaped[m_pipes++]) {
                from = pipe + 1;
                continue;
            }
            addText(text.substr(0, pipe));
            m_cells.emplace_back();
            text.remove_prefix(pipe + 1);
            from = 0;
        }
        addText(text);
    }
    /// Its cells, without the empty ones before a first | and behind a last one.
    std::vector<TableCell> finish() {
        const auto isEmpty = [](const TableCell& cell) {
            return std::all_of(cell.begin(), cell.end(), [](const CellPart& part) {
                return part.node == nullptr && withoutBlanks(part.text).empty();
            });
        };
        if (m_cells.size() > 1 && isEmpty(m_cells.back())) {
            m_cells.pop_back();
        }
        if (m_cells.size() > 1 && isEmpty(m_cells.front())) {
            m_cells.erase(m_cells.begin());
        }
        for (auto& cell : m_cells) {
            trim(cell);
        }
        return std::move(m_cells);
    }

private:
    void addText(std::string_view text) {
        if (!text.empty()) {
            m_cells.back().push_back({nullptr, text});
        }
    }
    static void trim(TableCell& cell) {
        if (!cell.empty() && cell.front().node == nullptr) {
            auto& text = cell.front().text;
            text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
        }
        if (!cell.empty() && cell.back().node == nullptr) {
            auto& text = cell.back().text;
            text = text.substr(0, text.find_last_not_of(" \t") + 1);
        }
    }

    std::vector<bool> m_escaped; ///< of each | in the line
    std::size_t m_pipes = 0;     ///< that were taken
    std::vector<TableCell> m_cells{TableCell()};
};

/// The second line of a table, |:--|--:|. Nothing: it is none.
std::optional<std::vector<PipeTable::Align>> alignmentsOf(std::string_view line) {
    line = withoutBlanks(line);
    if (line.find('|') == std::string_view::npos ||
        line.find_first_not_of("|:- \t") != std::string_view::npos) {
        return std::nullopt;
    }
    line.remove_prefix(line.starts_with('|') ? 1 : 0);
    line.remove_suffix(line.ends_with('|') ? 1 : 0);
    std::vector<PipeTable::Align> columns;
    for (std::size_t from = 0; from <= line.size();) {
        const auto end = std::min(line.find('|', from), line.size());
        auto dashes = withoutBlanks(line.substr(from, end - from));
        const bool isLeft = dashes.starts_with(':');
        dashes.remove_prefix(isLeft ? 1 : 0);
        const bool isRight = dashes.ends_with(':');
        dashes.remove_suffix(isRight ? 1 : 0);
        if (dashes.empty() || dashes.find_first_not_of('-') != std::string_view::npos) {
            return std::nullopt;
        }
        columns.push_back(isLeft && isRight ? PipeTable::Align::Center
                          : isLeft          ? PipeTable::Align::Left
                          : isRight         ? PipeTable::Align::Right
                                            : PipeTable::Align::Usual);
        from = end + 1;
    }
    return columns;
}

bool isBreak(cmark_node* node) {
    const auto type = cmark_node_get_type(node);
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

/// The nodes of the next line of a paragraph, and past its end.
std::vector<cmark_node*> takeLine(cmark_node*& node) {
    std::vector<cmark_node*> line;
    for (; node != nullptr && !isBreak(node); node = cmark_node_next(node)) {
        line.push_back(node);
    }
    node = node == nullptr ? nullptr : cmark_node_next(node);
    return line;
}

std::vector<TableCell> cellsOf(const std::vector<cmark_node*>& nodes, std::string_view line) {
    TableRow row(line);
    for (auto* const node : nodes) {
        row.add(node);
    }
    return row.finish();
}

std::string textOfLine(const std::vector<cmark_node*>& line) {
    std::string text;
    for (auto* const node : line) {
        text += cmark_node_get_type(node) == CMARK_NODE_TEXT ? literalOf(node) : "?";
    }
    return text;
}

} // namespace

std::optional<PipeTable> readPipeTable(cmark_node* paragraph, const LessonSource& source) {
    auto* next = cmark_node_first_child(paragraph);
    const auto firstLine = takeLine(next);
    auto columns = alignmentsOf(textOfLine(takeLine(next)));
    if (!columns) {
        return std::nullopt;
    }
    int line = cmark_node_get_start_line(paragraph);
    PipeTable table{std::move(*columns), {cellsOf(firstLine, source.line(line))}};
    if (table.columns.size() != table.rows.front().size()) {
        return std::nullopt;
    }
    ++line; // of the dashes
    while (next != nullptr) {
        if ((table.rows.size() + 1) * table.columns.size() > kMostCells) {
            return std::nullopt;
        }
        table.rows.push_back(cellsOf(takeLine(next), source.line(++line)));
        table.rows.back().resize(table.columns.size());
    }
    return table;
}

} // namespace parascope
