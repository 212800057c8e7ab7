// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/LaneMarks.h"

#include "core/base/TimePixels.h"
#include "ui/charts/StateStyle.h"

#include <algorithm>

namespace parascope {

namespace {
constexpr double kLargestCross = 18;
constexpr double kCrossLine = 3;
constexpr double kForEverWidth = 72;
constexpr double kFadeStep = 4;
constexpr double kForEverHead = 8;
constexpr double kRoomBesideWords = 4;

/// The colour of what went wrong: that of a lock, which is Okabe and Ito's vermilion.
QColor failureColour() {
    return styleOf(State::Lock).colour;
}
} // namespace

std::optional<QRectF> markRect(const RunScene& scene, const LaneMark& mark) {
    const auto position = positionOf(scene, mark.lane);
    const QRectF area(scene.place.lanes);
    if (!position || area.isEmpty()) {
        return std::nullopt;
    }
    const auto lane = laneRect(scene, *position);
    const TimePixels pixels{scene.range(), area.width()};
    const double x = area.left() + pixels.toPixel(mark.time);
    if (lane.center().y() < area.top() || lane.center().y() > area.bottom() || x < area.left() - 1 ||
        x > area.right() + 1) {
        return std::nullopt;
    }
    if (mark.kind == LaneMark::Kind::WaitsForEver) {
        return QRectF(x, lane.top(), std::max(0.0, std::min(kForEverWidth, area.right() - x)), lane.height());
    }
    const double size = std::min(kLargestCross, lane.height());
    const double first = area.left() + size / 2;
    const double middle = std::clamp(x, first, std::max(first, area.right() - size / 2));
    return QRectF(middle - size / 2, lane.center().y() - size / 2, size, size);
}

void LaneMarks::draw(QCPPainter* painter) {
    if (!isOnScreen()) {
        return;
    }
    painter->setFont(parentPlot()->font());
    for (const auto& mark : scene().source.marks) {
        const auto rect = markRect(scene(), mark);
        if (!rect) {
            continue;
        }
        if (mark.kind == LaneMark::Kind::Failed) {
            drawCross(*painter, rect->center(), rect->width());
        } else {
            drawForEver(*painter, *rect);
        }
        drawWords(*painter, *rect, mark.kind, mark.words);
    }
    painter->setAntialiasing(false);
}

void LaneMarks::drawCross(QCPPainter& painter, QPointF middle, double size) const {
    const double reach = size / 2 - kCrossLine;
    painter.setAntialiasing(true);
    // On what is behind it, whatever its colour.
    for (const auto& pen : {QPen(scene().theme.plot, 2 * kCrossLine), QPen(failureColour(), kCrossLine)}) {
        painter.setPen(pen);
        painter.drawLine(middle + QPointF(-reach, -reach), middle + QPointF(reach, reach));
        painter.drawLine(middle + QPointF(-reach, reach), middle + QPointF(reach, -reach));
    }
}

void LaneMarks::drawForEver(QCPPainter& painter, const QRectF& room) const {
    painter.setAntialiasing(false);
    const auto& plot = scene().theme.plot;
    const auto& wait = styleOf(State::Queue).colour;
    for (double x = room.left(); x < room.right(); x += kFadeStep) {
        const double left = 1 - (x - room.left()) / std::max(1.0, room.width());
        painter.fillRect(QRectF(x, room.top(), std::min(kFadeStep, room.right() - x), room.height()),
                         blended(plot, wait, left));
        painter.setPen(QPen(blended(plot, inkOn(wait), left), 1));
        painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()));
    }
    const QPointF tip(room.right(), room.center().y());
    painter.setAntialiasing(true);
    painter.setPen(QPen(failureColour(), kCrossLine));
    painter.drawLine(QPointF(room.left() + room.width() / 3, tip.y()), tip - QPointF(kForEverHead, 0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(failureColour());
    painter.drawPolygon(QPolygonF{tip, tip + QPointF(-kForEverHead, -kForEverHead / 2),
                                  tip + QPointF(-kForEverHead, kForEverHead / 2)});
    painter.setBrush(Qt::NoBrush);
}

void LaneMarks::drawWords(QCPPainter& painter, const QRectF& room, LaneMark::Kind kind,
                          const QString& words) const {
    const QFontMetricsF metrics(painter.font(), painter.device());
    const QRectF area(scene().place.lanes);
    const double width = metrics.horizontalAdvance(words) + 2 * kRoomBesideWords;
    if (words.isEmpty() || metrics.height() > scene().laneHeight) {
        return;
    }
    QRectF tag(room.right(), room.center().y() - metrics.height() / 2, width, metrics.height());
    if (tag.right() > area.right() && kind == LaneMark::Kind::Failed) {
        tag.moveRight(room.left());
    }
    if (tag.left() < area.left() || tag.right() > area.right()) {
        return; // before an endless wait stands what the worker did
    }
    painter.fillRect(tag, scene().theme.plot);
    painter.setPen(scene().theme.text);
    painter.drawText(QPointF(tag.left() + kRoomBesideWords, tag.top() + metrics.ascent()), words);
}

std::optional<QString> markTextAt(const RunScene& scene, QPointF point) {
    for (const auto& mark : scene.source.marks) {
        const auto rect = markRect(scene, mark);
        if (rect && rect->contains(point)) {
            return mark.text.toHtmlEscaped();
        }
    }
    return std::nullopt;
}

} // namespace parascope
