// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/CommonFields.h"

namespace parascope {

inline constexpr int kMostPages = 100'000;

/// Whether a run with one worker goes first, which the speed-up is measured against.
enum class ScrapeBaseline : std::uint8_t {
    Auto, ///< of the built-in site only: other servers are not there to be loaded
    Yes,
    No,
};

/// What "parascope scrape" is asked for.
struct ScrapeQuestion final : ParametersOf<ScrapeQuestion>, RunOptions {
    std::string urls; ///< a file of addresses; empty: the built-in site's
    std::string out;  ///< the CSV file to write; empty: one that nobody keeps
    Backend backend = Backend::Threads;
    int workers = 8;                                   ///< 1 to kMostWorkers
    int pages = 100;                                   ///< of the built-in site, at most kMostPages
    Nanoseconds delay = std::chrono::milliseconds(50); ///< that the built-in site takes to answer
    bool misbehaving = false; ///< pages of the built-in site that misbehave are among them
    int parses = 1;           ///< how often each page is parsed: a heavier step
    int timeout = 10;         ///< seconds, for a whole page
    int mostMegabytes = 10;   ///< of a page
    int hostConnections = 4;  ///< at most so many at a time for one host; 0: as many as there are workers
    Nanoseconds hostPause{};  ///< between two pages of one host
    bool robots = true;       ///< what robots.txt forbids is not fetched
    ScrapeBaseline baseline = ScrapeBaseline::Auto;
    bool sweep = false; ///< with 1, 2, 4 … 32 workers
    int repeat = 1;
    bool onlyMeasured =
        false; ///< a baseline: the file that is asked for is another run's; nobody can ask for it

    [[nodiscard]] std::vector<Field> fields() override;
    [[nodiscard]] bool hasBaseline() const;
    bool operator==(const ScrapeQuestion&) const = default;
};

/// The backends that can run one, in the order in which people are shown them.
[[nodiscard]] const std::vector<Backend>& scrapeBackends();

/// What a run was asked for; the usual of another run.
[[nodiscard]] const ScrapeQuestion& scrapeQuestion(const Experiment& experiment);

/// The numbers of workers of a sweep.
[[nodiscard]] const std::vector<int>& sweptWorkers();

} // namespace parascope
