// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/LanesPlottable.h"

#include "ui/charts/StateStyle.h"

namespace parascope {

namespace {
constexpr double kCoreEvery = 140; ///< a core's number comes again after so many px, px
constexpr double kRoomBesideCore = 3;

/// Boxes that are partly scrolled away, cut: not every paper knows clipping.
bool cutTo(const QRectF& area, QRectF& rect) {
    rect.setTop(std::max(rect.top(), area.top()));
    rect.setBottom(std::min(rect.bottom(), area.bottom()));
    return rect.height() > 0;
}
} // namespace

LanesPlottable::LanesPlottable(const RunScene& scene, QCPAxis* timeAxis, QCPAxis* laneAxis)
    : QCPAbstractPlottable(timeAxis, laneAxis)
    , m_scene(scene) {
    setSelectable(QCP::stNone);
    setAntialiased(false);
}

double LanesPlottable::selectTest(const QPointF&, bool, QVariant*) const {
    return -1; // pointers are TimelineInput's business
}

QCPRange LanesPlottable::getKeyRange(bool& found, QCP::SignDomain) const {
    const bool some = m_scene.source.trace != nullptr && !m_scene.source.trace->isEmpty();
    found = some;
    if (!some) {
        return {};
    }
    const auto extent = m_scene.source.trace->extent().shifted(-m_scene.source.zero);
    return {toSeconds(extent.begin), toSeconds(extent.end)};
}

QCPRange LanesPlottable::getValueRange(bool& found, QCP::SignDomain, const QCPRange&) const {
    found = !m_scene.lanes.empty();
    return {0, static_cast<double>(m_scene.lanes.size())};
}

void LanesPlottable::updateBoxes() {
    const auto& trace = *m_scene.source.trace;
    const Key key{&trace, m_scene.revision, m_scene.range(), m_scene.place, m_scene.laneHeight};
    if (key == m_key) {
        return;
    }
    m_key = key;
    m_boxes.clear();
    const auto [first, last] = lanesOnScreen(m_scene);
    for (auto position = first; position < last; ++position) {
        appendBoxes(trace.lane(m_scene.lanes[position]).index, m_scene.range(), laneRect(m_scene, position),
                    m_boxes);
    }
}

void LanesPlottable::draw(QCPPainter* painter) {
    if (m_scene.source.trace == nullptr || m_scene.place.lanes.isEmpty()) {
        return;
    }
    updateBoxes();
    const bool onPaper = painter->modes().testFlag(QCPPainter::pmVectorized);
    painter->setAntialiasing(false);
    m_painter.begin(m_scene.theme.plot, onPaper);
    const QRectF area(m_scene.place.lanes);
    for (auto box : m_boxes) {
        if (cutTo(area, box.rect)) {
            m_painter.add(box);
        }
    }
    m_painter.paint(*painter);
    drawCores(*painter, onPaper);
}

void LanesPlottable::drawCores(QCPPainter& painter, bool onPaper) const {
    painter.setFont(parentPlot()->font());
    painter.setPen(inkOn(styleOf(State::Running).colour));
    const QFontMetricsF metrics(painter.font(), painter.device());
    if (metrics.height() > m_scene.laneHeight) {
        return;
    }
    const QRectF area(m_scene.place.lanes);
    const LaneBox* last = nullptr;
    QString text;
    for (const auto& box : m_boxes) {
        if (box.state != State::Running || box.core < 0 || box.rect.width() < 8 || box.coverage < 0.5f ||
            !area.contains(box.rect.center())) {
            continue;
        }
        const bool sameRow = last != nullptr && last->rect.bottom() == box.rect.bottom();
        if (sameRow && last->core == box.core && box.rect.left() - last->rect.left() < kCoreEvery) {
            continue;
        }
        text.setNum(box.core);
        const auto width = metrics.horizontalAdvance(text);
        if (width + 2 * kRoomBesideCore > box.rect.width() || metrics.ascent() > box.rect.height()) {
            continue;
        }
        last = &box;
        const auto baseline = box.rect.center().y() + (metrics.ascent() - metrics.descent()) / 2;
        const QPointF place(box.rect.left() + kRoomBesideCore + 1, baseline);
        painter.drawText(onPaper ? place : QPointF(place.toPoint()), text);
    }
}

void LanesPlottable::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const {
    paintSwatch(*painter, rect, State::Running, m_scene.theme.plot, false);
}

} // namespace parascope
