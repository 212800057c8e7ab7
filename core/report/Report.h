// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/TextTable.h"

#include <optional>
#include <string>
#include <vector>

namespace parascope {

/// One figure of an answer. What it is called, counted in and computed from stands where it is made, and
/// nowhere else: tables in a terminal, on a page, in HTML and in CSV are made from it.
struct Figure {
    std::string key;   ///< for scripts: "wall_s"
    std::string label; ///< for people: "busy cores"
    /// "s", "×", "cores", "bytes", "count", "%" of a share from 0 to 1; empty for a bare number.
    std::string unit;
    std::string formula;
    std::optional<double> value;        ///< nothing: nobody knows
    std::optional<std::string> words{}; ///< in the place of a number that would not say it
    std::string note{};                 ///< what belongs to this value: what it was measured against
    bool isDetail = false;              ///< for where there is room

    /// For people, with its unit; "–" where nobody knows.
    [[nodiscard]] std::string text() const;
    bool operator==(const Figure&) const = default;
};

/// Figures of one thing: of a run, of a point, of a worker.
struct ReportRow {
    std::string key; ///< for scripts
    std::string title;
    std::vector<Figure> figures; ///< the same ones in every row of a report

    bool operator==(const ReportRow&) const = default;
};

/// An answer.
struct Report {
    std::vector<ReportRow> rows;
    std::string sentence; ///< what the figures mean; empty while that is not known

    bool operator==(const Report&) const = default;
};

/// For a terminal, without details: a line for each row.
[[nodiscard]] TextTable reportTable(const Report& report);

/// A text as it stands in a cell of a table of Markdown: on one line.
[[nodiscard]] std::string markdownCell(const std::string& text);
/// A table of Markdown with all figures, for notes and issues.
[[nodiscard]] std::string reportMarkdown(const Report& report);

/// A tabular of LaTeX with all figures, for papers.
[[nodiscard]] std::string reportLatex(const Report& report);

/// For scripts: a line for each row, begun by its key under the name `rowsAre`, numbers with dot decimals,
/// empty where nobody knows.
[[nodiscard]] std::string reportCsv(const Report& report, const std::string& rowsAre);

} // namespace parascope
