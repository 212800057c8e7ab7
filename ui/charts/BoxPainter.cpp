// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/BoxPainter.h"

#include "ui/charts/LaneGeometry.h"
#include "ui/charts/StateStyle.h"

#include <algorithm>
#include <cmath>
#include <QPainter>

namespace parascope {

namespace {
constexpr double kStrokeEvery = 6;
constexpr double kLineEvery = 4;
constexpr double kDotEvery = 5;
constexpr double kDotSize = 1.5;
constexpr double kNarrowestHatched = 4;
constexpr double kNarrowestParted =
    5; ///< single spans this wide get a line of background between them and the next
constexpr double kNarrowestOutline = 4;
constexpr double kOverlapOnPaper =
    0.3; ///< viewers smooth edges: between boxes that only touch they show a seam

double firstMultiple(double from, double step) {
    return std::ceil(from / step) * step;
}

void appendVertical(const QRectF& box, std::vector<QLineF>& strokes) {
    for (double x = firstMultiple(box.left() + 0.5, kStrokeEvery / 1.5); x < box.right();
         x += kStrokeEvery / 1.5) {
        strokes.emplace_back(x, box.top(), x, box.bottom());
    }
}

void appendHorizontal(const QRectF& box, std::vector<QLineF>& strokes) {
    for (double y = box.top() + kLineEvery / 2; y < box.bottom(); y += kLineEvery) {
        strokes.emplace_back(box.left(), y, box.right(), y);
    }
}

/// Lines x + sign * y = k * step, cut to the box.
void appendDiagonal(const QRectF& box, double sign, std::vector<QLineF>& strokes) {
    const double low = box.left() + std::min(sign * box.top(), sign * box.bottom());
    const double high = box.right() + std::max(sign * box.top(), sign * box.bottom());
    for (double sum = firstMultiple(low, kStrokeEvery); sum <= high; sum += kStrokeEvery) {
        const auto atTop = sum - sign * box.top();
        const auto atBottom = sum - sign * box.bottom();
        const auto from = std::clamp(atTop, box.left(), box.right());
        const auto to = std::clamp(atBottom, box.left(), box.right());
        if (from != to) {
            strokes.emplace_back(from, sign * (sum - from), to, sign * (sum - to));
        }
    }
}

void appendDots(const QRectF& box, std::vector<QLineF>& strokes) {
    int row = 0;
    for (double y = box.top() + kDotEvery / 2; y < box.bottom() - 1; y += kDotEvery, ++row) {
        const double shift = row % 2 == 0 ? 0 : kDotEvery / 2;
        for (double x = firstMultiple(box.left() - shift, kDotEvery) + shift; x < box.right() - kDotSize;
             x += kDotEvery) {
            strokes.emplace_back(x, y, x + kDotSize, y);
        }
    }
}
} // namespace

void appendHatch(const QRectF& box, State state, std::vector<QLineF>& strokes) {
    if (box.width() < kNarrowestHatched) {
        return;
    }
    switch (styleOf(state).hatch) {
    case Hatch::None:
        break;
    case Hatch::Diagonal:
        appendDiagonal(box, 1, strokes);
        break;
    case Hatch::Cross:
        appendDiagonal(box, 1, strokes);
        appendDiagonal(box, -1, strokes);
        break;
    case Hatch::Vertical:
        appendVertical(box, strokes);
        break;
    case Hatch::Dots:
        appendDots(box, strokes);
        break;
    case Hatch::Horizontal:
        appendHorizontal(box, strokes);
        break;
    }
}

void BoxPainter::begin(const QColor& background, bool exact) {
    m_background = background;
    m_exact = exact;
    for (auto& levels : m_buckets) {
        for (auto& bucket : levels) {
            bucket.clear();
        }
    }
    for (auto& strokes : m_strokes) {
        strokes.clear();
    }
    m_outlines.clear();
    m_coloured.clear();
}

namespace {
/// A box on whole pixels: one of less than a pixel takes the pixel that its middle is in.
QRectF snapped(const QRectF& rect) {
    const bool narrow = rect.width() < 1;
    const double left = std::floor(narrow ? rect.center().x() : rect.left() + 0.5);
    const double right = narrow ? left + 1 : std::floor(rect.right() + 0.5);
    const double top = std::floor(rect.top() + 0.5);
    return {left, top, right - left, std::max(1.0, std::floor(rect.bottom() + 0.5) - top)};
}
} // namespace

QRectF BoxPainter::placed(const LaneBox& box) const {
    auto rect = m_exact ? box.rect : snapped(box.rect);
    if (box.count == 1 && rect.width() >= kNarrowestParted) {
        rect.setWidth(rect.width() - 1);
    } else if (m_exact) {
        rect.setWidth(rect.width() + kOverlapOnPaper);
    }
    return rect;
}

std::size_t BoxPainter::levelOf(const LaneBox& box) const {
    auto coverage = static_cast<double>(box.coverage);
    if (!m_exact && box.rect.width() < 1) {
        coverage *= box.rect.width(); // a pixel that is half empty looks half empty
    }
    const int level = static_cast<int>(std::ceil(coverage * kLevels - 0.5));
    return static_cast<std::size_t>(std::clamp(level, 1, static_cast<int>(kLevels)) - 1);
}

void BoxPainter::add(const LaneBox& box) {
    const auto rect = placed(box);
    if (styleOf(box.state).shape == BoxShape::Outline && rect.width() >= kNarrowestOutline) {
        m_outlines.push_back(rect);
        return;
    }
    m_buckets[indexOf(box.state)][levelOf(box)].push_back(rect);
    appendHatch(rect, box.state, m_strokes[indexOf(box.state)]);
}

void BoxPainter::add(const LaneBox& box, const QColor& colour) {
    const double share = static_cast<double>(levelOf(box) + 1) / static_cast<double>(kLevels);
    m_coloured.push_back({placed(box), blended(m_background, colour, share)});
}

void BoxPainter::fill(QPainter& painter, State state, std::size_t level) {
    const auto& boxes = m_buckets[indexOf(state)][level];
    const double share = static_cast<double>(level + 1) / static_cast<double>(kLevels);
    const auto colour = blended(m_background, styleOf(state).colour, share);
    for (const auto& box : boxes) {
        painter.fillRect(box, colour);
    }
}

void BoxPainter::paint(QPainter& painter) {
    painter.save();
    for (const auto state : kAllStates) {
        for (std::size_t level = 0; level < kLevels; ++level) {
            fill(painter, state, level);
        }
        const auto& strokes = m_strokes[indexOf(state)];
        if (!strokes.empty()) {
            QPen pen(inkOn(styleOf(state).colour), styleOf(state).hatch == Hatch::Dots ? kDotSize : 1.0);
            pen.setCapStyle(Qt::FlatCap);
            painter.setPen(pen);
            painter.drawLines(strokes.data(), static_cast<int>(strokes.size()));
        }
    }
    for (const auto& box : m_coloured) {
        painter.fillRect(box.rect, box.colour);
    }
    painter.setPen(QPen(styleOf(State::Starting).colour, 1));
    painter.setBrush(Qt::NoBrush);
    for (const auto& box : m_outlines) {
        painter.drawRect(m_exact ? box.adjusted(0.5, 0.5, -0.5, -0.5) : box.adjusted(0, 0, -1, -1));
    }
    painter.restore();
}

void paintSwatch(QPainter& painter, const QRectF& rect, State state, const QColor& background, bool exact,
                 LaneLook look) {
    BoxPainter boxes;
    boxes.begin(background, exact);
    LaneBox box;
    const auto height = boxHeight(shapeOf(state, look), rect.height());
    box.rect = QRectF(rect.left(), rect.bottom() - height, rect.width(), height);
    box.state = state;
    boxes.add(box);
    boxes.paint(painter);
}

} // namespace parascope
