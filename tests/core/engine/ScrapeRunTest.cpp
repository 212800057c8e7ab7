// SPDX-License-Identifier: GPL-3.0-or-later
// Real threads, processes and Python programs that fetch pages of the built-in site, led as the command line
// leads them.
#include "core/demos/scrape/PageCsv.h"
#include "core/demos/scrape/ScrapeDemo.h"
#include "core/demos/scrape/ScrapeReport.h"
#include "tests/core/engine/ARealRun.h"
#include "tests/core/engine/RanksHere.h"
#include "tests/support/TempDir.h"

#include <csignal>
#include <fstream>
#include <sstream>

namespace parascope {
namespace {

using std::chrono::milliseconds;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string nameOf(const testing::TestParamInfo<Backend>& info) {
    auto name = infoOf(info.param).key;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

class AScrape : public test::ARealRun {
protected:
    const RunRecord& scrape() {
        if (!session) {
            startEngine();
        }
        asked.baseline = ScrapeBaseline::No;
        session->submit(ScrapeDemo().plan(asked));
        waitUntilFinished();
        return *session->runs().back();
    }
    /// After three pages.
    const RunRecord& scrapeAndKillWorkerOne() {
        asked.baseline = ScrapeBaseline::No;
        startEngine();
        const auto id = session->submit(ScrapeDemo().plan(asked)).front();
        QSignalSpy changed(&*session, &RunSession::runChanged);
        while (scrapeFacts(session->run(id)->facts).done < 3) {
            if (!changed.wait(test::kPatience)) {
                ADD_FAILURE() << "no three pages in time";
                break;
            }
        }
        const auto& workers = session->run(id)->facts.workers;
        if (workers.size() > 1 && workers[1].pid > 0) { // 0 is this program and all beside it
            kill(static_cast<pid_t>(workers[1].pid), SIGKILL);
        }
        waitUntilFinished();
        return *session->run(id);
    }
    [[nodiscard]] static std::vector<std::string> titles(const RunRecord& run) {
        std::vector<std::string> all;
        for (const auto& page : scrapeFacts(run.facts).pages) {
            if (page != nullptr && page->state == ScrapedPage::State::Done) {
                all.push_back(page->title);
            }
        }
        return all;
    }
    [[nodiscard]] std::string textOf(const std::filesystem::path& file) const {
        std::stringstream text;
        text << std::ifstream(file, std::ios::binary).rdbuf();
        return text.str();
    }
    /// A list of these lines.
    void list(const std::string& lines) { asked.urls = dir.write("urls.txt", lines).string(); }

    test::TempDir dir;
    ScrapeQuestion asked;
};

class AScrapeOfEachBackend : public AScrape, public testing::WithParamInterface<Backend> {
protected:
    void SetUp() override {
        asked.backend = GetParam();
        asked.workers = 4;
        asked.delay = milliseconds(5);
        if (const auto why = GetParam() == Backend::Mpi ? test::whyNoRanks() : std::string(); !why.empty()) {
            GTEST_SKIP() << why;
        }
        if (const auto python = PythonFinder().find(GetParam(), ""); isPython(GetParam()) && !python) {
            GTEST_SKIP() << python.error().text();
        }
    }
};

TEST_P(AScrapeOfEachBackend, FindsTheTitlesOfAllPagesAndSavesThem) {
    asked.out = dir.file("titles.csv").string();
    const auto& run = scrape();
    const auto& facts = scrapeFacts(run.facts);
    EXPECT_EQ(run.facts.error, "");
    EXPECT_EQ(facts.done, 100U);
    EXPECT_EQ(facts.failed, 0U);
    ASSERT_THAT(titles(run), SizeIs(100));
    EXPECT_THAT(titles(run).front(), testing::StartsWith("Article 1: "));
    EXPECT_THAT(titles(run).back(), testing::StartsWith("Article 100: "));
    const auto csv = textOf(asked.out);
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 101);
    EXPECT_THAT(csv, testing::StartsWith("url,title,status,seconds,bytes\r\nhttp://127.0.0.1:"));
    EXPECT_THAT(csv,
                HasSubstr("/articles/7," + csvLine(*facts.pages[6]).substr(facts.pages[6]->url.size() + 1)));
}

TEST_P(AScrapeOfEachBackend, HasSpansForEachPageAndCountsWhatIsInFlight) {
    asked.pages = 12;
    const auto& run = scrape();
    ASSERT_THAT(run.facts.workers, SizeIs(4));
    std::size_t spans = 0;
    for (std::size_t worker = 0; worker < 4; ++worker) {
        spans += spansOf(run, worker, State::Io);
    }
    EXPECT_GE(spans, 12U) << "each page was waited for";
    ASSERT_THAT(run.trace.counters(), SizeIs(2));
    EXPECT_EQ(run.trace.counters()[0].info.name, "downloads in flight");
    const auto samples = run.trace.counters()[0].track.samples();
    ASSERT_FALSE(samples.empty());
    double most = 0;
    for (const auto& sample : samples) {
        most = std::max(most, sample.value);
    }
    EXPECT_GE(most, 2) << "they wait at the same time";
    EXPECT_LE(most, 4);
    EXPECT_EQ(samples.back().value, 0);
}

TEST_P(AScrapeOfEachBackend, TellsOfEachPageThatFailsAndFetchesTheOthers) {
    asked.misbehaving = true;
    asked.timeout = 1;
    asked.mostMegabytes = 3;
    asked.pages = 20;
    const auto& run = scrape();
    EXPECT_EQ(run.facts.error, "");
    std::vector<std::string> why;
    for (const auto& page : scrapeFacts(run.facts).pages) {
        ASSERT_NE(page, nullptr);
        EXPECT_TRUE(page->isOver());
        if (page->state == ScrapedPage::State::Failed) {
            why.push_back(page->error);
        }
    }
    EXPECT_THAT(titles(run), Contains(testing::StartsWith("Article 1: ")));
    EXPECT_THAT(titles(run), Contains(testing::StartsWith("Article 20: ")));
    EXPECT_THAT(why, Contains("the server answered 404"));
    EXPECT_THAT(why, Contains("the server answered 500"));
    EXPECT_THAT(why, Contains("no answer within 1 s"));
    EXPECT_THAT(why, Contains("the page is larger than 3 MB"));
    EXPECT_THAT(why, Contains("more than 10 redirects"));
    EXPECT_THAT(why, Contains("it is image/png, not HTML"));
    EXPECT_THAT(why, Contains("the connection was closed before the page was whole"));
}

TEST_P(AScrapeOfEachBackend, KeepsWhatIsThereWhenItIsStopped) {
    asked.delay = milliseconds(200);
    asked.out = dir.file("titles.csv").string();
    asked.baseline = ScrapeBaseline::No;
    startEngine();
    const auto id = session->submit(ScrapeDemo().plan(asked)).front();
    QSignalSpy changed(&*session, &RunSession::runChanged);
    while (scrapeFacts(session->run(id)->facts).done < 2) {
        ASSERT_TRUE(changed.wait(test::kPatience));
    }
    session->stop();
    waitUntilFinished();
    const auto& facts = scrapeFacts(session->run(id)->facts);
    EXPECT_TRUE(session->run(id)->facts.stopped);
    EXPECT_GE(facts.done, 2U);
    EXPECT_LT(facts.done, 100U);
    const auto csv = textOf(asked.out);
    EXPECT_EQ(static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n')),
              1 + facts.done + facts.failed);
}

INSTANTIATE_TEST_SUITE_P(Of, AScrapeOfEachBackend, testing::ValuesIn(scrapeBackends()), nameOf);

TEST_F(AScrape, GoesOnWhenAWorkerIsKilledAndSaysWhatItHadInHand) {
    asked.backend = Backend::Processes;
    asked.workers = 3;
    asked.pages = 40;
    asked.delay = milliseconds(50);
    const auto& run = scrapeAndKillWorkerOne();
    const auto& facts = scrapeFacts(run.facts);
    EXPECT_THAT(run.facts.error, HasSubstr("worker 1 was killed (SIGKILL, Killed)"));
    EXPECT_EQ(facts.done + facts.failed, 40U);
    EXPECT_LE(facts.failed, 1U) << "what it had in hand, at most";
    EXPECT_GE(facts.done, 39U);
    for (const auto& page : facts.pages) {
        EXPECT_TRUE(page->error.empty() || page->error.starts_with("its worker ended: ")) << page->error;
    }
}

TEST_F(AScrape, OfRanksKeepsWhatIsThereWhenOneIsKilledAndWithItAll) {
    if (const auto why = test::whyNoRanks(); !why.empty()) {
        GTEST_SKIP() << why;
    }
    asked.backend = Backend::Mpi;
    asked.workers = 3;
    asked.pages = 1000;
    asked.delay = milliseconds(50);
    asked.out = dir.file("titles.csv").string();
    const auto& run = scrapeAndKillWorkerOne();
    const auto& facts = scrapeFacts(run.facts);
    EXPECT_THAT(run.facts.error, HasSubstr("rank 1 was killed"));
    EXPECT_GE(facts.done, 3U);
    EXPECT_LT(facts.done, 1000U) << "Open MPI ends the others with it";
    EXPECT_EQ(facts.done + facts.failed, 1000U);
    const auto csv = textOf(asked.out);
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1001) << "a line for each page, and the first";
}

TEST_F(AScrape, OfARealListFetchesWhatCanBeFetched) {
    list("# my pages\n\nhttp://127.0.0.1:1/nobody\nftp://127.0.0.1/file\nno address\n");
    const auto& run = scrape();
    EXPECT_EQ(run.facts.error, "no page could be fetched: nobody answers there");
    const auto& pages = scrapeFacts(run.facts).pages;
    ASSERT_THAT(pages, SizeIs(3));
    EXPECT_EQ(pages[0]->line, 3U);
    EXPECT_EQ(pages[0]->error, "nobody answers there");
    EXPECT_THAT(pages[1]->error, HasSubstr("http"));
    EXPECT_FALSE(pages[2]->error.empty());
}

TEST_F(AScrape, WhoseListOrTargetIsNoneSaysSoAtOnce) {
    asked.urls = "/nowhere/urls.txt";
    EXPECT_THAT(scrape().facts.error, HasSubstr("/nowhere/urls.txt"));
    asked.urls.clear();
    asked.out = "/proc/titles.csv";
    EXPECT_THAT(scrape().facts.error, HasSubstr("cannot write '/proc/titles.csv'"));
}

TEST_F(AScrape, WithAFullDiskSaysSoAndLeavesNothing) {
    if (!std::filesystem::exists("/dev/full")) {
        GTEST_SKIP() << "there is no /dev/full";
    }
    asked.pages = 3;
    asked.delay = {};
    asked.out = "/dev/full";
    const auto& run = scrape();
    EXPECT_THAT(run.facts.error, HasSubstr("No space left on device"));
    EXPECT_EQ(scrapeFacts(run.facts).done, 3U) << "what was fetched is shown all the same";
    EXPECT_FALSE(scrapeFacts(run.facts).isSaved);
}

TEST_F(AScrape, HasNoMoreConnectionsToAHostThanItsLimit) {
    asked.workers = 8;
    asked.hostConnections = 2;
    list("http://127.0.0.1:1/a\nhttp://127.0.0.1:1/b\nhttp://127.0.0.1:1/c\n");
    const auto& run = scrape();
    EXPECT_EQ(scrapeFacts(run.facts).mostConnections, 2);
    for (const auto& page : scrapeFacts(run.facts).pages) {
        EXPECT_LT(page->worker.value, 2);
    }
}

} // namespace
} // namespace parascope
