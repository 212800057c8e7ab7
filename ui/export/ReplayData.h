// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/TimelineSource.h"

namespace parascope {

/// Of more pieces than that a replay is thinned: its file is to be sent by mail and drawn by any browser.
inline constexpr std::size_t kMostPieces = 100'000;

/// The runs as one JSON document for resources/replay/replay.js, safe to stand inside a script element of
/// HTML: the lanes with all their pieces, thinned where there are more than `mostPieces`, and the look of the
/// states.
[[nodiscard]] std::string replayData(const std::vector<TimelineSource>& sources,
                                     std::size_t mostPieces = kMostPieces);

} // namespace parascope
