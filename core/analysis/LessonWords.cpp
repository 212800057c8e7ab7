// SPDX-License-Identifier: GPL-3.0-or-later
// The table "Threads vs processes" in sentences, and for scripts.

#include "core/analysis/LessonTable.h"
#include "core/analysis/Sentence.h"
#include "core/base/CsvField.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace parascope {

namespace {

using Kind = LessonCell::Kind;

/// The figure of a row, where it is measured.
const LessonCell* figureOf(const LessonTable& table, LessonRow row, Backend backend) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const auto& cell = table.cell(row, i);
        if (table.columns[i].backend == backend && cell.kind == Kind::Measured) {
            return &cell;
        }
    }
    return nullptr;
}

/// "CPython threads kept 0.97 and CPython processes 1.82", of the columns that are measured; `verb` stands
/// behind the first of them.
template <class Figure>
std::string listOf(const LessonTable& table, LessonRow row, const std::string& verb, Figure figure) {
    std::vector<std::string> parts;
    for (const auto& column : table.columns) {
        if (const auto* cell = figureOf(table, row, column.backend)) {
            parts.push_back(infoOf(column.backend).label + (parts.empty() ? verb : "") + " " + figure(*cell));
        }
    }
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    }
    return text;
}

std::string wholeFigure(const LessonCell& cell) {
    return cell.figure;
}

/// What the busy cores of one language's threads and processes come to; empty unless both are measured.
std::string conclusion(const LessonTable& table, Backend threads, Backend processes,
                       const std::string& language) {
    const auto* one = figureOf(table, LessonRow::BusyCores, threads);
    const auto* other = figureOf(table, LessonRow::BusyCores, processes);
    if (one == nullptr || other == nullptr) {
        return {};
    }
    if (one->isAtOnce == other->isAtOnce) {
        return "in " + language + (one->isAtOnce ? " both" : " neither") + " computed at the same time";
    }
    return "in " + language + " only " + (one->isAtOnce ? "threads" : "processes") +
           " computed at the same time";
}

std::string computingInWords(const LessonTable& table) {
    const auto list = listOf(table, LessonRow::BusyCores, " kept",
                             [](const LessonCell& cell) { return decimals(cell.value, 2); });
    if (list.empty()) {
        return {};
    }
    const auto python = conclusion(table, Backend::CpythonThreads, Backend::CpythonProcesses, "CPython");
    const auto cpp = conclusion(table, Backend::Threads, Backend::Processes, "C++");
    const auto both = python + (python.empty() || cpp.empty() ? "" : ", ") + cpp;
    return list + " cores busy" + (both.empty() ? "" : ": " + both) + ".";
}

std::string waitingInWords(const LessonTable& table) {
    const auto list = listOf(table, LessonRow::Waits, "", wholeFigure);
    if (list.empty()) {
        return {};
    }
    const auto& cells = table.cells.at(static_cast<std::size_t>(LessonRow::Waits));
    const bool allAtOnce = std::all_of(cells.begin(), cells.end(), [](const LessonCell& cell) {
        return cell.kind != Kind::Measured || cell.isAtOnce;
    });
    return "waiting took " + list + (allAtOnce ? ": it needs no core." : ".");
}

std::string startInWords(const LessonTable& table) {
    const auto list = listOf(table, LessonRow::Start, "", wholeFigure);
    return list.empty() ? std::string() : "one more worker took " + list + ".";
}

std::string_view kindKey(Kind kind) {
    constexpr std::array<std::string_view, 4> kKeys{"open", "measured", "words", "missing"};
    return kKeys.at(static_cast<std::size_t>(kind));
}

} // namespace

std::string lessonInWords(const LessonTable& table) {
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
    return text;
}

std::string lessonCsv(const LessonTable& table) {
    std::string text = "question,backend,kind,value,unit,figure,note,why\n";
    for (const auto row : kLessonRows) {
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

} // namespace parascope
