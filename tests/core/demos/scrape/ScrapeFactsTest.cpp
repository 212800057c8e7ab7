// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/ScrapeFacts.h"

#include "core/demos/RunFile.h"
#include "core/demos/scrape/PageCsv.h"
#include "tests/core/demos/scrape/AScrapedRun.h"
#include "tests/support/TempDir.h"

namespace parascope {
namespace {

using std::chrono::milliseconds;

ScrapedPage pageOf(const std::string& title) {
    ScrapedPage page;
    page.url = "http://a/x,y";
    page.title = title;
    page.status = 200;
    page.bytes = 2048;
    page.begin = milliseconds(1000);
    page.end = milliseconds(1050);
    return page;
}

TEST(ALineOfTheCsv, HoldsWhatTheHeadSays) {
    EXPECT_EQ(csvLine(pageOf("Article 7: The busy clock")),
              "\"http://a/x,y\",Article 7: The busy clock,200,0.050000,2048\r\n");
}

TEST(ALineOfTheCsv, KeepsQuotesCommasAndLinesOfATitle) {
    EXPECT_EQ(csvLine(pageOf("a \"b\", c\nd")),
              "\"http://a/x,y\",\"a \"\"b\"\", c\nd\",200,0.050000,2048\r\n");
}

TEST(ALineOfTheCsv, LetsNoSpreadsheetRunATitle) {
    for (const std::string title : {"=cmd()", "+1", "-1", "@x", "\tx"}) {
        EXPECT_EQ(csvLine(pageOf(title)), "\"http://a/x,y\",'" + title + ",200,0.050000,2048\r\n");
    }
}

TEST(ALineOfTheCsv, HasNoStatusWhereThereWasNoAnswer) {
    auto page = pageOf("");
    page.status = 0;
    page.bytes = 0;
    EXPECT_EQ(csvLine(page), "\"http://a/x,y\",,,0.050000,0\r\n");
}

using ASavedScraper = test::AScrapedRun;

TEST_F(ASavedScraper, SaysTheSameWhenItIsOpenedAgain) {
    auto one = runOf(1, 30, {});
    auto four = runOf(4, 30, {});
    auto known = scrapeFacts(four.facts);
    auto failed = *known.pages[3];
    failed.state = ScrapedPage::State::Failed;
    failed.error = "the server answered 404";
    failed.title.clear();
    failed.parse = Nanoseconds{};
    known.pages[3] = std::make_shared<ScrapedPage>(failed);
    known.pages[7] = nullptr; // it was stopped before anybody took it
    known.done = known.titles = 28;
    known.failed = 1;
    known.bytes = 29 * 2000;
    known.repeated = 2;
    known.site = "http://127.0.0.1:1";
    four.facts.demo = std::make_shared<ScrapeFacts>(known);
    for (auto* run : {&one, &four}) { // a file wants lanes
        for (auto& worker : run->facts.workers) {
            worker.lane = run->trace.addLane({worker.name, "", LaneKind::Worker, 1, 10 + worker.id.value, 0});
            run->trace.addSpan(worker.lane,
                               {kBegin, kBegin + milliseconds(1), run->trace.nameId("x"), -1, State::Io});
        }
    }
    const test::TempDir dir;
    const auto file = dir.file("scrape.trace.json");
    ASSERT_TRUE(saveRuns({&one, &four}, file));
    const auto opened = openRuns(file);
    ASSERT_TRUE(opened) << opened.error().text();
    ASSERT_EQ(opened->runs.size(), 2U);
    const auto& again = opened->runs.back();
    EXPECT_EQ(scrapeFacts(again.facts), known);
    const std::vector<const RunRecord*> before{&one, &four};
    const std::vector<const RunRecord*> after{&opened->runs.front(), &again};
    EXPECT_EQ(scrapeSentence(again, after), scrapeSentence(four, before));
    EXPECT_EQ(scrapeReport({}, after), scrapeReport({}, before));
}

} // namespace
} // namespace parascope
