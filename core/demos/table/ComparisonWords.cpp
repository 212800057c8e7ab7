// SPDX-License-Identifier: GPL-3.0-or-later
// The table "Threads vs processes" in sentences, and for scripts.

#include "core/base/CsvField.h"
#include "core/base/SpellingSuggestion.h"
#include "core/demos/table/ComparisonTable.h"
#include "core/report/Report.h"
#include "core/report/Sentence.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace parascope {

namespace {

using Kind = ComparisonCell::Kind;

/// The figure of a row, where it is measured.
const ComparisonCell* figureOf(const ComparisonTable& table, ComparisonRow row, Backend backend) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& cell = table.cell(row, i);
        if (table.columns[i].backend == backend && cell.kind == Kind::Measured) {
            return &cell;
        }
    }
    return nullptr;
}

/// "CPython threads kept 0.97 and CPython processes 1.82", of the columns that are measured.
std::string busyCoresOf(const ComparisonTable& table) {
    std::vector<std::string> parts;
    for (const auto& column : table.columns) {
        if (const auto* cell = figureOf(table, ComparisonRow::BusyCores, column.backend)) {
            parts.push_back(infoOf(column.backend).label + (parts.empty() ? " kept " : " ") +
                            decimals(cell->value, 2));
        }
    }
    return listInWords(parts);
}

/// What the busy cores of one language's threads and processes come to; empty unless both are measured.
std::string conclusion(const ComparisonTable& table, Backend threads, Backend processes,
                       const std::string& language) {
    const auto* one = figureOf(table, ComparisonRow::BusyCores, threads);
    const auto* other = figureOf(table, ComparisonRow::BusyCores, processes);
    if (one == nullptr || other == nullptr) {
        return {};
    }
    if (!one->isAtOnce && !other->isAtOnce && !table.noise.empty()) {
        return {}; // others were in the way: that they could not is not shown
    }
    if (one->isAtOnce == other->isAtOnce) {
        return "in " + language + (one->isAtOnce ? " both" : " neither") + " computed at the same time";
    }
    return "in " + language + " only " + (one->isAtOnce ? "threads" : "processes") +
           " computed at the same time";
}

std::string computingInWords(const ComparisonTable& table) {
    const auto list = busyCoresOf(table);
    if (list.empty()) {
        return {};
    }
    const auto python = conclusion(table, Backend::CpythonThreads, Backend::CpythonProcesses, "CPython");
    const auto cpp = conclusion(table, Backend::Threads, Backend::Processes, "C++");
    const auto both = python + (python.empty() || cpp.empty() ? "" : ", ") + cpp;
    return list + " cores busy" + (both.empty() ? "" : ": " + both) + ".";
}

/// The least and the greatest figure of a row; both null when nothing is measured.
struct Range {
    const ComparisonCell* least = nullptr;
    const ComparisonCell* greatest = nullptr;
    std::string leastWay;
    std::string greatestWay;
};

Range rangeOf(const ComparisonTable& table, ComparisonRow row) {
    Range range;
    for (const auto& column : table.columns) {
        const auto* cell = figureOf(table, row, column.backend);
        if (cell != nullptr && (range.least == nullptr || cell->value < range.least->value)) {
            range.least = cell;
            range.leastWay = infoOf(column.backend).label;
        }
        if (cell != nullptr && (range.greatest == nullptr || cell->value > range.greatest->value)) {
            range.greatest = cell;
            range.greatestWay = infoOf(column.backend).label;
        }
    }
    return range;
}

/// "117 µs (CPython threads) to 2.58 ms (C++ processes)", or what there is of it.
std::string rangeInWords(const Range& range) {
    const auto least = range.least->figure + " (" + range.leastWay + ")";
    return range.least == range.greatest
               ? least
               : least + " to " + range.greatest->figure + " (" + range.greatestWay + ")";
}

std::string waitingInWords(const ComparisonTable& table) {
    const auto range = rangeOf(table, ComparisonRow::Waits);
    if (range.least == nullptr) {
        return {};
    }
    const auto& cells = table.cells.at(static_cast<std::size_t>(ComparisonRow::Waits));
    const bool allAtOnce = std::all_of(cells.begin(), cells.end(), [](const ComparisonCell& cell) {
        return cell.kind != Kind::Measured || cell.isAtOnce;
    });
    return "waiting took " + rangeInWords(range) + (allAtOnce ? ": it needs no core." : ".");
}

std::string startInWords(const ComparisonTable& table) {
    const auto range = rangeOf(table, ComparisonRow::Start);
    return range.least == nullptr ? std::string() : "one more worker took " + rangeInWords(range) + ".";
}

std::string markdownOf(const ComparisonCell& cell) {
    switch (cell.kind) {
    case Kind::Open:
        return "–";
    case Kind::Missing:
        return "not here: " + markdownCell(cell.why);
    default:
        return markdownCell(cell.figure + (cell.note.empty() ? "" : " (" + cell.note + ")"));
    }
}

std::string_view kindKey(Kind kind) {
    constexpr std::array<std::string_view, 4> kKeys{"open", "measured", "words", "missing"};
    return kKeys.at(static_cast<std::size_t>(kind));
}

} // namespace

std::string comparisonInWords(const ComparisonTable& table) {
    if (!table.hasFigures()) {
        return {};
    }
    std::string text;
    for (auto sentence : {computingInWords(table), waitingInWords(table), startInWords(table)}) {
        if (sentence.empty()) {
            continue;
        }
        if (!text.empty()) {
            sentence.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(sentence.front())));
        }
        text += (text.empty() ? "On this machine " : " ") + sentence;
    }
    return table.noise.empty() ? text : text + " " + table.noise;
}

std::string comparisonCsv(const ComparisonTable& table) {
    std::string text = "question,backend,kind,value,unit,figure,note,why\n";
    for (const auto row : kComparisonRows) {
        const auto& question = table.questions.at(static_cast<std::size_t>(row));
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto& cell = table.cell(row, i);
            const bool isMeasured = cell.kind == Kind::Measured;
            text += csvField(question.title) + ',' + infoOf(table.columns[i].backend).key + ',';
            text += std::string(kindKey(cell.kind)) + ',' + (isMeasured ? decimals(cell.value, 6) : "") + ',';
            text += (isMeasured ? question.unit : "") + ',' + csvField(cell.figure) + ',';
            text += csvField(cell.note) + ',' + csvField(cell.why) + '\n';
        }
    }
    return text;
}

std::string comparisonMarkdown(const ComparisonTable& table) {
    std::string head = "| |";
    std::string rule = "|---|";
    for (const auto& column : table.columns) {
        head += " " + markdownCell(comparisonColumnTitle(column.backend)) + " |";
        rule += "---|";
    }
    std::string text = head + "\n" + rule + "\n";
    for (std::size_t row = 0; row < table.questions.size(); ++row) {
        const auto& question = table.questions[row];
        text += "| **" + markdownCell(question.title) + "** (" + markdownCell(question.detail) + ") |";
        for (const auto& cell : table.cells[row]) {
            text += " " + markdownOf(cell) + " |";
        }
        text += "\n";
    }
    const auto sentence = comparisonInWords(table);
    return sentence.empty() ? text : text + "\n" + sentence + "\n";
}

} // namespace parascope
