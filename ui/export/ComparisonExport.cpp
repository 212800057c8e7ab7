// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ComparisonExport.h"

#include "core/base/AtomicFile.h"
#include "ui/charts/TablePicture.h"

#include <QDate>
#include <QObject>

namespace parascope {

namespace {

using Kind = ComparisonCell::Kind;

QString text(const std::string& words) {
    return QString::fromStdString(words);
}

PaperTable::Cell onPaper(const ComparisonCell& cell) {
    switch (cell.kind) {
    case Kind::Open:
        return {QStringLiteral("–"), QObject::tr("not measured yet")};
    case Kind::Missing:
        return {QObject::tr("not here"), text(cell.why)};
    default:
        return {text(cell.figure), text(cell.note)};
    }
}

PaperTable onPaper(const ComparisonTable& table) {
    PaperTable paper;
    paper.head.push_back({});
    for (const auto& column : table.columns) {
        paper.head.push_back({text(comparisonColumnTitle(column.backend)), {}});
    }
    for (std::size_t row = 0; row < table.questions.size(); ++row) {
        auto& cells = paper.rows.emplace_back();
        cells.push_back({text(table.questions[row].title), text(table.questions[row].detail)});
        for (const auto& cell : table.cells[row]) {
            cells.push_back(onPaper(cell));
        }
    }
    paper.below = text(comparisonInWords(table));
    return paper;
}

ExportOptions optionsFor(const MeasuredComparison& measured, const QSize& size) {
    const auto& machine = measured.machine;
    return {size, QObject::tr("Threads vs processes"),
            QObject::tr("%1, %2, Linux %3 · %4 · Parascope")
                .arg(text(machine.cpu), text(coresInWords(machine)), text(machine.kernel),
                     QDate::currentDate().toString(Qt::ISODate))};
}

Result<void> writeCsv(const ComparisonTable& table, const std::filesystem::path& target) {
    auto file = AtomicFile::open(target);
    if (!file) {
        return failure(file.error());
    }
    file->write(comparisonCsv(table));
    return file->commit();
}

} // namespace

Result<void> exportComparison(const MeasuredComparison& measured, const std::filesystem::path& file,
                              const QSize& size) {
    if (!measured.table.hasFigures()) {
        return failure("nothing was exported", "nothing has been measured",
                       "press Run (F5) or measure a cell first");
    }
    if (file.extension() == ".csv") {
        return writeCsv(measured.table, file);
    }
    const auto format = pictureFormat(file);
    if (!format) {
        return failure("export '" + file.string() + "'", "this table is no trace of one run",
                       "use .png, .svg, .pdf or .csv");
    }
    return exportTable(onPaper(measured.table), optionsFor(measured, size), file, *format);
}

QImage comparisonPicture(const MeasuredComparison& measured) {
    return renderTable(onPaper(measured.table), optionsFor(measured, kSlideWide));
}

} // namespace parascope
