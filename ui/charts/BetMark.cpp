// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/BetMark.h"

#include "core/base/TimePixels.h"

#include <cmath>

namespace parascope {

namespace {
constexpr double kLineWidth = 2;
constexpr double kRoom = 4;
} // namespace

BetMark::BetMark(const RunScene& scene, QCustomPlot* plot)
    : QCPLayerable(plot, QStringLiteral("axes"))
    , m_scene(scene) {}

void BetMark::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(false);
}

void BetMark::draw(QCPPainter* painter) {
    const QRectF area(m_scene.place.lanes);
    const auto& end = m_scene.source.betEnd;
    if (!end || area.isEmpty() || !m_scene.visible.contains(*end)) {
        return;
    }
    const TimePixels pixels{m_scene.visible, area.width()};
    const double x = std::floor(area.left() + pixels.toPixel(*end));
    painter->setPen(QPen(m_scene.theme.text, kLineWidth, Qt::DashLine));
    painter->drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));

    painter->setFont(parentPlot()->font());
    const QFontMetricsF metrics(painter->font(), painter->device());
    QRectF tag(x, area.top() + 2, metrics.horizontalAdvance(m_scene.source.betText) + 2 * kRoom,
               metrics.height());
    if (tag.right() > area.right()) {
        tag.moveRight(x);
    }
    painter->fillRect(tag, m_scene.theme.text);
    painter->setPen(m_scene.theme.plot);
    painter->drawText(QPointF(tag.left() + kRoom, tag.top() + metrics.ascent()), m_scene.source.betText);
}

} // namespace parascope
