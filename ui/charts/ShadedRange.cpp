// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ShadedRange.h"

#include <algorithm>

namespace parascope {

namespace {
constexpr double kShadeRoom = 4;
} // namespace

ShadedRange::ShadedRange(QCPAxis* keyAxis)
    : QCPLayerable(keyAxis->parentPlot(), QStringLiteral("background"))
    , m_keyAxis(keyAxis) {}

void ShadedRange::setColours(const QColor& shade, const QColor& text) {
    m_shade = shade;
    m_text = text;
}

QRectF ShadedRange::shaded() const {
    const QRectF area(m_keyAxis->axisRect()->rect());
    const double left = std::max(area.left(), m_keyAxis->coordToPixel(m_from));
    return left < area.right() ? QRectF(left, area.top(), area.right() - left, area.height()) : QRectF();
}

void ShadedRange::draw(QCPPainter* painter) {
    const auto rect = shaded();
    if (rect.isEmpty()) {
        return;
    }
    painter->fillRect(rect, m_shade);
    painter->setFont(parentPlot()->font());
    painter->setPen(m_text);
    const QFontMetricsF metrics(painter->font(), painter->device());
    const auto room = rect.adjusted(kShadeRoom, kShadeRoom, -kShadeRoom, -kShadeRoom);
    constexpr int kWrapped = Qt::AlignBottom | Qt::AlignHCenter | Qt::TextWordWrap;
    const auto needed = metrics.boundingRect(room, kWrapped, m_words);
    if (needed.width() <= room.width() && needed.height() <= room.height()) {
        painter->drawText(room, kWrapped, m_words);
        return;
    }
    // A narrow range: along its edge.
    painter->save();
    painter->translate(rect.left() + kShadeRoom + metrics.ascent(), rect.top() + kShadeRoom);
    painter->rotate(90);
    painter->translate(0, metrics.ascent());
    painter->drawText(QPointF(0, 0), metrics.elidedText(m_words, Qt::ElideRight, room.height()));
    painter->restore();
}

} // namespace parascope
