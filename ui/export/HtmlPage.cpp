// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/HtmlPage.h"

#include "core/base/Numbers.h"
#include "ui/export/ReplayData.h"

#include <algorithm>
#include <QCryptographicHash>
#include <QFile>

namespace parascope {

namespace {

constexpr std::size_t kMostLogLines = 5'000;

QByteArray hashOfPart(const QByteArray& text) {
    return "sha256-" + QCryptographicHash::hash(text, QCryptographicHash::Sha256).toBase64();
}

QByteArray headHtml(const std::vector<Figure>& figures) {
    QByteArray html = "<thead><tr><th scope=\"col\"></th>";
    for (const auto& figure : figures) {
        html += "<th scope=\"col\" title=\"" + htmlText(figure.formula) + "\">" + htmlText(figure.label) +
                "</th>";
    }
    return html + "</tr></thead>\n";
}

QByteArray cellHtml(const Figure& figure) {
    QByteArray html = "<td data-key=\"" + htmlText(figure.key) + "\"";
    if (figure.value) {
        html += " data-value=\"" + QByteArray::fromStdString(shortestDecimal(*figure.value)) + "\"";
    }
    if (!figure.note.empty()) {
        html += " title=\"" + htmlText(figure.note) + "\"";
    }
    return html + ">" + htmlText(figure.text()) + "</td>";
}

} // namespace

QByteArray pagePart(const char* name) {
    QFile file(QStringLiteral(":/replay/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray filledPage(const QByteArray& page, const HtmlPlaces& places) {
    QByteArray text;
    qsizetype from = 0;
    for (qsizetype at = page.indexOf('@'); at >= 0; at = page.indexOf('@', from)) {
        const auto end = page.indexOf('@', at + 1);
        const auto place = places.constFind(page.mid(at + 1, end - at - 1));
        const bool isPlace = end > at && place != places.constEnd();
        text += page.mid(from, at - from) + (isPlace ? *place : QByteArray("@"));
        from = isPlace ? end + 1 : at + 1;
    }
    return text + page.mid(from);
}

HtmlPlaces scriptAndStyle(const QByteArray& script, const QByteArray& style) {
    return {{"SCRIPT", script},
            {"SCRIPT_HASH", hashOfPart(script)},
            {"STYLE", style},
            {"STYLE_HASH", hashOfPart(style)}};
}

QByteArray htmlText(const std::string& words) {
    return QString::fromStdString(words).toHtmlEscaped().toUtf8();
}

QString fromHtmlText(QString html) {
    for (const auto& [mark, sign] :
         {std::pair("&lt;", "<"), {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}}) {
        html.replace(QLatin1String(mark), QLatin1String(sign));
    }
    return html;
}

QByteArray figuresHtml(const Report& report) {
    if (report.rows.empty()) {
        return {};
    }
    QByteArray html = "<div class=\"wide\"><table class=\"figures\">\n" +
                      headHtml(report.rows.front().figures) + "<tbody>\n";
    for (const auto& row : report.rows) {
        html += "<tr><th scope=\"row\">" + htmlText(row.title) + "</th>";
        for (const auto& figure : row.figures) {
            html += cellHtml(figure);
        }
        html += "</tr>\n";
    }
    return html + "</tbody></table></div>\n";
}

QByteArray warningsHtml(const std::vector<std::string>& warnings) {
    QByteArray items;
    for (const auto& warning : warnings) {
        items += "<li>" + htmlText(warning) + "</li>";
    }
    return items.isEmpty() ? QByteArray() : "<ul class=\"warnings\">" + items + "</ul>\n";
}

QByteArray logHtml(const std::vector<std::string>& log) {
    if (log.empty()) {
        return {};
    }
    QByteArray html = "<details class=\"log\"><summary>What the workers said</summary><pre>\n";
    for (std::size_t i = 0; i < std::min(kMostLogLines, log.size()); ++i) {
        html += htmlText(log[i]) + "\n";
    }
    return html + "</pre></details>\n";
}

QByteArray timelineHtml(const std::vector<TimelineSource>& sources, std::size_t mostPieces) {
    return filledPage(pagePart("timeline.html"),
                      {{"DATA", QByteArray::fromStdString(replayData(sources, mostPieces))}});
}

} // namespace parascope
