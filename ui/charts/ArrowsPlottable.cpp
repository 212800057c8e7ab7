// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ArrowsPlottable.h"

#include "core/base/TimePixels.h"

namespace parascope {

namespace {
constexpr int kPixelsPerArrow = 6;
constexpr double kHeadLength = 7;
constexpr double kHeadWidth = 5;
constexpr int kOpacity = 190; ///< of 255: the lanes below can still be read

/// A point of the line by its x, which the line crosses.
QPointF pointAt(const QLineF& line, double x) {
    return line.pointAt((x - line.x1()) / line.dx());
}

/// Both lanes are on the screen, wholly or nearly.
bool endsOnScreen(const QRectF& area, const QLineF& shaft) {
    const auto isIn = [&](double y) { return y >= area.top() - 1 && y <= area.bottom() + 1; };
    return isIn(shaft.y1()) && isIn(shaft.y2()) && shaft.x2() >= area.left() && shaft.x1() <= area.right();
}

/// What is within the area's sides.
QLineF cutToSides(const QRectF& area, const QLineF& shaft) {
    const auto begin = shaft.x1() < area.left() ? pointAt(shaft, area.left()) : shaft.p1();
    const auto end = shaft.x2() > area.right() ? pointAt(shaft, area.right()) : shaft.p2();
    return {begin, end};
}

void drawHead(QCPPainter& painter, const QLineF& shaft) {
    const auto length = shaft.length();
    if (length < 1) {
        return;
    }
    const QPointF along((shaft.x2() - shaft.x1()) / length, (shaft.y2() - shaft.y1()) / length);
    const QPointF across(-along.y(), along.x());
    const auto back = shaft.p2() - along * std::min(kHeadLength, length);
    painter.drawPolygon(
        QPolygonF{shaft.p2(), back + across * (kHeadWidth / 2), back - across * (kHeadWidth / 2)});
}
} // namespace

std::vector<QLineF> arrowShafts(const RunScene& scene) {
    std::vector<QLineF> shafts;
    const auto& trace = *scene.source.trace;
    const QRectF area(scene.place.lanes);
    const TimePixels pixels{scene.range(), area.width()};
    std::vector<VisibleArrow> visible;
    trace.arrows().visible(scene.range(), std::max(1, static_cast<int>(area.width()) / kPixelsPerArrow),
                           visible);
    for (const auto& item : visible) {
        const auto& arrow = trace.arrows().arrows()[item.index];
        const auto from = positionOf(scene, arrow.from);
        const auto to = positionOf(scene, arrow.to);
        if (!from || !to || *from == *to) {
            continue;
        }
        // From foot to foot: there stand the spans, of whatever height.
        const QLineF shaft(area.left() + pixels.toPixel(arrow.begin), headOfLane(scene, *from).bottom(),
                           area.left() + pixels.toPixel(arrow.end), headOfLane(scene, *to).bottom());
        if (endsOnScreen(area, shaft)) {
            shafts.push_back(cutToSides(area, shaft));
        }
    }
    return shafts;
}

void ArrowsPlottable::draw(QCPPainter* painter) {
    if (!isOnScreen() || scene().source.trace->arrows().size() == 0) {
        return;
    }
    auto colour = scene().theme.text;
    colour.setAlpha(kOpacity);
    const auto shafts = arrowShafts(scene());
    painter->setAntialiasing(true);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(QPen(colour, 1.2));
    painter->drawLines(QList<QLineF>(shafts.begin(), shafts.end()));
    painter->setPen(Qt::NoPen);
    painter->setBrush(scene().theme.text);
    for (const auto& shaft : shafts) {
        drawHead(*painter, shaft);
    }
    painter->setBrush(Qt::NoBrush);
    painter->setAntialiasing(false);
}

} // namespace parascope
