// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"
#include "core/demos/scrape/ScrapeQuestion.h"
#include "core/demos/scrape/ScrapeSteps.h"
#include "core/report/Scaling.h"

namespace parascope {

/// The run among `runs` with one worker that a run is measured against; null when there is none.
[[nodiscard]] const RunRecord* oneWorkerRun(const RunRecord& of, RunsView runs);
/// How many times as fast as with one worker it was; nothing where nobody knows.
[[nodiscard]] std::optional<double> scrapeSpeedup(const RunRecord& run, RunsView runs);

/// What it means, for a teacher to read out. Empty while it goes on.
[[nodiscard]] std::string scrapeSentence(const RunRecord& run, RunsView runs);

/// What came of the same list with more and more workers.
struct Sweep {
    struct Point {
        const RunRecord* run = nullptr;
        int workers = 1;
        ScrapeFigures figures;
        std::optional<double> speedup;
    };
    std::vector<Point> points; ///< by workers
    std::optional<int> pays;   ///< so many bring nearly as much as more do
    std::string sentence;
};
[[nodiscard]] Sweep sweepOf(RunsView runs);

/// A row for each step of the last run; of a sweep, one for each number of workers.
[[nodiscard]] Report scrapeReport(const ScrapeQuestion& asked, RunsView runs);
/// The same for a terminal, with the pages that failed.
[[nodiscard]] std::string scrapeTable(const ScrapeQuestion& asked, RunsView runs);
/// The fields that the command line promises, into an open object.
void writeScraped(JsonWriter& json, const ScrapeQuestion& asked, RunsView runs);

} // namespace parascope
