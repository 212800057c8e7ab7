// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/CounterStrips.h"

#include "core/base/Numbers.h"
#include "core/base/TimePixels.h"
#include "ui/charts/StateStyle.h"
#include "ui/charts/TimeTicks.h"

#include <algorithm>
#include <cmath>

namespace parascope {

namespace {
constexpr double kCounterFill = 0.3; ///< how much of the line's colour is below it
constexpr double kRoomBesideScale = 4;

const Trace::Counter& counterOf(const RunScene& scene, const Strip& strip) {
    return scene.source.trace->counters()[strip.counter.index()];
}

/// What the strip's height stands for.
double counterScaleFor(const CounterTrack& track) {
    return std::max(1.0, track.most());
}

/// "0.25", "12", "5.3 million".
QString scaleText(double scale) {
    constexpr double kSpoken = 10'000;
    return scale < kSpoken
               ? QString::number(scale)
               : QString::fromStdString(speakCount(static_cast<std::uint64_t>(std::llround(scale))));
}
} // namespace

QPolygonF counterLine(const CounterTrack& track, const TimeSpan& range, Nanoseconds traceEnd,
                      const QRectF& rect, double scale) {
    std::vector<VisibleCount> counts;
    track.visible(range, std::max(1, static_cast<int>(rect.width())), counts);
    const TimePixels pixels{range, rect.width()};
    const auto x = [&](Nanoseconds time) {
        return rect.left() + std::clamp(pixels.toPixel(time), 0.0, rect.width());
    };
    const auto y = [&](double value) { return rect.bottom() - rect.height() * std::min(1.0, value / scale); };
    QPolygonF line;
    for (const auto& count : counts) {
        const auto at = x(count.time);
        if (!line.isEmpty()) {
            line << QPointF(at, line.back().y());
        }
        line << QPointF(at, y(count.first));
        if (count.count > 1) {
            line << QPointF(at, y(count.least)) << QPointF(at, y(count.most)) << QPointF(at, y(count.last));
        }
    }
    if (!line.isEmpty()) {
        line << QPointF(std::max(line.back().x(), x(traceEnd)), line.back().y());
    }
    return line;
}

void CounterStrips::draw(QCPPainter* painter) {
    if (!isOnScreen()) {
        return;
    }
    painter->setAntialiasing(false);
    for (std::size_t i = 0; i < scene().strips.size(); ++i) {
        const auto& strip = scene().strips[i];
        const auto rect = strip.showsBusyCores() ? std::nullopt : stripRect(scene(), i);
        if (rect) {
            const auto& track = counterOf(scene(), strip).track;
            const double scale = counterScaleFor(track);
            const double end = drawSteps(*painter, track, *rect, scale);
            drawScale(*painter, *rect, scale, end);
        }
    }
}

double CounterStrips::drawSteps(QCPPainter& painter, const CounterTrack& track, const QRectF& rect,
                                double scale) const {
    const auto& theme = scene().theme;
    const auto line = counterLine(track, scene().range(), scene().source.trace->extent().end, rect, scale);
    if (line.isEmpty()) {
        return rect.left();
    }
    QPolygonF area = line;
    area << QPointF(line.back().x(), rect.bottom()) << QPointF(line.front().x(), rect.bottom());
    painter.setPen(Qt::NoPen);
    painter.setBrush(blended(theme.plot, theme.text, kCounterFill));
    painter.drawPolygon(area);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.text, painter.modes().testFlag(QCPPainter::pmVectorized) ? 0.8 : 1));
    painter.drawPolyline(line);
    return line.back().x();
}

void CounterStrips::drawScale(QCPPainter& painter, const QRectF& rect, double scale, double end) const {
    painter.setFont(parentPlot()->font());
    const QFontMetricsF metrics(painter.font(), painter.device());
    if (metrics.ascent() > rect.height()) {
        return;
    }
    painter.setPen(scene().theme.text);
    const auto words = tr("most %1").arg(scaleText(scale));
    const bool hasRoomBehind = end + kRoomBesideScale + metrics.horizontalAdvance(words) < rect.right();
    const double left = hasRoomBehind ? end : rect.left(); // beside the steps rather than on them
    painter.drawText(QPointF(left + kRoomBesideScale, rect.top() + metrics.ascent()), words);
}

std::optional<QString> counterTextAt(const RunScene& scene, QPointF point) {
    for (std::size_t i = 0; i < scene.strips.size() && scene.source.trace != nullptr; ++i) {
        const auto& strip = scene.strips[i];
        const auto rect = strip.showsBusyCores() ? std::nullopt : stripRect(scene, i);
        if (!rect || !rect->contains(point)) {
            continue;
        }
        const TimePixels axis{scene.range(), rect->width()};
        const auto moment = axis.toTime(point.x() - rect->left());
        const auto value = counterOf(scene, strip).track.at(moment);
        return value ? std::optional(QStringLiteral("%1: %2 at %3")
                                         .arg(strip.title, QString::number(*value),
                                              timeText(moment - scene.source.zero)))
                     : std::nullopt;
    }
    return std::nullopt;
}

} // namespace parascope
