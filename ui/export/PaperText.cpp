// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/PaperText.h"

#include "ui/charts/Picture.h"
#include "ui/style/CodeColours.h"

#include <algorithm>
#include <memory>
#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QPixmap>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>

namespace parascope {

namespace {

constexpr int kPaperTextPixels = 13; ///< 10 pt
constexpr int kPaperCodePixels = 11; ///< 8 pt
constexpr double kPaperParagraphGap = 8;
constexpr int kNumberDigits = 3;
constexpr double kTablePadding = 4;

/// On paper: the colours and sizes of text, in px.
constexpr auto kPaperStyle =
    "h1 { font-size: 24px; } h2 { font-size: 19px; } h3 { font-size: 16px; } "
    "h4, h5, h6 { font-size: 14px; } a { color: #1a5fb4; } "
    "code, pre { font-family: 'DejaVu Sans Mono', monospace; font-size: 12px; } "
    "pre { white-space: pre-wrap; background: #f3f5f7; } "
    ".note { color: #595d63; font-style: italic; } .small { font-size: 11px; color: #595d63; }";

/// Text that knows only what is inside it.
class LonelyDocument final : public QTextDocument {
protected:
    QVariant loadResource(int type, const QUrl& name) override {
        return name.scheme() == QLatin1String("data") ? QTextDocument::loadResource(type, name) : QVariant();
    }
};

using PaperDocument = std::shared_ptr<QTextDocument>;

PaperDocument paperDocument(int pixels) {
    auto document = std::make_shared<LonelyDocument>();
    auto font = pictureFont();
    font.setPixelSize(pixels);
    font.setHintingPreference(QFont::PreferNoHinting);
    document->setDefaultFont(font);
    document->setUseDesignMetrics(true);
    document->setDocumentMargin(0);
    document->setDefaultStyleSheet(QLatin1String(kPaperStyle));
    document->setTextWidth(paperRoom().width());
    return document;
}

std::vector<QTextFragment> picturesIn(const QTextDocument& document) {
    std::vector<QTextFragment> pictures;
    for (auto block = document.begin(); block.isValid(); block = block.next()) {
        for (auto part = block.begin(); !part.atEnd(); ++part) {
            if (part.fragment().charFormat().isImageFormat()) {
                pictures.push_back(part.fragment());
            }
        }
    }
    return pictures;
}

QSizeF sizeOfPicture(const QTextDocument& document, const QString& address) {
    const auto picture = document.resource(QTextDocument::ImageResource, QUrl(address));
    return picture.canConvert<QPixmap>() ? picture.value<QPixmap>().size() : picture.value<QImage>().size();
}

/// Pictures no larger than a page has room for.
void shrinkPictures(QTextDocument& document) {
    constexpr double kMostOfAPage = 0.9; // the words beside it need some
    const QSizeF room(paperRoom().width(), paperRoom().height() * kMostOfAPage);
    for (const auto& fragment : picturesIn(document)) {
        auto format = fragment.charFormat().toImageFormat();
        const auto size = sizeOfPicture(document, format.name());
        const auto shown = size.boundedTo(size.scaled(room, Qt::KeepAspectRatio));
        format.setWidth(shown.width());
        format.setHeight(shown.height());
        QTextCursor cursor(&document);
        cursor.setPosition(fragment.position());
        cursor.setPosition(fragment.position() + fragment.length(), QTextCursor::KeepAnchor);
        cursor.setCharFormat(format);
    }
}

void drawTables(QTextFrame& frame) {
    for (auto* child : frame.childFrames()) {
        if (auto* table = qobject_cast<QTextTable*>(child)) {
            auto format = table->format();
            format.setBorder(0.5);
            format.setBorderBrush(QColor(0xdd, 0xe1, 0xe6));
            format.setBorderCollapse(true);
            format.setCellPadding(kTablePadding);
            table->setFormat(format);
        }
        drawTables(*child);
    }
}

/// Cuts a document that is laid out into items.
class PaperCutter {
public:
    explicit PaperCutter(PaperDocument document)
        : m_document(std::move(document)) {
        const auto* root = m_document->rootFrame();
        for (auto part = root->begin(); !part.atEnd(); ++part) {
            part.currentFrame() != nullptr ? cut(*part.currentFrame()) : cut(part.currentBlock());
        }
    }
    [[nodiscard]] std::vector<PaperItem> items() && { return std::move(m_items); }

private:
    void cut(QTextFrame& frame) { add(layout().frameBoundingRect(&frame), kPaperParagraphGap, false); }

