// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/RunScene.h"

#include <algorithm>

namespace parascope {

namespace {
/// Room above the boxes of a lane, px.
int roomAbove(int laneHeight) {
    return laneHeight >= 24 ? 4 : laneHeight >= 14 ? 3 : 2;
}

/// Of a row counted from the first lane; those above it are below 0.
QRectF boxesOfRow(const RunScene& scene, int row, int rows = 1) {
    const int room = roomAbove(scene.laneHeight);
    const int top = scene.place.firstTop + row * scene.laneHeight;
    return QRectF(scene.place.lanes.left(), top + room, scene.place.lanes.width(),
                  rows * scene.laneHeight - room);
}

int rowsAt(const RunScene& scene, std::size_t position) {
    return position < scene.lanes.size() ? scene.lanes[position].rows : 1;
}

/// With its heading.
int allRowsAt(const RunScene& scene, std::size_t position) {
    return rowsAt(scene, position) + (position < scene.lanes.size() ? scene.lanes[position].above : 0);
}

/// The position of the lane that has a row, or whose heading has it; of a strip behind the lanes.
std::size_t positionOfRow(const RunScene& scene, int row) {
    std::size_t position = 0;
    for (int rest = row; rest >= allRowsAt(scene, position); ++position) {
        rest -= allRowsAt(scene, position);
    }
    return position;
}

bool isWhole(const RunScene& scene, const QRectF& rect) {
    const QRectF area(scene.place.lanes);
    return !area.isEmpty() && rect.top() >= area.top() && rect.bottom() <= area.bottom() + 1;
}
} // namespace

int RunScene::rowOf(std::size_t position) const {
    const auto before = std::min(position, lanes.size());
    int rows = static_cast<int>(position - before); // strips have one each
    for (std::size_t i = 0; i < before; ++i) {
        rows += lanes[i].above + lanes[i].rows;
    }
    return rows + (before < lanes.size() ? lanes[before].above : 0);
}

QRectF laneRect(const RunScene& scene, std::size_t position) {
    return scene.place.isMerged ? boxesOfRow(scene, 0)
                                : boxesOfRow(scene, scene.rowOf(position), rowsAt(scene, position));
}

QRectF headOfLane(const RunScene& scene, std::size_t position) {
    return boxesOfRow(scene, scene.place.isMerged ? 0 : scene.rowOf(position));
}

std::optional<QRectF> headingRect(const RunScene& scene, std::size_t position) {
    if (scene.place.isMerged || position >= scene.lanes.size() || scene.lanes[position].above == 0) {
        return std::nullopt;
    }
    const auto rect = boxesOfRow(scene, scene.rowOf(position) - 1);
    return rect.intersects(scene.place.lanes) ? std::optional(rect) : std::nullopt;
}

std::optional<QRectF> stripRect(const RunScene& scene, std::size_t strip) {
    const auto rect = laneRect(scene, scene.lanes.size() + strip);
    return scene.place.hasStrips && isWhole(scene, rect) ? std::optional(rect) : std::nullopt;
}

std::optional<QRectF> bandRect(const RunScene& scene, std::size_t band) {
    const auto rect = boxesOfRow(scene, static_cast<int>(band) - scene.rows().bands);
    const bool isShown = scene.place.hasBands && static_cast<int>(band) < scene.rows().bands;
    return isShown && isWhole(scene, rect) ? std::optional(rect) : std::nullopt;
}

std::pair<std::size_t, std::size_t> lanesOnScreen(const RunScene& scene) {
    const auto& lanes = scene.place.lanes;
    if (lanes.isEmpty() || scene.laneHeight <= 0 || scene.place.isMerged) {
        return {0, 0};
    }
    const int from = (lanes.top() - scene.place.firstTop) / scene.laneHeight;
    const int to =
        (lanes.top() + lanes.height() - scene.place.firstTop + scene.laneHeight - 1) / scene.laneHeight;
    const int count = std::max(1, scene.rowOf(scene.lanes.size()));
    const auto first = std::min(scene.lanes.size(), positionOfRow(scene, std::clamp(from, 0, count)));
    const auto last = to <= 0 ? first : positionOfRow(scene, std::min(to, count) - 1) + 1;
    return {first, std::clamp(last, first, scene.lanes.size())};
}

std::optional<std::size_t> positionAt(const RunScene& scene, QPointF point) {
    const auto offset = static_cast<int>(point.y()) - scene.place.firstTop;
    const bool isOnBand = offset < 0 && scene.place.hasBands && scene.rows().bands > 0;
    if (isOnBand || scene.laneHeight <= 0 || scene.place.isMerged) {
        return std::nullopt;
    }
    const int row = std::max(0, offset / scene.laneHeight);
    const auto position = positionOfRow(scene, row);
    const bool isOnLane = position < scene.lanes.size() && row >= scene.rowOf(position);
    return isOnLane ? std::optional(position) : std::nullopt;
}

std::optional<SceneHit> hitTest(const RunScene& scene, QPointF point) {
    const auto here = positionAt(scene, point);
    if (scene.source.trace == nullptr || !QRectF(scene.place.lanes).contains(point) || !here) {
        return std::nullopt;
    }
    const auto position = *here;
    // The room above a lane's boxes belongs to the lane: a pointer between two lanes still finds something.
    const auto rect = laneRect(scene, position);
    point.setY(std::clamp(point.y(), rect.top(), rect.bottom() - 0.5));
    for (const auto lane : {scene.lanes[position].lane, scene.lanes[position].behind}) {
        if (lane.isValid()) {
            const auto& index = scene.source.trace->lane(lane).index;
            if (const auto hit = hitTest(index, scene.range(), rect, point)) {
                return SceneHit{position, lane, *hit};
            }
        }
    }
    return std::nullopt;
}

std::optional<std::string> workerIn(const RunScene& scene, QPointF point) {
    const QRectF lanes(scene.place.lanes);
    const QRectF rows(scene.columns.namesLeft, lanes.top(), lanes.right() - scene.columns.namesLeft,
                      lanes.height());
    const auto here = positionAt(scene, point);
    if (scene.source.trace == nullptr || !rows.contains(point) || !here) {
        return std::nullopt;
    }
    const auto position = *here;
    const auto& trace = *scene.source.trace;
    if (trace.lane(scene.lanes[position].lane).info.kind != LaneKind::Core) {
        return laneTitle(trace, scene.lanes[position]).toStdString();
    }
    const auto hit = hitTest(scene, point);
    if (!hit) {
        return std::nullopt;
    }
    const auto spans = trace.lane(hit->lane).index.rows()[hit->hit.depth].spans();
    return std::string(trace.name(spans[hit->hit.span].name));
}

std::optional<std::size_t> positionOf(const RunScene& scene, LaneId lane) {
    const auto found = std::find_if(scene.lanes.begin(), scene.lanes.end(), [&](const ShownLane& shown) {
        return lane.isValid() && (shown.lane == lane || shown.behind == lane);
    });
    return found == scene.lanes.end() ? std::nullopt
                                      : std::optional(static_cast<std::size_t>(found - scene.lanes.begin()));
}

std::optional<QRectF> spanRect(const RunScene& scene, const SpanRef& ref, const Span& span) {
    const auto position = positionOf(scene, ref.lane);
    if (!position || !(span.begin <= scene.range().end && span.end >= scene.range().begin)) {
        return std::nullopt;
    }
    const auto whole = laneRect(scene, *position);
    const auto& index = scene.source.trace->lane(ref.lane).index;
    const auto rows = scene.place.isMerged ? 1 : rowsThatFit(index, whole.height());
    const auto row = rowRect(whole, std::min(ref.depth, rows - 1), rows);
    const auto rect = timeRect(span.time(), scene.range(), row);
    if (rect.bottom() <= scene.place.lanes.top() ||
        rect.top() >= scene.place.lanes.top() + scene.place.lanes.height()) {
        return std::nullopt;
    }
    return rect;
}

} // namespace parascope
