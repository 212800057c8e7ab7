// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/BandBoxes.h"
#include "ui/charts/BoxPainter.h"
#include "ui/charts/ScenePlottable.h"

namespace parascope {

/// Draws the bands of a run: when each part of the whole was worked on, above the lanes of those who did.
class BandsPlottable : public ScenePlottable {
    Q_OBJECT

public:
    using ScenePlottable::ScenePlottable;

protected:
    void draw(QCPPainter* painter) override;

private:
    BoxPainter m_painter;
};

/// What a band at a point says, for a tooltip; nothing beside it.
[[nodiscard]] std::optional<QString> bandTextAt(const RunScene& scene, QPointF point);

} // namespace parascope
