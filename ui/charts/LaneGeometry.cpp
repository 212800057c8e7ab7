// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/LaneGeometry.h"

#include "core/base/TimePixels.h"
#include "ui/charts/StateStyle.h"

#include <algorithm>
#include <cmath>

namespace parascope {

namespace {
constexpr double kLowestRow = 4;
constexpr double kMergeAcross = 0.05; ///< px; a gap that nobody can see
constexpr double kSliver =
    0.25; ///< px; a box so narrow goes with its neighbour: nobody can see its core or how full it is
constexpr float kAlikeCoverage = 0.06f;
constexpr std::uint32_t kMostLookedAt =
    4; ///< spans of a pixel whose cores are compared: drawing must not read them all

std::int16_t commonCore(std::span<const Span> spans, const VisibleItem& item) {
    if (item.count > kMostLookedAt) {
        return -1;
    }
    const auto core = spans[item.first].core;
    for (auto i = item.first + 1; i < item.first + item.count; ++i) {
        if (spans[i].core != core) {
            return -1;
        }
    }
    return core;
}

/// What an item really covers: from its first span's begin to its last one's end. The index answers in whole
/// pixels, and a pixel's box would cover a part of its neighbours, or leave a gap where a span reaches into
/// the next pixel.
TimeSpan trueTime(std::span<const Span> spans, const VisibleItem& item) {
    return {spans[item.first].begin, spans[item.first + item.count - 1].end};
}

float trueCoverage(const VisibleItem& item, const TimeSpan& time) {
    if (item.count == 1 || time.isEmpty()) {
        return 1;
    }
    const auto beyond = std::max(Nanoseconds{0}, time.end - item.time.end);
    const auto filled =
        item.coverage * static_cast<double>(item.time.length().count()) + static_cast<double>(beyond.count());
    return static_cast<float>(std::min(1.0, filled / static_cast<double>(time.length().count())));
}

/// The name of the longest of a few spans; of a crowd the one that those looked at share.
NameId commonName(std::span<const Span> spans, const VisibleItem& item) {
    const auto few = std::min(item.count, kMostLookedAt);
    const auto* longest = &spans[item.first];
    for (std::uint32_t i = 1; i < few; ++i) {
        const auto& span = spans[item.first + i * (item.count - 1) / (few - 1)];
        if (item.count > kMostLookedAt && span.name != longest->name) {
            return {};
        }
        longest = span.time().length() > longest->time().length() ? &span : longest;
    }
    return longest->name;
}

bool alike(const LaneBox& left, const LaneBox& right, bool byName) {
    if ((byName || left.state == State::Other) && left.name != right.name) {
        return false;
    }
    if (left.state != right.state || right.rect.left() - left.rect.right() >= kMergeAcross) {
        return false;
    }
    const bool sliver = std::min(left.rect.width(), right.rect.width()) < kSliver;
    return sliver || (left.core == right.core && std::abs(left.coverage - right.coverage) < kAlikeCoverage);
}

void merge(LaneBox& last, const LaneBox& box) {
    const auto filled = last.coverage * last.rect.width() + box.coverage * box.rect.width();
    if (box.rect.width() > last.rect.width()) {
        last.core = box.core;
        last.name = box.name;
    }
    last.rect.setRight(box.rect.right());
    last.count = box.first + box.count - last.first;
    if (last.rect.width() > 0) {
        last.coverage = static_cast<float>(std::min(1.0, filled / last.rect.width()));
    }
}

/// Collects the boxes of one row; narrow ones that cannot be told apart become one.
class RowBoxes {
public:
    RowBoxes(std::vector<LaneBox>& boxes, bool byName)
        : m_boxes(boxes)
        , m_byName(byName) {}

    void add(const LaneBox& box) {
        const auto width = box.rect.width();
        if (m_lastWidth < kMergeBelow && width < kMergeBelow && alike(m_boxes.back(), box, m_byName)) {
            merge(m_boxes.back(), box);
        } else {
            m_boxes.push_back(box);
        }
        m_lastWidth = width;
    }

private:
    std::vector<LaneBox>& m_boxes;
    bool m_byName;
    double m_lastWidth =
        kMergeBelow; ///< of the last piece, not of what it was merged into; at first none to merge into
};

class RowScale {
public:
    RowScale(const TimeSpan& range, const QRectF& row)
        : m_pixels{range, row.width()}
        , m_row(row) {}

