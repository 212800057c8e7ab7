// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scrape/ScrapeReport.h"
#include "ui/charts/ScalingChart.h"
#include "ui/charts/TimelineSource.h"
#include "ui/export/Exhibit.h"

#include <memory>

namespace parascope {

[[nodiscard]] bool isScrape(const RunFacts& facts);

/// Those of a run. Nothing before its list is read, and while a run with a long list goes on: to add them up
/// takes longer than a picture may.
[[nodiscard]] std::optional<ScrapeFigures> shownFigures(const RunRecord& run);

/// Adds to the lanes of scrapers what a class is to see at once: the steps of the last run above its lanes
/// and how many pages were under way below them, and behind all lanes the time and what bounds it.
void addSteps(const std::vector<const RunRecord*>& runs, std::vector<TimelineSource>& sources);

/// Pages a second over workers, as a scaling is drawn.
struct SweepPicture {
    Scaling scaling;
    int cores = 1;
    ScalingUnit unit;
};
[[nodiscard]] SweepPicture sweepPicture(const Sweep& sweep);

/// The chart of a sweep (.png, .svg, .pdf) or its points (.csv); of other runs their lanes. The runs must
/// outlive it. The Error: nothing was measured.
[[nodiscard]] Result<std::unique_ptr<Exhibit>> scrapeExhibit(const Parameters& asked,
                                                             const std::vector<const RunRecord*>& runs);

} // namespace parascope
