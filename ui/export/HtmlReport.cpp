// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/HtmlReport.h"

#include "core/base/AtomicFile.h"

#include <QFile>
#include <QTemporaryDir>

namespace parascope {

namespace {

QString escaped(const std::string& text) {
    return QString::fromStdString(text).toHtmlEscaped();
}

/// The figures as rows of a table, their formulas where the pointer rests on their names.
QString tableOf(const Report& report) {
    QString text = QStringLiteral("<table>");
    for (const auto& row : report.rows) {
        if (&row == &report.rows.front()) {
            text += QStringLiteral("<tr><th></th>");
            for (const auto& figure : row.figures) {
                text += QStringLiteral("<th title=\"%1\">%2</th>")
                            .arg(escaped(figure.formula), escaped(figure.label));
            }
            text += QStringLiteral("</tr>\n");
        }
        text += QStringLiteral("<tr><td>%1</td>").arg(escaped(row.title));
        for (const auto& figure : row.figures) {
            text += QStringLiteral("<td>%1</td>").arg(escaped(figure.text()));
        }
        text += QStringLiteral("</tr>\n");
    }
    return text + QStringLiteral("</table>\n");
}

/// The picture as SVG text, from its <svg> tag on: an XML header may not stand inside HTML.
Result<QString> pictureText(const std::vector<TimelineSource>& sources, const ExportOptions& options) {
    const QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.filePath(QStringLiteral("picture.svg")).toStdString());
    if (const auto drawn = exportTimeline(sources, extentOf(sources), options, path, PictureFormat::Svg);
        !drawn) {
        return failure(drawn.error());
    }
    QFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::ReadOnly)) {
        return failure("cannot read the picture back", file.errorString().toStdString());
    }
    const auto text = QString::fromUtf8(file.readAll());
    return text.mid(text.indexOf(QLatin1String("<svg")));
}

} // namespace

Result<void> saveHtmlReport(const Report& report, const std::vector<TimelineSource>& sources,
                            const ExportOptions& options, const std::filesystem::path& target) {
    const auto picture = pictureText(sources, options);
    if (!picture) {
        return failure(picture.error());
    }
    auto file = AtomicFile::open(target);
    if (!file) {
        return failure(file.error());
    }
    const auto page =
        QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%1</title>\n"
                       "<style>body{font-family:sans-serif;max-width:80em;margin:2em auto;padding:0 1em}"
                       "svg{width:100%;height:auto}table{border-collapse:collapse}"
                       "td,th{padding:.3em .8em;border-bottom:1px solid #ccc;text-align:right}"
                       "td:first-child,th:first-child{text-align:left}</style></head><body>\n"
                       "<h1>%1</h1>\n<p>%2</p>\n")
            .arg(options.title.toHtmlEscaped(), escaped(report.sentence));
    file->write(page.toStdString());
    file->write(picture->toStdString());
    file->write(tableOf(report).toStdString());
    file->write("<p><small>" + options.footnote.toHtmlEscaped().toStdString() +
                "</small></p></body></html>\n");
    return file->commit();
}

} // namespace parascope
