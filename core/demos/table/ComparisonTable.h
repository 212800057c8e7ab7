// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/table/ComparisonPlan.h"

#include <string>

namespace parascope {

/// A column of the table: one way to make workers.
struct ComparisonColumn {
    Backend backend = Backend::Threads;
    std::string why; ///< why it cannot be used here, and what to do; empty when it can

    bool operator==(const ComparisonColumn&) const = default;
};

/// One answer of the table.
struct ComparisonCell {
    enum class Kind : std::uint8_t {
        Open,     ///< to be measured
        Measured, ///< `value` and `figure` say it, `runs` show it
        Words,    ///< nothing to measure: `figure` says it
        Missing,  ///< its backend cannot be used here: `why` says why
    };
    enum class Progress : std::uint8_t { None, Waiting, Running };

    Kind kind = Kind::Open;
    Progress progress = Progress::None; ///< of a run that is going to fill it, for the first time or again
    bool isAtOnce = false;              ///< measured: the workers computed, or waited, at the same time
    double value = 0;   ///< cores, times as fast, seconds or bytes, as the row says; 0 unless measured
    std::string figure; ///< value and unit for people: "0.97 of 2 cores"
    std::string note;   ///< what belongs to the figure, in a few words: "8 waits of 0.5 s"
    std::string why;    ///< why it is so, in one sentence; of an open one why it is not measured yet
    std::vector<RunId>
        runs;            ///< that show it: of one language, in the order in which to put them side by side
    std::string command; ///< of words: the command line that shows it, while no run does; may be empty

    bool operator==(const ComparisonCell&) const = default;
};

/// What a row asks.
struct ComparisonQuestion {
    std::string title;    ///< "Computing: busy cores"
    std::string detail;   ///< how it is measured, in a few words; "not measured" where nothing is
    std::string question; ///< as one would ask it
    std::string formula;  ///< what the figure is; empty where nothing is measured
    std::string unit;     ///< of a cell's value, for scripts: "cores", "times", "s", "bytes"; may be empty

    bool operator==(const ComparisonQuestion&) const = default;
};

/// "Threads vs processes": questions from top to bottom as in kComparisonRows, ways from left to right.
struct ComparisonTable {
    std::vector<ComparisonColumn> columns;
    std::vector<ComparisonQuestion> questions;
    std::vector<std::vector<ComparisonCell>> cells; ///< by row, then by column
    std::string noise; ///< a warning when other programs were busy while the figures were made; else empty

    [[nodiscard]] const ComparisonCell& cell(ComparisonRow row, std::size_t column) const {
        return cells.at(static_cast<std::size_t>(row)).at(column);
    }
    /// Whether anything has been measured.
    [[nodiscard]] bool hasFigures() const;
    bool operator==(const ComparisonTable&) const = default;
};

/// The columns in the order in which people see them: CPython first, for it is what the lesson is about.
/// Free-threaded CPython is not among them: it is shown only where it is found.
[[nodiscard]] std::vector<ComparisonColumn> usualComparisonColumns();

/// "Threads\nin CPython"
[[nodiscard]] std::string comparisonColumnTitle(Backend backend);

/// The table as the runs of the session fill it: in every cell the newest run that tells of it, ended well
/// and was made on this machine counts.
[[nodiscard]] ComparisonTable computeComparisonTable(const std::vector<ComparisonColumn>& columns,
                                                     const ComparisonPlan& plan,
                                                     const std::vector<const RunRecord*>& runs,
                                                     const Machine& machine);

/// What the figures show here, in a few sentences; only of what was measured, so empty before.
[[nodiscard]] std::string comparisonInWords(const ComparisonTable& table);

/// A line for each cell: `question,backend,kind,value,unit,figure,note,why`; kind is one of `measured`,
/// `open`, `words`, `missing`, and value is empty unless it is measured.
[[nodiscard]] std::string comparisonCsv(const ComparisonTable& table);
/// The table in Markdown, with the sentence below it.
[[nodiscard]] std::string comparisonMarkdown(const ComparisonTable& table);

} // namespace parascope
