// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Report.h"

#include "core/base/CsvField.h"
#include "core/base/Numbers.h"

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
        return std::to_string(static_cast<std::uint64_t>(*value) / 1'000'000) + " MB";
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
