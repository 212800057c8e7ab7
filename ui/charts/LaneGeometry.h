// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/LaneIndex.h"
#include "ui/charts/StateStyle.h"

#include <optional>
#include <QRectF>
#include <vector>

namespace parascope {

/// One box to draw. Its edges are those of the time it stands for, cut to the lane; nothing is rounded.
struct LaneBox {
    QRectF rect;
    State state = State::Other;
    float coverage = 1; ///< share of the box that spans fill, 0 to 1: a half empty pixel must look half empty
    std::int16_t core = -1;  ///< the core all its spans ended on, -1 where they differ or nobody said
    std::uint16_t depth = 0; ///< the row of the lane's index
    std::uint32_t first = 0; ///< index of its first span in that row
    std::uint32_t count = 1; ///< how many spans it stands for
    NameId name; ///< of the longest of its spans; invalid for a crowd in which nobody could tell it

    bool operator==(const LaneBox&) const = default;
};

/// A span under the pointer.
struct LaneHit {
    std::size_t depth = 0;
    std::size_t span = 0;  ///< index in that row
    std::size_t count = 1; ///< how many spans share its pixel column

    bool operator==(const LaneHit&) const = default;
};

/// Touching boxes narrower than this and alike in state, core and coverage are drawn as one.
inline constexpr double kMergeBelow = 4;

/// How the boxes of a lane are made.
struct BoxOptions {
    bool byName = false; ///< boxes whose spans have other names are never drawn as one: colours tell names
    LaneLook look = LaneLook::Plain;
};

/// How many rows of nesting fit into a lane so high that each can still be seen; at least 1.
[[nodiscard]] std::size_t rowsThatFit(const LaneIndex& lane, double height);

/// The part of a lane that one row of nesting has: the rows share its height, the outermost on top.
[[nodiscard]] QRectF rowRect(const QRectF& lane, std::size_t depth, std::size_t rows);

/// Where `time` lies on a lane that shows `range` on its whole width, cut to the lane.
[[nodiscard]] QRectF timeRect(const TimeSpan& time, const TimeSpan& range, const QRectF& row);

/// Appends the boxes to draw of a lane that shows `range` (on the clock of its spans): at most about one a
/// pixel and row. Waiting boxes stand on the row's floor with the share of its height that their state has.
void appendBoxes(const LaneIndex& lane, const TimeSpan& range, const QRectF& rect,
                 std::vector<LaneBox>& boxes, const BoxOptions& options = {});

/// What is left of boxes where others of the same lane stand: those parts are left out. Both are in order of
/// time and do not overlap among themselves.
[[nodiscard]] std::vector<LaneBox> uncovered(const std::vector<LaneBox>& boxes,
                                             const std::vector<LaneBox>& covers);

/// The span at a point of a lane drawn so: the one under it, else the nearest within `reach` px in that row,
/// else in the rows above it.
[[nodiscard]] std::optional<LaneHit> hitTest(const LaneIndex& lane, const TimeSpan& range, const QRectF& rect,
                                             QPointF point, double reach = 2);

} // namespace parascope
