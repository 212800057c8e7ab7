// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/ScrapeSteps.h"

#include "tests/core/demos/scrape/AScrapedRun.h"

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::DoubleNear;
using testing::HasSubstr;

constexpr double kAMillisecond = 0.001;

class TheStepsOfAScraper : public test::AScrapedRun {
protected:
    static const ScrapeStep& of(const ScrapeFigures& figures, StepKind kind) {
        return figures.steps.at(static_cast<std::size_t>(kind));
    }
};

TEST_F(TheStepsOfAScraper, TakeTheTimeInWhichSomebodyIsAtThem) {
    const auto figures = scrapeFigures(runOf(4, 100, {}));
    const auto& download = of(figures, StepKind::Download);
    EXPECT_THAT(download.wall, DoubleNear(25 * 0.050, kAMillisecond)) << "four at a time";
    EXPECT_THAT(download.cpu, DoubleNear(0.100, kAMillisecond));
    EXPECT_THAT(download.work, DoubleNear(100 * 0.050, kAMillisecond));
    EXPECT_THAT(download.atOnce(), DoubleNear(4, 0.01));
    EXPECT_THAT(of(figures, StepKind::Parse).wall, DoubleNear(0.025, kAMillisecond));
    EXPECT_THAT(of(figures, StepKind::Read).wall, DoubleNear(0.001, kAMillisecond));
    EXPECT_THAT(of(figures, StepKind::Save).wall, DoubleNear(0.003, kAMillisecond));
    EXPECT_THAT(figures.wall, DoubleNear(25 * 0.051 + 0.003 + 0.001, kAMillisecond));
    EXPECT_THAT(figures.pagesPerSecond, DoubleNear(100 / figures.wall, 0.001)) << "by the time that is shown";
}

TEST_F(TheStepsOfAScraper, DownloadWaitsAndParsingComputes) {
    const auto figures = scrapeFigures(runOf(8, 200, {}));
    const auto& download = of(figures, StepKind::Download);
    EXPECT_EQ(download.verdict.kind, VerdictKind::IoBound);
    EXPECT_EQ(download.why, "It waited 98 % of its time, for the network.");
    EXPECT_EQ(of(figures, StepKind::Parse).verdict.kind, VerdictKind::CpuBound);
    EXPECT_EQ(of(figures, StepKind::Parse).why, "It computed 100 % of its time.");
    EXPECT_EQ(of(figures, StepKind::Save).verdict.kind, VerdictKind::TooShort);
    EXPECT_EQ(of(figures, StepKind::Save).why, "It was over in 3.00 ms.");
    EXPECT_EQ(figures.verdict.kind, VerdictKind::IoBound) << "of a page's time nearly all is waiting";
}

TEST_F(TheStepsOfAScraper, AreCpuBoundWhenParsingIsHeavy) {
    const auto figures = scrapeFigures(
        runOf(2, 50, {milliseconds(50), milliseconds(400), milliseconds(1), milliseconds(399)}));
    EXPECT_EQ(of(figures, StepKind::Download).verdict.kind, VerdictKind::IoBound);
    EXPECT_EQ(of(figures, StepKind::Parse).verdict.kind, VerdictKind::CpuBound);
    EXPECT_EQ(figures.verdict.kind, VerdictKind::CpuBound);
}

TEST_F(TheStepsOfAScraper, AreNoStarvedOnesWhereTheWorkersCrowdEachOther) {
    // Eight on two cores: each computes a quarter of its time and waits for its siblings the rest of it.
    auto run = runOf(8, 64, {milliseconds(1), milliseconds(100), milliseconds(0), milliseconds(24)});
    for (auto& worker : run.facts.workers) {
        worker.scheduleLane = run.trace.addLane({worker.name, "", LaneKind::Schedule, 1, worker.id.value, 0});
        const auto& pages = scrapeFacts(run.facts).pages;
        for (const auto& page : pages) {
            if (page->worker == worker.id) {
                run.trace.addSpan(worker.scheduleLane,
                                  {page->parse, page->parse + milliseconds(76),
                                   run.trace.nameId("waiting for a core"), 0, State::Ready});
            }
        }
    }
    EXPECT_EQ(of(scrapeFigures(run), StepKind::Parse).verdict.kind, VerdictKind::CpuBound);
    run.facts.otherPrograms = 0.6;
    EXPECT_EQ(of(scrapeFigures(run), StepKind::Parse).verdict.kind, VerdictKind::Starved)
        << "other programs have the cores";
}

