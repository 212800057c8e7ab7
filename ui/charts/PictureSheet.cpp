// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/PictureSheet.h"

#include <algorithm>
#include <numeric>
#include <QFontMetrics>

namespace parascope {

namespace {

constexpr int kTitlePixels = 20;
constexpr int kSmallestTitlePixels = 16;
constexpr int kSheetEdge = 12;
constexpr int kSheetLeft = 8; ///< where the charts' own legends begin
constexpr int kNoTextHeight = 0;
constexpr int kAnyTextHeight = 10'000;

/// The largest title that fits into a line; one that fits in no size is wrapped.
QFont sheetTitleFont(const QString& title, int width) {
    auto font = pictureFont();
    font.setBold(true);
    int pixels = kTitlePixels;
    do {
        font.setPixelSize(pixels--);
    } while (pixels >= kSmallestTitlePixels && QFontMetrics(font).horizontalAdvance(title) > width);
    return font;
}

} // namespace

PictureSheet::PictureSheet(std::vector<PicturePart> parts, PictureOptions options)
    : m_parts(std::move(parts))
    , m_options(std::move(options))
    , m_width(partWidth(m_options.size)) {
    const auto theme = themeOn(m_options.paper);
    m_title = laidOut(m_options.title, sheetTitleFont(m_options.title, m_width - 2 * kSheetLeft), theme.text);
    m_caption = laidOut(m_options.caption, pictureFont(), theme.text);
    m_footnote = laidOut(m_options.footnote, noteFont(), theme.faintText);
}

PictureSheet::Text PictureSheet::laidOut(const QString& words, const QFont& font,
                                         const QColor& colour) const {
    if (words.isEmpty()) {
        return {{}, font, colour, kNoTextHeight};
    }
    const QRect room(0, 0, m_width - 2 * kSheetLeft, kAnyTextHeight);
    const auto height = QFontMetrics(font).boundingRect(room, Qt::TextWordWrap, words).height();
    return {words, font, colour, height + kSheetEdge};
}

QSize PictureSheet::size() const {
    const int parts =
        std::accumulate(m_parts.begin(), m_parts.end(), 0,
                        [](int sum, const PicturePart& part) { return sum + part.size.height(); });
    return {m_width, m_title.height + parts + m_caption.height + m_footnote.height};
}

double PictureSheet::scale() const {
    return m_options.size.width / m_width;
}

void PictureSheet::paintText(QCPPainter& painter, const Text& text, int top) const {
    if (text.words.isEmpty()) {
        return;
    }
    painter.setFont(text.font);
    painter.setPen(text.colour);
    painter.drawText(QRect(kSheetLeft, top + kSheetEdge / 2, m_width - 2 * kSheetLeft, text.height),
                     Qt::TextWordWrap, text.words);
}

void PictureSheet::paintOn(QCPPainter& painter) const {
    if (m_options.paper != Paper::Transparent) {
        painter.fillRect(QRect(QPoint(), size()), themeOn(m_options.paper).background);
    }
    paintText(painter, m_title, 0);
    int top = m_title.height;
    for (const auto& part : m_parts) {
        painter.save();
        painter.translate(0, top);
        part.paint(painter);
        painter.restore();
        top += part.size.height();
    }
    painter.setClipping(false);
    paintText(painter, m_caption, top);
    paintText(painter, m_footnote, top + m_caption.height);
}

} // namespace parascope
