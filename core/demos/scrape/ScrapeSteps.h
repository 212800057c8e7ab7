// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scrape/ScrapeFacts.h"
#include "core/report/Verdict.h"

#include <array>

namespace parascope {

/// The steps of a scraper, in the order of the lesson.
enum class StepKind : std::uint8_t { Read, Download, Parse, Save };
inline constexpr std::size_t kStepKinds = 4;

/// What became of one step.
struct ScrapeStep {
    StepKind kind = StepKind::Read;
    std::string title;           ///< "Download web pages"
    std::vector<TimeSpan> times; ///< when somebody was at it, in order and without overlaps
    double wall = 0;             ///< seconds, of these times together
    double cpu = 0;              ///< seconds of processor time
    double work = 0;             ///< seconds of all who were at it, added up
    Verdict verdict;             ///< of the time of its pages, one after another
    std::string why; ///< in words, from the figures: "It waited 96 % of its time for the network."

    /// How many were at it at a time, on average over `wall`.
    [[nodiscard]] double atOnce() const { return wall > 0 ? work / wall : 0; }
};

/// What a run of a scraper comes to.
struct ScrapeFigures {
    std::array<ScrapeStep, kStepKinds> steps; ///< by StepKind
    Verdict verdict;                          ///< of all the program's time
    double wall = 0; ///< seconds from the release of the workers to the saved file, the list read before
    double pagesPerSecond = 0; ///< pages that came, by the time of the run

    [[nodiscard]] const ScrapeStep& of(StepKind kind) const {
        return steps.at(static_cast<std::size_t>(kind));
    }
    /// Seconds of all who were at a step, of all steps.
    [[nodiscard]] double work() const;
    /// The part of that which a step is, 0 to 1.
    [[nodiscard]] double share(const ScrapeStep& step) const { return work() > 0 ? step.work / work() : 0; }
};

/// ScrapeFigures::wall alone, which needs no look at the pages.
[[nodiscard]] double scrapeWall(const RunFacts& run);

/// From a run that has ended, or goes on.
///
/// What counts is the time of the pages, as if they were fetched one after another: each has one worker,
/// which computes, waits for a core, for a lock or for its page. With many workers at once a program waits
/// less, but what a page costs stays what it is.
[[nodiscard]] ScrapeFigures scrapeFigures(const RunRecord& run);

/// "I/O-bound", "CPU-bound", "too short to tell".
[[nodiscard]] std::string typeOfWork(VerdictKind kind);

} // namespace parascope
