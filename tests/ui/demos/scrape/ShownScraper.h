// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/demos/scrape/AScrapedRun.h"

namespace parascope::test {

/// Runs of a scraper as a page shows them: with a lane for each worker, and counters.
class ShownScraper : public AScrapedRun {
protected:
    static RunRecord shownRun(int workers, int pages, const Cost& cost = {}) {
        auto run = runOf(workers, pages, cost);
        for (auto& worker : run.facts.workers) {
            worker.name = "worker " + std::to_string(worker.id.value);
            worker.exit = WorkerExit::Ok;
            worker.lane = run.trace.addLane(
                {worker.name, "threads", LaneKind::Worker, 1, worker.id.value, worker.id.value});
        }
        for (const auto& page : scrapeFacts(run.facts).pages) {
            const auto lane = run.facts.workers[page->worker.index()].lane;
            run.trace.addSpan(lane, {page->begin, page->parse, run.trace.nameId("waiting for " + page->url),
                                     -1, State::Io});
            run.trace.addSpan(
                lane, {page->parse, page->end, run.trace.nameId("parsing " + page->url), 0, State::Running});
        }
        const auto counter = run.trace.addCounter({"downloads in flight", "threads", 1});
        run.trace.addSample(counter, {kBegin, static_cast<double>(workers)});
        run.trace.addSample(counter, {run.facts.ended, 0.0});
        return run;
    }
    /// One worker and eight, asked for together.
    static std::vector<RunRecord> sideBySide(int pages = 96) {
        std::vector<RunRecord> runs;
        for (const int workers : {1, 8}) {
            runs.push_back(shownRun(workers, pages));
        }
        return runs;
    }
    static std::vector<RunRecord> sweep() {
        std::vector<RunRecord> runs;
        for (const int workers : {1, 2, 4, 8}) {
            runs.push_back(shownRun(workers, 96));
            auto asked = scrapeQuestion(runs.back().facts.experiment);
            asked.sweep = true;
            runs.back().facts.experiment.parameters = std::make_shared<ScrapeQuestion>(asked);
        }
        return runs;
    }
    /// The page with that number did not come.
    static void fail(RunRecord& run, std::size_t number, const std::string& why, long status) {
        auto facts = std::make_shared<ScrapeFacts>(scrapeFacts(run.facts));
        auto page = std::make_shared<ScrapedPage>(*facts->pages[number]);
        page->state = ScrapedPage::State::Failed;
        page->error = why;
        page->status = status;
        page->title.clear();
        facts->pages[number] = page;
        --facts->done;
        ++facts->failed;
        run.facts.demo = facts;
    }
    static void entitle(RunRecord& run, std::size_t number, const std::string& title) {
        auto facts = std::make_shared<ScrapeFacts>(scrapeFacts(run.facts));
        auto page = std::make_shared<ScrapedPage>(*facts->pages[number]);
        page->title = title;
        facts->pages[number] = page;
        run.facts.demo = facts;
    }
    static std::vector<const RunRecord*> pointersTo(const std::vector<RunRecord>& runs) {
        std::vector<const RunRecord*> pointers;
        for (const auto& run : runs) {
            pointers.push_back(&run);
        }
        return pointers;
    }
};

/// The same for a test that is something else already.
struct ScraperRuns : ShownScraper {
    using ShownScraper::fail;
    using ShownScraper::pointersTo;
    using ShownScraper::shownRun;
    using ShownScraper::sideBySide;
};

} // namespace parascope::test
