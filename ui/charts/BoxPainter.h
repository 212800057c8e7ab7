// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/StateStyle.h"

#include <array>
#include <QColor>
#include <QLineF>
#include <QRectF>
#include <vector>

class QPainter;

namespace parascope {

struct LaneBox;

/// The strokes of a state's pattern that lie within a box. The pattern is anchored at (0, 0), so that
/// neighbouring boxes continue it. Strokes and not a brush: they look the same on the screen, in SVG and in
/// PDF.
void appendHatch(const QRectF& box, State state, std::vector<QLineF>& strokes);

/// Draws many boxes with few changes of colour: collects them by state and coverage, then paints. Its memory
/// is kept from one picture to the next.
class BoxPainter {
public:
    /// `exact` keeps edges between pixels (for paper); else they snap to whole ones.
    void begin(const QColor& background, bool exact);
    void add(const LaneBox& box);
    /// In a colour that is not its state's, without a pattern.
    void add(const LaneBox& box, const QColor& colour);
    void paint(QPainter& painter);

private:
    static constexpr std::size_t kLevels = 8; ///< steps of coverage

    struct Coloured {
        QRectF rect;
        QColor colour;
    };

    void fill(QPainter& painter, State state, std::size_t level);
    [[nodiscard]] QRectF placed(const LaneBox& box) const;
    [[nodiscard]] std::size_t levelOf(const LaneBox& box) const;

    QColor m_background;
    bool m_exact = false;
    std::array<std::array<std::vector<QRectF>, kLevels>, kStateCount> m_buckets;
    std::array<std::vector<QLineF>, kStateCount> m_strokes;
    std::vector<QRectF> m_outlines;
    std::vector<Coloured> m_coloured;
};

/// A sample of a state's look for a legend, on a row that fills `rect`.
void paintSwatch(QPainter& painter, const QRectF& rect, State state, const QColor& background, bool exact,
                 LaneLook look = LaneLook::Plain);

} // namespace parascope
