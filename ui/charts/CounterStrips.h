// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/ScenePlottable.h"

namespace parascope {

/// Draws the strips of a run's counters: steps over time, from 0 to the highest that the counter ever stood.
class CounterStrips : public ScenePlottable {
    Q_OBJECT

public:
    using ScenePlottable::ScenePlottable;

protected:
    void draw(QCPPainter* painter) override;

private:
    /// Returns where they end.
    double drawSteps(QCPPainter& painter, const CounterTrack& track, const QRectF& rect, double scale) const;
    void drawScale(QCPPainter& painter, const QRectF& rect, double scale, double end) const;
};

/// A counter's steps as a line in a strip: drawn `scale` high, from the first sample on (or the left edge
/// when the counter came in with a value) to where the trace ends. Empty when nothing is to be seen.
[[nodiscard]] QPolygonF counterLine(const CounterTrack& track, const TimeSpan& range, Nanoseconds traceEnd,
                                    const QRectF& rect, double scale);

/// Where a counter stood at a point of its strip, in words for a tooltip; nothing beside it.
[[nodiscard]] std::optional<QString> counterTextAt(const RunScene& scene, QPointF point);

} // namespace parascope
