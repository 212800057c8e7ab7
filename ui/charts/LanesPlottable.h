// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/BoxPainter.h"
#include "ui/charts/ScenePlottable.h"

namespace parascope {

/// Draws the boxes of a run's lanes. The geometry is kept until the time, the place or the number of spans
/// changes.
class LanesPlottable : public ScenePlottable {
    Q_OBJECT

public:
    using ScenePlottable::ScenePlottable;

protected:
    void draw(QCPPainter* painter) override;

private:
    /// What the boxes depend on; a value, so there is no flag to forget.
    struct Key {
        const Trace* trace = nullptr;
        std::size_t revision = 0;
        TimeSpan range;
        RunPlace place;
        int laneHeight = 0;
        std::vector<ShownLane> lanes;

        bool operator==(const Key&) const = default;
    };

    /// The boxes of one lane: [first, last) of all.
    struct LaneBoxes {
        LaneId lane;
        std::size_t first = 0;
        std::size_t last = 0;
    };

    void updateBoxes();
    /// The waits of a worker: those it declared itself, and of the kernel's, which are taken out of m_boxes
    /// from `firstBox` on, those it did not.
    void sortOutWaits(const LaneIndex& own, const QRectF& rect, std::size_t firstBox);
    /// All boxes, or those of which `which` says so.
    void paintBoxes(QCPPainter& painter, const std::vector<LaneBox>& boxes, bool onPaper,
                    bool (*which)(const LaneBox&) = nullptr);
    void paintLit(QCPPainter& painter, bool onPaper);
    [[nodiscard]] bool isLit(const Trace::Lane& lane, const LaneBox& box) const;
    void drawLabels(QCPPainter& painter, const LaneBoxes& lane, bool onPaper) const;
    [[nodiscard]] QString labelOf(const Trace::Lane& lane, const LaneBox& box) const;

    Key m_key;
    std::vector<LaneBox> m_waits;
    std::vector<LaneBox> m_boxes; ///< that it ran or could have run is for the kernel to say
    std::vector<LaneBoxes> m_lanes;
    BoxPainter m_painter;
};

} // namespace parascope
