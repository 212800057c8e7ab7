// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ComparisonExport.h"

#include "ui/charts/TablePicture.h"
#include "ui/export/Footnote.h"

#include <QDate>
#include <QObject>

namespace parascope {

namespace {

using Kind = ComparisonCell::Kind;

QString tableWords(const std::string& words) {
    return QString::fromStdString(words);
}

PaperTable::Cell onPaper(const ComparisonCell& cell) {
    switch (cell.kind) {
    case Kind::Open:
        return {QStringLiteral("–"), QObject::tr("not measured yet")};
    case Kind::Missing:
        return {QObject::tr("not here"), tableWords(cell.why)};
    default:
        return {tableWords(cell.figure), tableWords(cell.note)};
    }
}

PaperTable onPaper(const ComparisonTable& table) {
    PaperTable paper;
    paper.head.push_back({});
    for (const auto& column : table.columns) {
        paper.head.push_back({tableWords(comparisonColumnTitle(column.backend)), {}});
    }
    for (std::size_t row = 0; row < table.questions.size(); ++row) {
        auto& cells = paper.rows.emplace_back();
        cells.push_back({tableWords(table.questions[row].title), tableWords(table.questions[row].detail)});
        for (const auto& cell : table.cells[row]) {
            cells.push_back(onPaper(cell));
        }
    }
    paper.below = tableWords(comparisonInWords(table));
    return paper;
}

class ComparisonExhibit final : public Exhibit {
public:
    explicit ComparisonExhibit(MeasuredComparison measured)
        : m_measured(std::move(measured)) {}

    [[nodiscard]] QString name() const override { return QObject::tr("The table"); }
    [[nodiscard]] std::vector<std::string> endings() const override {
        auto endings = pictureEndings();
        endings.emplace_back(".csv");
        endings.emplace_back(".md");
        return endings;
    }
    [[nodiscard]] PictureOptions usualOptions() const override {
        PictureOptions options;
        options.title = QObject::tr("Threads vs processes");
        options.footnote = footnoteOf(m_measured.machine, {}, QDate::currentDate().toString(Qt::ISODate));
        return options;
    }
    [[nodiscard]] std::vector<PicturePart> parts(const PictureOptions& options) const override {
        return {tablePart(onPaper(m_measured.table), options)};
    }
    Result<void> writeData(const std::string& ending, const std::filesystem::path& file) const override {
        return writeText(
            ending == ".md" ? comparisonMarkdown(m_measured.table) : comparisonCsv(m_measured.table), file);
    }

private:
    MeasuredComparison m_measured;
};

} // namespace

Result<std::unique_ptr<Exhibit>> comparisonExhibit(MeasuredComparison measured) {
    if (!measured.table.hasFigures()) {
        return failure("nothing was exported", "nothing has been measured",
                       "press Run (F5) or measure a cell first");
    }
    return std::make_unique<ComparisonExhibit>(std::move(measured));
}

} // namespace parascope
