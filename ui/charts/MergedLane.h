// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/BoxPainter.h"
#include "ui/charts/ScenePlottable.h"

namespace parascope {

/// Draws a run whose lanes have no room each as one lane: how many of its workers were in which state, one
/// above the other, those that ran at the bottom. What it shows is kept until time, place or trace change.
class MergedLane : public ScenePlottable {
    Q_OBJECT

public:
    using ScenePlottable::ScenePlottable;

protected:
    void draw(QCPPainter* painter) override;

private:
    struct Key {
        const Trace* trace = nullptr;
        std::size_t revision = 0;
        TimeSpan range;
        RunPlace place;
        int laneHeight = 0;

        bool operator==(const Key&) const = default;
    };

    Key m_key;
    std::vector<LaneBox> m_boxes;
    BoxPainter m_painter;
};

/// The boxes of a merged run: in each few pixels the states' shares of all lanes' time, from the floor up.
[[nodiscard]] std::vector<LaneBox> mergedBoxes(const RunScene& scene);

/// What the workers of a merged run did at a point, in words for a tooltip; nothing beside it.
[[nodiscard]] std::optional<QString> mergedTextAt(const RunScene& scene, QPointF point);

} // namespace parascope
