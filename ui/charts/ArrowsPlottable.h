// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/ScenePlottable.h"

namespace parascope {

/// Draws a run's arrows from lane to lane: what one worker gave and another took.
class ArrowsPlottable : public ScenePlottable {
    Q_OBJECT

public:
    using ScenePlottable::ScenePlottable;

protected:
    void draw(QCPPainter* painter) override;
};

/// The shafts of the arrows that are on the screen, from the giver's lane to the taker's, at most one for
/// each few pixels: more could not be told apart. Arrows to lanes that are not shown or scrolled away are
/// left out.
[[nodiscard]] std::vector<QLineF> arrowShafts(const RunScene& scene);

} // namespace parascope
