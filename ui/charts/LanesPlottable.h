// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/BoxPainter.h"
#include "ui/charts/ScenePlottable.h"

#include <span>

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

    /// A part of the boxes, [first, last), and the lane of the trace that their spans are in.
    struct Piece {
        LaneId lane;
        std::string worker; ///< whose it is; empty for a core, which has several
        std::size_t first = 0;
        std::size_t last = 0;
    };

    /// Boxes that are drawn together, before or behind others.
    enum class Layer : std::uint8_t { Ran, Waits, Ready };
    /// Those of the worker that is lit up, the others, or all.
    enum class Part : std::uint8_t { All, Lit, Unlit };

    void updateBoxes();
    void addLane(std::size_t row);
    [[nodiscard]] std::string workerOf(std::size_t row) const;
    void addWaits(std::size_t row, LaneId lane, const std::vector<LaneBox>& waits);
    void paint(QCPPainter& painter, Part part);
    void paint(QCPPainter& painter, Layer layer, Part part);
    [[nodiscard]] bool isLit(const Piece& piece, const LaneBox& box) const;
    [[nodiscard]] bool isFound(NameId name) const;
    /// Of what has no colour by its state: that of its name.
    [[nodiscard]] std::optional<QColor> colourOf(const Trace::Lane& lane, const LaneBox& box) const;
    void drawLabels(QCPPainter& painter, const Piece& piece, std::span<const LaneBox> boxes) const;
    [[nodiscard]] QStringList labelsOf(const Trace::Lane& lane, const LaneBox& box) const;

    Key m_key;
    std::vector<LaneBox> m_waits;
    std::vector<LaneBox> m_boxes; ///< that it ran or could have run is for the kernel to say
    std::vector<Piece> m_pieces;
    std::vector<Piece> m_waitPieces;
    BoxPainter m_painter;
};

} // namespace parascope
