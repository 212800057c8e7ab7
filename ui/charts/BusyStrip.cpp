// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/BusyStrip.h"

#include "core/base/TimePixels.h"
#include "core/report/BusyCores.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/TimeTicks.h"

#include <algorithm>
#include <cmath>

namespace parascope {

namespace {
constexpr double kPixelsPerColumn = 2;
/// Lanes times columns, about a fifth of a microsecond each: 64 lanes must not cost a frame.
constexpr std::size_t kMostLookups = 16'000;
constexpr double kFill = 0.45; ///< how much of the colour is below the line

std::size_t columnsFor(const Trace& trace, double width) {
    const auto lanes = std::max<std::size_t>(1, lanesThatTellRunning(trace).size());
    const auto wanted = static_cast<std::size_t>(std::max(1.0, width / kPixelsPerColumn));
    return std::clamp<std::size_t>(kMostLookups / lanes, 1, wanted);
}

/// The cores that the strip's height stands for.
double scaleFor(const RunScene& scene) {
    const auto lanes = static_cast<int>(lanesThatTellRunning(*scene.source.trace).size());
    return std::max(1, scene.source.cores > 0 ? scene.source.cores : lanes);
}

/// Where the strip is among the scene's, when the whole of it is on the screen.
std::optional<QRectF> busyRect(const RunScene& scene) {
    const auto found = std::find_if(scene.strips.begin(), scene.strips.end(),
                                    [](const Strip& strip) { return strip.showsBusyCores(); });
    return found == scene.strips.end()
               ? std::nullopt
               : stripRect(scene, static_cast<std::size_t>(found - scene.strips.begin()));
}
} // namespace

void BusyStrip::update(double width) {
    const auto& trace = *scene().source.trace;
    const Key key{&trace, scene().revision, scene().range(), columnsFor(trace, width)};
    if (key != m_key) {
        m_key = key;
        m_busy = busyCores(trace, key.range, key.columns);
    }
}

void BusyStrip::draw(QCPPainter* painter) {
    const auto place = isOnScreen() ? busyRect(scene()) : std::nullopt;
    if (!place) {
        return;
    }
    const auto& rect = *place;
    update(rect.width());
    const double scale = scaleFor(scene());
    painter->setAntialiasing(false);
    painter->setPen(QPen(scene().theme.grid, 1));
    for (int core = 1; core <= scale && rect.height() / scale >= 4; ++core) {
        const auto y = rect.bottom() - rect.height() * core / scale;
        painter->drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
    }
    drawColumns(*painter, rect, scale);
}

void BusyStrip::drawColumns(QCPPainter& painter, const QRectF& rect, double scale) const {
    const auto colour = styleOf(State::Running).colour;
    const auto fill = blended(scene().theme.plot, colour, kFill);
    const auto width = rect.width() / static_cast<double>(m_busy.size());
    const bool onPaper = painter.modes().testFlag(QCPPainter::pmVectorized);
    QPolygonF line;
    for (std::size_t column = 0; column < m_busy.size(); ++column) {
        const auto height = rect.height() * std::min(1.0, m_busy[column] / scale);
        const auto left = rect.left() + static_cast<double>(column) * width;
        const QPointF top(left, rect.bottom() - height);
        line << top << QPointF(left + width, top.y());
    }
    QPolygonF area = line;
    area << rect.bottomRight() << rect.bottomLeft();
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, onPaper ? 0.8 : 1));
    painter.drawPolyline(line);
}

std::optional<QString> busyTextAt(const RunScene& scene, QPointF point) {
    const auto place = scene.source.trace != nullptr ? busyRect(scene) : std::nullopt;
    if (!place || !place->contains(point)) {
        return std::nullopt;
    }
    const auto& rect = *place;
    const TimePixels axis{scene.range(), rect.width()};
    const auto x = std::floor((point.x() - rect.left()) / kPixelsPerColumn) * kPixelsPerColumn;
    const TimeSpan part{axis.toTime(x), axis.toTime(x + kPixelsPerColumn)};
    const auto busy = busyCores(*scene.source.trace, part, 1).front();
    const auto cores = static_cast<int>(scaleFor(scene));
    return QStringLiteral("%1 of %2 %3 busy at %4")
        .arg(busy, 0, 'f', 2)
        .arg(cores)
        .arg(cores == 1 ? QStringLiteral("core") : QStringLiteral("cores"))
        .arg(timeText(part.begin - scene.source.zero));
}

} // namespace parascope