    void cut(const QTextBlock& block) {
        if (block.text().isEmpty() &&
            !block.blockFormat().hasProperty(QTextFormat::BlockTrailingHorizontalRulerWidth)) {
            return; // as Qt puts around a table
        }
        const auto whole = layout().blockBoundingRect(block);
        const auto lines = block.layout()->lineCount();
        const auto origin = block.layout()->position();
        const bool isHeading = block.blockFormat().headingLevel() > 0;
        for (int i = 0; i < lines; ++i) {
            const auto line = block.layout()->lineAt(i);
            const QRectF place(0, origin.y() + line.y(), whole.right(), line.height());
            const bool isBeforeLast = lines > 1 && (i == 0 || i == lines - 2);
            add(place, i == 0 ? gapAbove(block) : 0, isHeading || isBeforeLast);
        }
    }

    [[nodiscard]] static double gapAbove(const QTextBlock& block) {
        const auto before = block.previous();
        return std::max(block.blockFormat().topMargin(),
                        before.isValid() ? before.blockFormat().bottomMargin() : 0);
    }

    [[nodiscard]] QAbstractTextDocumentLayout& layout() const { return *m_document->documentLayout(); }

    void add(const QRectF& place, double gap, bool staysWithNext) {
        auto item = paintedItem(
            {paperRoom().width(), place.height()}, [document = m_document, place](QPainter& painter) {
                constexpr double kInside = 0.5; // of the lines above and below nothing is drawn
                painter.translate(0, -place.top());
                painter.setClipRect(QRectF(0, place.top(), document->textWidth(), place.height()),
                                    Qt::IntersectClip);
                QAbstractTextDocumentLayout::PaintContext context;
                context.clip =
                    QRectF(0, place.top() + kInside, document->textWidth(), place.height() - 2 * kInside);
                context.palette.setColor(QPalette::Text, themeOn(Paper::White).text);
                document->documentLayout()->draw(&painter, context);
            });
        item.gap = gap;
        item.staysWithNext = staysWithNext;
        m_items.push_back(std::move(item));
    }

    PaperDocument m_document;
    std::vector<PaperItem> m_items;
};

QTextCharFormat inkOf(CodeKind kind) {
    QTextCharFormat format;
    format.setForeground(codeColour(kind, themeOn(Paper::White).text));
    format.setFontWeight(kind == CodeKind::Keyword ? QFont::DemiBold : QFont::Normal);
    format.setFontItalic(kind == CodeKind::Comment);
    return format;
}

/// "12  ", in which the code's lines are hung up.
void addNumber(QTextCursor& cursor, int number) {
    cursor.insertText(QStringLiteral("%1  ").arg(number, kNumberDigits), inkOf(CodeKind::Comment));
}

} // namespace

std::vector<PaperItem> paperText(const QString& html) {
    const auto document = paperDocument(kPaperTextPixels);
    document->setHtml(html);
    shrinkPictures(*document);
    drawTables(*document->rootFrame());
    return document->isEmpty() ? std::vector<PaperItem>() : PaperCutter(document).items();
}

std::vector<PaperItem> paperCode(const DocumentCode& code) {
    const auto document = paperDocument(kPaperCodePixels);
    auto font = document->defaultFont();
    font.setFamilies({QStringLiteral("DejaVu Sans Mono"), QStringLiteral("monospace")});
    document->setDefaultFont(font);
    QTextCursor cursor(document.get());
    int number = 0;
    for (const auto& line :
         codeLines(QString::fromStdString(code.text), QString::fromStdString(code.language))) {
        if (number > 0) {
            cursor.insertBlock();
        }
        addNumber(cursor, ++number);
        for (const auto& piece : line) {
            cursor.insertText(piece.text, inkOf(piece.kind));
        }
    }
    auto items = PaperCutter(document).items();
    items.front().gap = kPaperParagraphGap;
    return items;
}

} // namespace parascope
