// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Report.h"

#include "core/base/CsvField.h"
#include "core/base/Numbers.h"

#include <functional>
#include <map>
#include <string_view>

namespace parascope {

namespace {

std::vector<Figure> brief(const ReportRow& row) {
    std::vector<Figure> figures;
    for (const auto& figure : row.figures) {
        if (!figure.isDetail) {
            figures.push_back(figure);
        }
    }
    return figures;
}

/// Head and rows of all figures: what each format of a document puts its own marks around.
std::vector<std::vector<std::string>> allCells(const Report& report) {
    std::vector<std::vector<std::string>> rows{{""}};
    for (const auto& figure : report.rows.empty() ? std::vector<Figure>() : report.rows.front().figures) {
        rows.front().push_back(figure.label);
    }
    for (const auto& row : report.rows) {
        rows.push_back({row.title});
        for (const auto& figure : row.figures) {
            rows.back().push_back(figure.text());
        }
    }
    return rows;
}

std::string joined(const std::vector<std::string>& cells, const std::string& between,
                   const std::function<std::string(const std::string&)>& escape) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += (i == 0 ? "" : between) + escape(cells[i]);
    }
    return line;
}

/// A cell's text is text, whatever it means to the format.
std::string latexCell(const std::string& text) {
    static const std::map<char, std::string> kMarks{
        {'\\', "\\textbackslash{}"}, {'~', "\\textasciitilde{}"}, {'^', "\\textasciicircum{}"}, {'\n', " "}};
    std::string cell;
    for (const char c : text) {
        if (const auto mark = kMarks.find(c); mark != kMarks.end()) {
            cell += mark->second;
        } else {
            cell += std::string_view("&%$#_{}").find(c) == std::string_view::npos ? std::string(1, c)
                                                                                  : std::string("\\") + c;
        }
    }
    for (const auto& [sign, mark] : {std::pair<std::string, std::string>{"×", "$\\times$"}, {"–", "--"}}) {
        for (auto place = cell.find(sign); place != std::string::npos; place = cell.find(sign, place)) {
            cell.replace(place, sign.size(), mark);
        }
    }
    return cell;
}

int csvDigits(const std::string& unit) {
    return unit == "count" || unit == "bytes" ? 0 : unit == "s" ? 6 : 4;
}

} // namespace

std::string Figure::text() const {
    if (words) {
        return *words;
    }
    if (!value) {
        return "–";
    }
    if (unit == "s") {
        return durationInWords(*value);
    }
    if (unit == "×") {
        return decimals(*value, 2) + " ×";
    }
    if (unit == "%") {
        return decimals(*value * 100, 0) + " %";
    }
    if (unit == "bytes") {
        return bytesInWords(*value);
    }
    return decimals(*value, unit == "count" ? 0 : unit == "cores" ? 2 : 3);
}

TextTable reportTable(const Report& report) {
    std::vector<std::string> head{""};
    for (const auto& figure : report.rows.empty() ? std::vector<Figure>() : brief(report.rows.front())) {
        head.push_back(figure.label);
    }
    TextTable table(std::move(head));
    for (const auto& row : report.rows) {
        std::vector<std::string> cells{row.title};
        for (const auto& figure : brief(row)) {
            cells.push_back(figure.text());
        }
        table.add(std::move(cells));
    }
    return table;
}

std::string markdownCell(const std::string& text) {
    std::string cell;
    for (const char c : text) {
        cell += c == '|' ? "\\|" : c == '\n' ? " " : std::string(1, c);
    }
    return cell;
}

std::string reportMarkdown(const Report& report) {
    const auto rows = allCells(report);
    std::string text;
    for (const auto& row : rows) {
        text += "| " + joined(row, " | ", markdownCell) + " |\n";
        if (&row == &rows.front()) {
            text += "|---|";
            for (std::size_t i = 1; i < row.size(); ++i) {
                text += "---:|";
            }
            text += "\n";
        }
    }
    return text;
}

std::string reportLatex(const Report& report) {
    const auto rows = allCells(report);
    std::string text = "\\begin{tabular}{l" + std::string(rows.front().size() - 1, 'r') + "}\n\\hline\n";
    for (const auto& row : rows) {
        text += joined(row, " & ", latexCell) + " \\\\\n" + (&row == &rows.front() ? "\\hline\n" : "");
    }
    return text + "\\hline\n\\end{tabular}\n";
}

std::string reportCsv(const Report& report, const std::string& rowsAre) {
    std::string text = rowsAre;
    for (const auto& figure : report.rows.empty() ? std::vector<Figure>() : report.rows.front().figures) {
        text += "," + figure.key;
    }
    text += "\n";
    for (const auto& row : report.rows) {
        text += csvField(row.key);
        for (const auto& figure : row.figures) {
            text += "," + (figure.value ? decimals(*figure.value, csvDigits(figure.unit)) : std::string());
        }
        text += "\n";
    }
    return text;
}

} // namespace parascope
