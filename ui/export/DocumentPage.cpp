// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/DocumentPage.h"

#include "ui/charts/Picture.h"
#include "ui/export/DocumentOutline.h"
#include "ui/export/DocumentPictures.h"
#include "ui/export/HtmlPage.h"
#include "ui/export/ReplayData.h"
#include "ui/export/ShownAnswer.h"
#include "ui/style/CodeColours.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr double kStillWidth = 960; ///< px of a chart that is a picture
constexpr std::size_t kFewestPieces = 10'000;

const char* classOf(CodeKind kind) {
    switch (kind) {
    case CodeKind::Keyword:
        return "keyword";
    case CodeKind::String:
        return "string";
    case CodeKind::Comment:
        return "comment";
    case CodeKind::Number:
        return "number";
    case CodeKind::Plain:
        break;
    }
    return "";
}

QString inItsColour(const QString& text, CodeKind kind) {
    const auto words = text.toHtmlEscaped();
    return kind == CodeKind::Plain || text.isEmpty()
               ? words
               : QStringLiteral("<span class=\"%1\">").arg(QLatin1String(classOf(kind))) + words +
                     QStringLiteral("</span>");
}

QByteArray paragraphHtml(const char* look, const std::string& words) {
    return words.empty() ? QByteArray()
                         : QByteArray("<p class=\"") + look + "\">" + htmlText(words) + "</p>\n";
}

std::size_t piecesOfEach(const Document& document) {
    const auto charts = static_cast<std::size_t>(
        std::count_if(document.parts.begin(), document.parts.end(), [](const DocumentPart& part) {
            return std::holds_alternative<AnsweredQuestion>(part);
        }));
    return std::max(kFewestPieces, kMostPieces / std::max<std::size_t>(1, charts));
}

/// Writes the parts one by one.
class PageWriter {
public:
    explicit PageWriter(const Document& document)
        : m_document(document)
        , m_mostPieces(piecesOfEach(document)) {
        for (const auto& part : document.parts) {
            std::visit(*this, part);
        }
        QString none;
        addTitle(none);
    }

    void operator()(const DocumentHtml& part) {
        auto html = withPicturesInside(QString::fromStdString(part.html), m_document.folder);
        addTitle(html);
        m_html += "<div class=\"prose\">\n" + m_outline.withAnchors(html).toUtf8() + "</div>\n";
    }
    void operator()(const DocumentCode& part) { m_html += codeHtml(part); }
    void operator()(const DocumentNote& part) { m_html += paragraphHtml("note", part.text); }
    void operator()(const AnsweredQuestion& part) {
        const auto answer = shownAnswer(part);
        const auto alive = answer.exhibit ? answer.exhibit->alive() : std::nullopt;
        m_html += QByteArray("<figure class=\"answer") + (alive ? " replay" : "") + "\">\n";
        m_html += "<figcaption>" + htmlText(part.title) + "</figcaption>\n" + paragraphHtml("ask", part.ask) +
                  paragraphHtml("sentence", answer.report.sentence) + paragraphHtml("note", answer.trouble);
        m_html +=
            alive ? warningsHtml(alive->warnings) + timelineHtml(alive->sources, m_mostPieces) : QByteArray();
        addStill(answer);
        m_html += figuresHtml(answer.report) + (alive ? logHtml(alive->log) : QByteArray());
        if (!part.command.empty()) {
            m_html += "<p class=\"command\"><code>" + htmlText(part.command) + "</code></p>\n";
        }
        if (answer.exhibit) {
            m_html += paragraphHtml("footnote", answer.exhibit->usualOptions().footnote.toStdString());
        }
        m_html += "</figure>\n";
    }

    [[nodiscard]] const QByteArray& title() const { return m_title; }
    [[nodiscard]] const QByteArray& html() const { return m_html; }
    [[nodiscard]] const DocumentOutline& outline() const { return m_outline; }

private:
    /// The first words may begin with it.
    void addTitle(QString& html) {
        if (m_title.isEmpty()) {
            m_title = m_outline.takeTitle(html, QString::fromStdString(m_document.title)).toUtf8();
        }
    }

    /// What is drawn and does not come to life.
    void addStill(const ShownAnswer& answer) {
        PictureOptions options;
        options.size.width = kStillWidth;
        const auto parts = answer.exhibit ? answer.exhibit->stillParts(options) : std::vector<PicturePart>();
        if (parts.empty()) {
            return;
        }
        const auto words = answer.caption().empty() ? answer.report.sentence : answer.caption();
        m_html += "<div class=\"card picture\"><img src=\"data:image/svg+xml;base64," +
                  svgPicture(parts, options).toBase64() + "\" alt=\"" + htmlText(words) + "\"></div>\n" +
                  paragraphHtml("caption", answer.caption());
    }

    const Document& m_document;
    std::size_t m_mostPieces;
    QByteArray m_title;
    QByteArray m_html;
    DocumentOutline m_outline;
};

} // namespace

QByteArray codeHtml(const DocumentCode& code) {
    QStringList lines;
    for (const auto& line :
         codeLines(QString::fromStdString(code.text), QString::fromStdString(code.language))) {
        QString html;
        for (const auto& piece : line) {
            html += inItsColour(piece.text, piece.kind);
        }
        lines.append(html);
    }
    return (QStringLiteral("<pre class=\"code\"><code><span class=\"line\">") +
            lines.join(QStringLiteral("\n</span><span class=\"line\">")) +
            QStringLiteral("</span></code></pre>\n"))
        .toUtf8();
}

QByteArray documentPage(const Document& document) {
    const PageWriter writer(document);
    auto places = scriptAndStyle(pagePart("replay.js"), pagePart("replay.css") + pagePart("document.css"));
    places["TITLE"] = htmlText(document.title);
    places["HEADER"] =
        "<header>\n" + writer.title() + "\n" + paragraphHtml("machine", document.machine) + "</header>";
    places["OUTLINE"] = writer.outline().html().toUtf8();
    places["PARTS"] = writer.html();
    return filledPage(pagePart("document.html"), places);
}

} // namespace parascope
