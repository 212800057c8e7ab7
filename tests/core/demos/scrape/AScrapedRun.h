// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scrape/ScrapeDemo.h"
#include "core/demos/scrape/ScrapeReport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parascope::test {

/// Makes runs of a scraper whose pages took as long as the test says.
class AScrapedRun : public testing::Test {
protected:
    /// What one page took: the download and the parsing, and the processor time of each.
    struct Cost {
        Nanoseconds download = std::chrono::milliseconds(50);
        Nanoseconds parse = std::chrono::milliseconds(1);
        Nanoseconds fetchCpu = std::chrono::milliseconds(1);
        Nanoseconds parseCpu = std::chrono::milliseconds(1);
    };

    /// Pages of that cost, which the workers share, each one page after another.
    static RunRecord runOf(int workers, int pages, const Cost& cost) {
        ScrapeQuestion asked;
        asked.workers = workers;
        RunRecord run;
        auto& facts = run.facts;
        facts.experiment = ScrapeDemo().plan(asked).back();
        facts.machine.cores = 2;
        facts.machine.coresAllowed = {CoreId(0), CoreId(1)};
        facts.schedule = "exact";
        facts.finished = true;
        facts.launched = facts.released = kBegin;
        auto known = std::make_shared<ScrapeFacts>();
        known->mostConnections = workers;
        known->read = {{kBegin - std::chrono::milliseconds(2), kBegin - std::chrono::milliseconds(1)},
                       std::chrono::microseconds(200)};
        for (int i = 0; i < workers; ++i) {
            WorkerRecord worker;
            worker.id = WorkerId(i);
            facts.workers.push_back(worker);
        }
        for (int i = 0; i < pages; ++i) {
            const auto begin = kBegin + (cost.download + cost.parse) * (i / workers);
            known->pages.push_back(page(i, WorkerId(i % workers), begin, cost));
            facts.ended = std::max(facts.ended, known->pages.back()->end);
        }
        known->done = known->titles = known->pages.size();
        known->save = {{facts.ended, facts.ended + std::chrono::milliseconds(3)},
                       std::chrono::milliseconds(1)};
        facts.ended = known->save.time.end;
        facts.demo = known;
        return run;
    }

    static constexpr Nanoseconds kBegin = std::chrono::seconds(100);

private:
    static std::shared_ptr<const ScrapedPage> page(int number, WorkerId worker, Nanoseconds begin,
                                                   const Cost& cost) {
        ScrapedPage page;
        page.line = static_cast<std::size_t>(number) + 1;
        page.url = "http://127.0.0.1:1/articles/" + std::to_string(number + 1);
        page.state = ScrapedPage::State::Done;
        page.title = "Article " + std::to_string(number + 1);
        page.status = 200;
        page.bytes = 2000;
        page.worker = worker;
        page.begin = begin;
        page.parse = begin + cost.download;
        page.end = page.parse + cost.parse;
        page.fetchCpu = cost.fetchCpu;
        page.parseCpu = cost.parseCpu;
        return std::make_shared<ScrapedPage>(page);
    }
};

} // namespace parascope::test
