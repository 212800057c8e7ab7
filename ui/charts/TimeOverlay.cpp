// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimeOverlay.h"

#include "core/base/TimePixels.h"
#include "ui/charts/TimeTicks.h"

namespace parascope {

TimeOverlay::TimeOverlay(QCustomPlot* plot)
    : QCPLayerable(plot, QStringLiteral("overlay")) {}

void TimeOverlay::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(false);
}

void TimeOverlay::draw(QCPPainter* painter) {
    if (m_content.area.isEmpty()) {
        return;
    }
    painter->setFont(parentPlot()->font());
    drawCurtain(*painter);
    drawSelection(*painter);
    if (m_content.marks.hover) {
        drawLine(*painter, *m_content.marks.hover);
    }
    if (m_content.focus) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_content.theme.text, 2));
        painter->drawRect(m_content.focus->toAlignedRect().adjusted(-1, -1, 1, 1));
    }
}

void TimeOverlay::drawLine(QCPPainter& painter, Nanoseconds moment) const {
    if (!m_content.visible.contains(moment)) {
        return;
    }
    const QRectF area(m_content.area);
    const TimePixels pixels{m_content.visible, area.width()};
    const double x = std::floor(area.left() + pixels.toPixel(moment));
    painter.setPen(QPen(m_content.theme.accent, 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
}

void TimeOverlay::drawCurtain(QCPPainter& painter) const {
    if (!m_content.marks.curtain) {
        return;
    }
    const auto moment = *m_content.marks.curtain;
    const QRectF area(m_content.area);
    const TimePixels pixels{m_content.visible, area.width()};
    const double x = std::floor(area.left() + std::clamp(pixels.toPixel(moment), 0.0, area.width()));
    for (const QRectF lanes : m_content.runs) {
        painter.fillRect(QRectF(QPointF(x, lanes.top() + 1), lanes.bottomRight()), m_content.theme.plot);
    }
    drawLine(painter, moment);
    drawTag(painter, x, area.top() + 2, timeText(moment));
}

void TimeOverlay::drawSelection(QCPPainter& painter) const {
    if (!m_content.marks.selection) {
        return;
    }
    const QRectF area(m_content.area);
    const TimePixels pixels{m_content.visible, area.width()};
    const auto edge = [&](Nanoseconds time) {
        return std::floor(area.left() + std::clamp(pixels.toPixel(time), -1.0, area.width() + 1.0));
    };
    const double left = edge(m_content.marks.selection->begin);
    const double right = edge(m_content.marks.selection->end);
    if (right < area.left() || left > area.right()) {
        return;
    }
    painter.fillRect(QRectF(QPointF(left, area.top()), QPointF(right, area.bottom())).intersected(area),
                     m_content.theme.selection);
    painter.setPen(QPen(m_content.theme.accent, 1));
    for (const double x : {left, right}) {
        if (x >= area.left() && x <= area.right()) {
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        }
    }
    const double middle = (std::max(left, area.left()) + std::min(right, area.right())) / 2;
    drawTag(painter, middle, area.top() + 2, timeText(m_content.marks.selection->length()));
}

void TimeOverlay::drawTag(QCPPainter& painter, double middle, double top, const QString& text) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QRectF area(m_content.area);
    QRectF tag(0, top, std::ceil(metrics.horizontalAdvance(text)) + 10, std::ceil(metrics.height()) + 2);
    tag.moveLeft(std::floor(std::clamp(middle - tag.width() / 2, area.left(),
                                       std::max(area.left(), area.right() - tag.width()))));
    painter.fillRect(tag, m_content.theme.background);
    painter.setPen(QPen(m_content.theme.accent, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(tag);
    painter.setPen(m_content.theme.text);
    painter.drawText(QPointF(tag.left() + 5, tag.top() + 1 + metrics.ascent()), text);
}

} // namespace parascope