    [[nodiscard]] QRectF boxOf(const TimeSpan& time, BoxShape shape) const {
        const auto left = std::clamp(m_pixels.toPixel(time.begin), 0.0, m_row.width());
        const auto right = std::clamp(m_pixels.toPixel(time.end), left, m_row.width());
        const auto height = boxHeight(shape, m_row.height());
        return {m_row.left() + left, m_row.bottom() - height, right - left, height};
    }

private:
    TimePixels m_pixels;
    QRectF m_row;
};
} // namespace

std::size_t rowsThatFit(const LaneIndex& lane, double height) {
    const auto most = static_cast<std::size_t>(std::max(1.0, std::floor(height / kLowestRow)));
    return std::clamp<std::size_t>(lane.rows().size(), 1, most);
}

QRectF rowRect(const QRectF& lane, std::size_t depth, std::size_t rows) {
    const auto height = lane.height() / static_cast<double>(rows);
    return {lane.left(), lane.top() + height * static_cast<double>(depth), lane.width(), height};
}

QRectF timeRect(const TimeSpan& time, const TimeSpan& range, const QRectF& row) {
    return RowScale(range, row).boxOf(time, BoxShape::Full);
}

void appendBoxes(const LaneIndex& lane, const TimeSpan& range, const QRectF& rect,
                 std::vector<LaneBox>& boxes, const BoxOptions& options) {
    static thread_local std::vector<VisibleItem> items;
    const auto rows = rowsThatFit(lane, rect.height());
    for (std::size_t depth = 0; depth < std::min(rows, lane.rows().size()); ++depth) {
        items.clear();
        lane.rows()[depth].visible(range, static_cast<int>(std::ceil(rect.width())), items);
        const auto spans = lane.rows()[depth].spans();
        const RowScale scale(range, rowRect(rect, depth, rows));
        RowBoxes row(boxes, options.byName);
        for (const auto& item : items) {
            LaneBox box;
            const auto time = trueTime(spans, item);
            box.rect = scale.boxOf(time, shapeOf(item.state, options.look));
            box.state = item.state;
            box.coverage = trueCoverage(item, time);
            box.core = commonCore(spans, item);
            box.depth = static_cast<std::uint16_t>(depth);
            box.first = item.first;
            box.count = item.count;
            box.name = commonName(spans, item);
            row.add(box);
        }
    }
}

std::vector<LaneBox> uncovered(const std::vector<LaneBox>& boxes, const std::vector<LaneBox>& covers) {
    std::vector<LaneBox> left;
    auto cover = covers.begin();
    for (auto box : boxes) {
        while (cover != covers.end() && cover->rect.right() <= box.rect.left()) {
            ++cover;
        }
        // A cover may reach over several boxes, so what follows looks ahead and keeps its place.
        for (auto next = cover; next != covers.end() && next->rect.left() < box.rect.right(); ++next) {
            if (next->rect.left() > box.rect.left()) {
                left.push_back(box);
                left.back().rect.setRight(next->rect.left());
            }
            box.rect.setLeft(std::min(next->rect.right(), box.rect.right()));
        }
        if (box.rect.width() > 0) {
            left.push_back(box);
        }
    }
    return left;
}

namespace {
std::optional<std::size_t> spanNear(const SpanRow& row, const TimeSpan& around, Nanoseconds moment) {
    if (const auto exact = row.at(moment); exact >= 0) {
        return static_cast<std::size_t>(exact);
    }
    const auto spans = row.spans();
    const auto after = std::partition_point(spans.begin(), spans.end(),
                                            [&](const Span& span) { return span.begin <= moment; });
    std::optional<std::size_t> best;
    auto bestDistance = Nanoseconds::max();
    if (after != spans.end() && after->begin <= around.end) {
        best = static_cast<std::size_t>(after - spans.begin());
        bestDistance = after->begin - moment;
    }
    if (after != spans.begin() && std::prev(after)->end >= around.begin &&
        moment - std::prev(after)->end < bestDistance) {
        best = static_cast<std::size_t>(after - spans.begin()) - 1;
    }
    return best;
}
} // namespace

std::optional<LaneHit> hitTest(const LaneIndex& lane, const TimeSpan& range, const QRectF& rect,
                               QPointF point, double reach) {
    if (lane.isEmpty() || range.isEmpty() || rect.width() <= 0 || !rect.contains(point)) {
        return std::nullopt;
    }
    const TimePixels pixels{range, rect.width()};
    const auto x = point.x() - rect.left();
    const auto moment = pixels.toTime(x);
    const TimeSpan around{pixels.toTime(x - reach), pixels.toTime(x + reach)};
    const auto rows = rowsThatFit(lane, rect.height());
    const auto pointed =
        static_cast<std::size_t>((point.y() - rect.top()) / rect.height() * static_cast<double>(rows));
    for (auto depth = std::min(pointed, rows - 1) + 1; depth-- > 0;) {
        const auto& row = lane.rows()[depth];
        if (const auto span = spanNear(row, around, moment)) {
            const auto column = std::floor(x);
            const auto count = row.countIn({pixels.toTime(column), pixels.toTime(column + 1)});
            return LaneHit{depth, *span, std::max<std::size_t>(1, count)};
        }
    }
    return std::nullopt;
}

} // namespace parascope
