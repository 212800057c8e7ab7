// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JsonWriter.h"
#include "ui/charts/ShownBoxes.h"

#include <unordered_map>

namespace parascope {

/// Numbers the names that occur in a replay; number 0 is no name.
class ReplayNames {
public:
    [[nodiscard]] std::size_t numberOf(std::string_view name);
    [[nodiscard]] const std::vector<std::string>& all() const { return m_names; }

private:
    std::vector<std::string> m_names{{}};
    std::unordered_map<std::string, std::size_t> m_numbers{{{}, 0}};
};

/// Pieces that lie one behind the other in the same row of nesting.
struct ReplayLayer {
    std::size_t depth = 0;
    std::vector<LaneBox> boxes;
};

/// One lane of a replay: its layers as they are painted, one over the other.
struct ReplayLane {
    ShownLane shown;
    QString title;
    std::vector<ReplayLayer> layers;
    QString heading = {}; ///< of a row that is no lane: what stands there above those of a host
};

/// The lanes of a run and their headings, drawn on so many columns: what shares a column is one piece.
/// \param extent what all runs show, relative to their zeros
[[nodiscard]] std::vector<ReplayLane> replayLanes(const TimelineSource& source, const TimeSpan& extent,
                                                  double columns);
/// Its bands as lanes, which stand above the workers'.
[[nodiscard]] std::vector<ReplayLane> replayBands(const TimelineSource& source, const TimeSpan& extent,
                                                  double columns);
[[nodiscard]] std::size_t piecesOf(const std::vector<ReplayLane>& lanes);

/// Writes them as an array; see replay.js for what a piece is.
void writeLanes(JsonWriter& json, const std::vector<ReplayLane>& lanes, const Trace& trace,
                const TimeSpan& extent, double columns, ReplayNames& names);

} // namespace parascope
