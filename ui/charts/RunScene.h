// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/LaneGeometry.h"
#include "ui/charts/NameColours.h"
#include "ui/charts/RunStack.h"
#include "ui/charts/ShownLanes.h"
#include "ui/charts/SideColumns.h"
#include "ui/charts/SpanRef.h"
#include "ui/charts/Strip.h"
#include "ui/charts/Theme.h"

#include <memory>

namespace parascope {

/// What is left of the others' colour while one worker is lit up.
inline constexpr double kUnlit = 0.25;

/// All that is needed to draw one run: what, which time, and where. A value without behaviour of its own.
struct RunScene {
    TimelineSource source;
    std::size_t revision = 0; ///< counts what has come to the trace: spans may grow and not only become more
    std::vector<ShownLane> lanes; ///< from top to bottom
    RunPlace place;
    int laneHeight = 0; ///< px, the line of room between lanes included
    SideColumns columns;
    TimeSpan visible; ///< relative
    Theme theme;
    std::vector<Strip> strips; ///< below the lanes, from top to bottom
    bool hasBands = true;      ///< where there is room for those of the source
    /// The worker whose pieces are lit up while all others are dimmed; nothing: all look alike. Of a run
    /// whose workers are all dimmed it is empty.
    std::optional<std::string> lit;
    /// The names whose spans are lit up while all others are dimmed, by their numbers; null: none is
    /// searched.
    std::shared_ptr<const std::vector<bool>> found;
    std::shared_ptr<const NameColours> colours = std::make_shared<NameColours>();

    [[nodiscard]] RunRows rows() const {
        const auto bands = hasBands && !lanes.empty() ? source.bands.size() : 0;
        return {rowOf(lanes.size()), static_cast<int>(strips.size()), isUnfolded(), static_cast<int>(bands)};
    }
    /// How many lane heights stand above a lane, by its position, its heading among them; behind the last
    /// one: above the strips.
    [[nodiscard]] int rowOf(std::size_t position) const;
    /// Whether spans have rows by their nesting: who wants to see them scrolls.
    [[nodiscard]] bool isUnfolded() const { return source.nesting == Nesting::InRows; }
    [[nodiscard]] bool isDimmed() const { return lit.has_value() || found != nullptr; }
    /// The visible span on the trace's own clock.
    [[nodiscard]] TimeSpan range() const { return visible.shifted(source.zero); }
};

/// The rectangle of a lane's boxes, by its position from the top; it may lie outside of the part on the
/// screen. Of a merged run all lanes have the same.
[[nodiscard]] QRectF laneRect(const RunScene& scene, std::size_t position);

/// The part of it where its outermost spans stand.
[[nodiscard]] QRectF headOfLane(const RunScene& scene, std::size_t position);

/// The row of the heading above a lane, by its position; nothing where none stands there or none of it is on
/// the screen.
[[nodiscard]] std::optional<QRectF> headingRect(const RunScene& scene, std::size_t position);

/// The rectangle of a strip, by its number; nothing when it is not on the screen as a whole: a cut curve
/// would lie.
[[nodiscard]] std::optional<QRectF> stripRect(const RunScene& scene, std::size_t strip);

/// The rectangle of a band, by its number; nothing when it is not on the screen as a whole.
[[nodiscard]] std::optional<QRectF> bandRect(const RunScene& scene, std::size_t band);

/// Positions [first, last) of the lanes that are on the screen, wholly or in part; none of a merged run.
[[nodiscard]] std::pair<std::size_t, std::size_t> lanesOnScreen(const RunScene& scene);

/// What lies at a point: a position and a span on it.
struct SceneHit {
    std::size_t position = 0;
    LaneId lane;
    LaneHit hit;
};
[[nodiscard]] std::optional<SceneHit> hitTest(const RunScene& scene, QPointF point);

/// The position of the lane whose row is at a point; nothing on a band, a heading, a strip or a merged run.
[[nodiscard]] std::optional<std::size_t> positionAt(const RunScene& scene, QPointF point);

/// The worker whose lane, or whose piece on a core, is at a point; beside a lane its name counts as well.
[[nodiscard]] std::optional<std::string> workerIn(const RunScene& scene, QPointF point);

/// The position of a lane from the top; nothing when it is not among the scene's.
[[nodiscard]] std::optional<std::size_t> positionOf(const RunScene& scene, LaneId lane);

/// The rectangle of a span, cut to the lanes on the screen; nothing when it is not on the screen.
[[nodiscard]] std::optional<QRectF> spanRect(const RunScene& scene, const SpanRef& ref, const Span& span);

} // namespace parascope
