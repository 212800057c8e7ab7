// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Report.h"
#include "ui/charts/TimelineSource.h"

namespace parascope {

/// What the HTML replay shows beside the lanes.
struct ReplayContent {
    std::string title;
    std::string footnote;
    Report report;
    std::vector<std::string> warnings;
    std::vector<std::string> log;
};

/// Of more pieces than that a replay is thinned: its file is to be sent by mail and drawn by any browser.
inline constexpr std::size_t kMostPieces = 100'000;

/// The runs as one JSON document for resources/replay/replay.js, safe to stand inside a script element of
/// HTML: the lanes with all their pieces, thinned where there are more than `mostPieces`, the look of the
/// states, the figures.
[[nodiscard]] std::string replayData(const ReplayContent& content, const std::vector<TimelineSource>& sources,
                                     std::size_t mostPieces = kMostPieces);

} // namespace parascope