TEST_F(TheStepsOfAScraper, WaitForTheGilWhereAWorkerSaysSo) {
    auto run = runOf(2, 20, {milliseconds(1), milliseconds(100), milliseconds(0), milliseconds(50)});
    run.facts.experiment.backend = Backend::CpythonThreads;
    for (auto& worker : run.facts.workers) {
        worker.lane = run.trace.addLane({worker.name, "", LaneKind::Worker, 1, worker.id.value, 0});
        for (const auto& page : scrapeFacts(run.facts).pages) {
            if (page->worker == worker.id) {
                run.trace.addSpan(worker.lane, {page->parse + milliseconds(50), page->end,
                                                run.trace.nameId("waiting for the GIL"), -1, State::Gil});
            }
        }
    }
    const auto figures = scrapeFigures(run);
    EXPECT_EQ(of(figures, StepKind::Parse).verdict.kind, VerdictKind::LockBound);
    EXPECT_EQ(of(figures, StepKind::Parse).why,
              "Its workers stood in line for Python's GIL 50 % of its time.");
}

TEST_F(TheStepsOfAScraper, OfARunThatNeverBeganAreNothing) {
    const auto figures = scrapeFigures(RunRecord());
    EXPECT_EQ(figures.wall, 0);
    EXPECT_EQ(of(figures, StepKind::Parse).why, "Nothing of it was done.");
}

using AScrapersSentence = test::AScrapedRun;

TEST_F(AScrapersSentence, SaysHowMuchFasterManyAreThanOne) {
    const auto one = runOf(1, 100, {});
    const auto eight = runOf(8, 100, {});
    const std::vector<const RunRecord*> runs{&one, &eight};
    EXPECT_THAT(*scrapeSpeedup(eight, runs), DoubleNear(5.104 / 0.667, 0.01));
    EXPECT_EQ(
        scrapeSentence(eight, runs),
        "8 threads fetched 100 pages in 667 ms, 7.7 times as fast as one: mostly I/O-bound. Downloading "
        "takes 98 % of the work, and waits: while one worker waits, others can work.");
    EXPECT_THAT(scrapeSentence(one, runs),
                HasSubstr("1 thread fetched 100 pages in 5.10 s: mostly I/O-bound"));
}

TEST_F(AScrapersSentence, KnowsOnlyTheOneWorkerOfItsOwnBatchAndList) {
    auto one = runOf(1, 100, {});
    const auto eight = runOf(8, 100, {});
    one.facts.batch = 1;
    EXPECT_FALSE(scrapeSpeedup(eight, std::vector<const RunRecord*>{&one, &eight}));
    one.facts.batch = 0;
    one.facts.stopped = true;
    EXPECT_FALSE(scrapeSpeedup(eight, std::vector<const RunRecord*>{&one, &eight}));
}

class ASweep : public test::AScrapedRun {
protected:
    ASweep() {
        for (const int workers : {1, 2, 4, 8}) {
            all.push_back(runOf(workers, 96, {}));
        }
    }
    [[nodiscard]] std::vector<const RunRecord*> runs() const {
        std::vector<const RunRecord*> pointers;
        for (const auto& run : all) {
            pointers.push_back(&run);
        }
        return pointers;
    }

    std::vector<RunRecord> all;
};

TEST_F(ASweep, GoesOnPayingWhileEachWorkerWaits) {
    const auto sweep = sweepOf(runs());
    ASSERT_EQ(sweep.points.size(), 4U);
    EXPECT_THAT(*sweep.points[3].speedup, DoubleNear(7.9, 0.1));
    EXPECT_EQ(sweep.pays, 8);
    EXPECT_THAT(sweep.sentence, HasSubstr("More would still pay"));
}

TEST_F(ASweep, StopsToPayAtTheLimitForAHost) {
    all.back() = runOf(4, 96, {});
    auto asked = scrapeQuestion(all.back().facts.experiment);
    asked.workers = 8;
    all.back().facts.experiment.workers = 8;
    all.back().facts.experiment.parameters = std::make_shared<ScrapeQuestion>(asked);
    const auto sweep = sweepOf(runs());
    EXPECT_EQ(sweep.pays, 4);
    EXPECT_THAT(sweep.sentence, HasSubstr("only 4 workers may ask at a time, 4 for one host"));
}

TEST_F(ASweep, HasARowForEachNumberOfWorkers) {
    ScrapeQuestion asked;
    asked.sweep = true;
    const auto report = scrapeReport(asked, runs());
    ASSERT_EQ(report.rows.size(), 4U);
    EXPECT_EQ(report.rows[2].title, "4 threads");
    EXPECT_EQ(report.sentence, sweepOf(runs()).sentence);
}

} // namespace
} // namespace parascope
