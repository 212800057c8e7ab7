// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/DocumentPaper.h"

#include "ui/charts/PaperPages.h"
#include "ui/export/DocumentOutline.h"
#include "ui/export/DocumentPictures.h"
#include "ui/export/HtmlPage.h"
#include "ui/export/PaperText.h"
#include "ui/export/ShownAnswer.h"

#include <QCoreApplication>

namespace parascope {

namespace {

constexpr double kFigureWidth = 170; ///< mm
constexpr double kFigureText = 8;    ///< pt; the smallest is 7/8 of it

QString paperParagraph(const char* look, const std::string& words) {
    return words.empty() ? QString()
                         : QStringLiteral("<p class=\"%1\">").arg(QLatin1String(look)) +
                               QString::fromUtf8(htmlText(words)) + QStringLiteral("</p>");
}

/// Puts the parts on paper one by one.
class PaperWriter {
public:
    explicit PaperWriter(const Document& document)
        : m_document(document) {
        for (const auto& part : document.parts) {
            std::visit(*this, part);
        }
        QString none;
        addTitle(none);
    }

    void operator()(const DocumentHtml& part) {
        auto html = withPicturesInside(QString::fromStdString(part.html), m_document.folder);
        addTitle(html);
        add(paperText(html));
    }
    void operator()(const DocumentCode& part) {
        addTitle();
        add(paperCode(part));
    }
    void operator()(const DocumentNote& part) {
        addTitle();
        add(paperText(paperParagraph("note", part.text)));
    }
    void operator()(const AnsweredQuestion& part) {
        addTitle();
        const auto answer = shownAnswer(part);
        const auto ask = part.ask.empty() ? std::string() : "First say: " + part.ask;
        auto words = paperText(QStringLiteral("<h3>%1</h3>").arg(QString::fromUtf8(htmlText(part.title))) +
                               paperParagraph("note", ask) + paperParagraph("small", part.command) +
                               paperParagraph("note", answer.trouble));
        for (auto& item : words) {
            item.staysWithNext = answer.exhibit != nullptr;
        }
        add(std::move(words));
        if (answer.exhibit) {
            addPicture(answer);
            const auto alive = answer.exhibit->alive();
            for (const auto& warning : alive ? alive->warnings : std::vector<std::string>()) {
                add(paperText(paperParagraph("note", warning)));
            }
        }
    }

    [[nodiscard]] const std::vector<PaperItem>& items() const { return m_items; }

private:
    void addTitle(QString& html) {
        if (!m_hasTitle) {
            m_hasTitle = true;
            add(paperText(DocumentOutline().takeTitle(html, QString::fromStdString(m_document.title)) +
                          paperParagraph("small", m_document.machine)));
        }
    }
    void addTitle() {
        QString none;
        addTitle(none);
    }
    /// What is drawn, and below it or on the next page its figures and what they mean.
    void addPicture(const ShownAnswer& answer) {
        auto options = answer.exhibit->usualOptions();
        options.size = printed(kFigureWidth, kFigureText);
        options.title.clear();
        options.figures = true;
        auto drawn = pictureParts(*answer.exhibit, options);
        const auto hasFigures = answer.exhibit->figures().rows.empty() ? 0 : 1; // the last part
        const std::vector<PicturePart> figures(drawn.end() - hasFigures, drawn.end());
        drawn.erase(drawn.end() - hasFigures, drawn.end());
        const auto more = answer.caption();
        options.caption = QString::fromStdString(answer.report.sentence + (more.empty() ? "" : " " + more));
        auto below = pictureItem(figures, options);
        options.caption.clear();
        options.footnote.clear();
        m_items.push_back(pictureItem(drawn, options));
        m_items.back().gap = kTextGap;
        m_items.push_back(std::move(below));
    }
    void add(std::vector<PaperItem> items) {
        std::move(items.begin(), items.end(), std::back_inserter(m_items));
    }

    static constexpr double kTextGap = 8;
    const Document& m_document;
    std::vector<PaperItem> m_items;
    bool m_hasTitle = false;
};

} // namespace

QByteArray documentPaper(const Document& document) {
    return pagesPdf(PaperWriter(document).items(), QString::fromStdString(document.title));
}

} // namespace parascope
