// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/ScenePlottable.h"

namespace parascope {

/// Draws what happened to workers at a moment: a cross where one failed, a hatch that fades into an arrow
/// where one would wait for ever.
class LaneMarks : public ScenePlottable {
    Q_OBJECT

public:
    using ScenePlottable::ScenePlottable;

protected:
    void draw(QCPPainter* painter) override;

private:
    void drawCross(QCPPainter& painter, QPointF middle, double size) const;
    void drawForEver(QCPPainter& painter, const QRectF& room) const;
    void drawWords(QCPPainter& painter, const QRectF& room, LaneMark::Kind kind, const QString& words) const;
};

/// Where a mark stands: a square around its moment for a failure, the room from its moment on for an endless
/// wait. Nothing when it is not on the screen.
[[nodiscard]] std::optional<QRectF> markRect(const RunScene& scene, const LaneMark& mark);

/// What the mark at a point says; nothing beside all.
[[nodiscard]] std::optional<QString> markTextAt(const RunScene& scene, QPointF point);

} // namespace parascope
