// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/LaneGeometry.h"
#include "ui/charts/RunStack.h"
#include "ui/charts/ShownLanes.h"
#include "ui/charts/SpanRef.h"
#include "ui/charts/Strip.h"
#include "ui/charts/Theme.h"

namespace parascope {

/// All that is needed to draw one run: what, which time, and where. A value without behaviour of its own.
struct RunScene {
    TimelineSource source;
    std::size_t revision = 0; ///< counts what has come to the trace: spans may grow and not only become more
    std::vector<ShownLane> lanes; ///< from top to bottom
    RunPlace place;
    int laneHeight = 0; ///< px, the line of room between lanes included
    int labelsLeft = 0; ///< where the lanes' names begin, px
    TimeSpan visible;   ///< relative
    Theme theme;
    std::vector<Strip> strips; ///< below the lanes, from top to bottom
    std::string lit;           ///< the worker whose pieces are lit up on the cores; empty: all alike

    /// Rows on the screen: lanes and strips.
    [[nodiscard]] std::size_t rowCount() const { return lanes.size() + strips.size(); }
    /// The visible span on the trace's own clock.
    [[nodiscard]] TimeSpan range() const { return visible.shifted(source.zero); }
};

/// The rectangle of a lane's boxes, by its position from the top; it may lie outside of the part on the
/// screen.
[[nodiscard]] QRectF laneRect(const RunScene& scene, std::size_t position);

/// The rectangle of a strip, by its number; nothing when it is not on the screen as a whole: a cut curve
/// would lie.
[[nodiscard]] std::optional<QRectF> stripRect(const RunScene& scene, std::size_t strip);

/// Positions [first, last) of the lanes that are on the screen, wholly or in part.
[[nodiscard]] std::pair<std::size_t, std::size_t> lanesOnScreen(const RunScene& scene);

/// What lies at a point: a position and a span on it.
struct SceneHit {
    std::size_t position = 0;
    LaneId lane;
    LaneHit hit;
};
[[nodiscard]] std::optional<SceneHit> hitTest(const RunScene& scene, QPointF point);

/// The position of a lane from the top; nothing when it is not among the scene's.
[[nodiscard]] std::optional<std::size_t> positionOf(const RunScene& scene, LaneId lane);

/// The rectangle of a span, cut to the lanes on the screen; nothing when it is not on the screen.
[[nodiscard]] std::optional<QRectF> spanRect(const RunScene& scene, const SpanRef& ref, const Span& span);

} // namespace parascope
