// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/RunBackdrop.h"

namespace parascope {

namespace {
constexpr int kRoomBesideName = 6;
} // namespace

RunBackdrop::RunBackdrop(const RunScene& scene, QCustomPlot* plot)
    : QCPLayerable(plot, QStringLiteral("background"))
    , m_scene(scene) {}

int RunBackdrop::widestName(const TimelineSource& source, const QFontMetrics& metrics) {
    int widest = 0;
    for (const auto& strip : stripsOf(source)) {
        widest = std::max(widest, metrics.horizontalAdvance(strip.title));
    }
    for (const auto& lane : shownLanes(source)) {
        widest = std::max(widest, metrics.horizontalAdvance(laneTitle(*source.trace, lane)));
    }
    return widest;
}

void RunBackdrop::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(false);
}

void RunBackdrop::draw(QCPPainter* painter) {
    if (m_scene.place.header.isEmpty()) {
        return;
    }
    painter->setFont(parentPlot()->font());
    drawTitle(*painter);
    if (!m_scene.place.lanes.isEmpty()) {
        drawStripes(*painter);
        drawNames(*painter);
    }
}

void RunBackdrop::drawStripes(QCPPainter& painter) const {
    const QRectF area(m_scene.place.lanes);
    painter.fillRect(area, m_scene.theme.plot);
    const auto [first, last] = lanesOnScreen(m_scene);
    for (auto position = first; position < last; ++position) {
        if (position % 2 == 1) {
            const int top = m_scene.place.firstTop + static_cast<int>(position) * m_scene.laneHeight;
            const QRectF lane(area.left(), top, area.width(), m_scene.laneHeight);
            painter.fillRect(lane.intersected(area), m_scene.theme.stripe);
        }
    }
    painter.setPen(QPen(m_scene.theme.frame, 1));
    painter.drawLine(area.topLeft(), area.topRight());
    painter.drawLine(area.topLeft(), area.bottomLeft());
}

void RunBackdrop::drawNames(QCPPainter& painter) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const auto [first, last] = lanesOnScreen(m_scene);
    // Low lanes: every second, third … name, so that none covers another.
    const auto each =
        static_cast<std::size_t>(std::max(1.0, std::ceil((metrics.height() - 2) / m_scene.laneHeight)));
    painter.setPen(m_scene.theme.text);
    for (auto position = first; position < last; ++position) {
        const bool roomForStrip = m_scene.strips.empty() || position + each <= m_scene.lanes.size();
        if (position % each == 0 && roomForStrip) {
            drawName(painter, position, laneTitle(*m_scene.source.trace, m_scene.lanes[position]));
        }
    }
    painter.setPen(m_scene.theme.faintText);
    for (std::size_t i = 0; i < m_scene.strips.size(); i += each) {
        drawName(painter, m_scene.lanes.size() + i, m_scene.strips[i].title);
    }
}

void RunBackdrop::drawName(QCPPainter& painter, std::size_t row, const QString& name) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QRectF area(m_scene.place.lanes);
    const auto middle = laneRect(m_scene, row).center().y();
    if (middle < area.top() || middle > area.bottom() - metrics.height() / 4) {
        return;
    }
    const double right = area.left() - kRoomBesideName;
    const auto text = metrics.elidedText(name, Qt::ElideRight, right - m_scene.labelsLeft);
    const auto baseline = middle + (metrics.ascent() - metrics.descent()) / 2;
    painter.drawText(QPointF(right - metrics.horizontalAdvance(text), baseline), text);
}

void RunBackdrop::drawTitle(QCPPainter& painter) const {
    const QRectF header(m_scene.place.header);
    auto bold = painter.font();
    bold.setBold(true);
    const QFontMetricsF metrics(bold, painter.device());
    if (header.height() < metrics.height() * 0.8) {
        return;
    }
    const auto baseline = header.top() + (header.height() + metrics.ascent() - metrics.descent()) / 2;
    const auto left = static_cast<double>(m_scene.labelsLeft);
    const auto title = metrics.elidedText(m_scene.source.title, Qt::ElideRight, header.right() - left);
    const auto plain = painter.font();
    painter.setFont(bold);
    painter.setPen(m_scene.theme.text);
    painter.drawText(QPointF(left, baseline), title);
    const auto behind = left + metrics.horizontalAdvance(title) + 10;
    painter.setFont(plain);
    const QFontMetricsF small(plain, painter.device());
    if (!m_scene.source.note.isEmpty() && header.right() - behind > 40) {
        painter.setPen(m_scene.theme.faintText);
        painter.drawText(QPointF(behind, baseline),
                         small.elidedText(m_scene.source.note, Qt::ElideRight, header.right() - behind));
    }
}

} // namespace parascope
