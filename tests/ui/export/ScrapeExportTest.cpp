// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ScrapeExport.h"

#include "tests/support/TempDir.h"
#include "tests/ui/demos/scrape/ShownScraper.h"
#include "ui/export/AnswerExport.h"
#include "ui/export/ReplayData.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace parascope {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class ExportOfAScraper : public test::ShownScraper {};

TEST_F(ExportOfAScraper, HasTheStepsAboveTheLanesOfTheLastRun) {
    const auto runs = sideBySide();
    const auto sources = timelineSources(pointersTo(runs));
    ASSERT_EQ(sources.size(), 2U);
    EXPECT_TRUE(sources[0].bands.empty()) << "the lanes need the room";
    EXPECT_EQ(sources[0].strips, StripChoice::None);
    ASSERT_EQ(sources[1].bands.size(), 4U);
    const auto& download = sources[1].bands[1];
    EXPECT_EQ(download.name, QStringLiteral("Download"));
    EXPECT_EQ(download.endColumns,
              (std::vector<EndColumn>{{QStringLiteral("time"), QStringLiteral("600 ms")},
                                      {QStringLiteral("type of work"), QStringLiteral("I/O-bound")},
                                      {QStringLiteral("at a time"), QStringLiteral("8.0")}}));
    EXPECT_EQ(download.times->size(), 12U) << "twelve pages a worker, all at the same time";
    EXPECT_EQ(download.times->rows().front().spans().front().state, State::Io);
    EXPECT_THAT(download.text.toStdString(),
                StartsWith("Download web pages: I/O-bound. It waited 98 % of its time"));
    EXPECT_LT(extentOf(sources).begin, Nanoseconds{}) << "the list was read before";
}

TEST_F(ExportOfAScraper, HasTheStepsInItsReplayToo) {
    const auto runs = sideBySide();
    const auto text = replayData(timelineSources(pointersTo(runs)));
    const auto replayed = QJsonDocument::fromJson(QByteArray::fromStdString(text))[QStringLiteral("runs")];
    EXPECT_TRUE(replayed[0][QStringLiteral("bands")].toArray().isEmpty());
    const auto bands = replayed[1][QStringLiteral("bands")].toArray();
    ASSERT_EQ(bands.size(), 4);
    EXPECT_EQ(bands[1][QStringLiteral("name")].toString(), QStringLiteral("Download"));
    EXPECT_EQ(bands[1][QStringLiteral("layers")][0][QStringLiteral("pieces")].toArray().size(), 12 * 7)
        << "seven numbers a piece";
    EXPECT_EQ(replayed[1][QStringLiteral("workers")].toArray().size(), 8);
}

TEST_F(ExportOfAScraper, IsCalledByItsPages) {
    auto runs = sideBySide(1);
    EXPECT_EQ(picturesTitle(pointersTo(runs)), QStringLiteral("1 page"));
    auto facts = std::make_shared<ScrapeFacts>(scrapeFacts(runs.front().facts));
    facts->site = "http://127.0.0.1:1";
    facts->pages.push_back(nullptr);
    runs.front().facts.demo = facts;
    EXPECT_EQ(picturesTitle(pointersTo(runs)), QStringLiteral("2 pages of the built-in site"));
}

TEST_F(ExportOfAScraper, TellsNoStepsOfALongListBeforeItsEnd) {
    auto run = shownRun(8, 5001);
    EXPECT_TRUE(shownFigures(run));
    run.facts.finished = false;
    EXPECT_FALSE(shownFigures(run));
}

TEST_F(ExportOfAScraper, OfASweepIsTheChartAndItsPoints) {
    const auto runs = sweep();
    const auto exhibit = scrapeExhibit(ScrapeQuestion(), pointersTo(runs));
    ASSERT_TRUE(exhibit);
    EXPECT_EQ((*exhibit)->name(), QStringLiteral("Pages a second over workers"));
    const test::TempDir folder;
    ASSERT_TRUE(writeExhibit(**exhibit, folder.file("sweep.csv")));
    const auto csv = test::textOf(folder.file("sweep.csv"));
    EXPECT_THAT(csv, HasSubstr("pages_per_second"));
    EXPECT_THAT(csv, HasSubstr("\n8,8,155.84"));
    ASSERT_TRUE(writeExhibit(**exhibit, folder.file("sweep.png")));
    EXPECT_GT(std::filesystem::file_size(folder.file("sweep.png")), 5000U);
}

TEST_F(ExportOfAScraper, OfOtherRunsAreTheirLanes) {
    const auto runs = sideBySide();
    const auto exhibit = scrapeExhibit(ScrapeQuestion(), pointersTo(runs));
    ASSERT_TRUE(exhibit);
    EXPECT_EQ((*exhibit)->name(), QStringLiteral("Lanes of the runs"));
    EXPECT_EQ((*exhibit)->figures().rows.size(), 4U) << "a row for each step";
    EXPECT_THAT((*exhibit)->caption().toStdString(), StartsWith("8 threads fetched 96 pages in"));
}

} // namespace
} // namespace parascope
