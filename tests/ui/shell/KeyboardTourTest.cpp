// SPDX-License-Identifier: GPL-3.0-or-later
// All of the program by keys alone, as somebody uses it who has no mouse.
#include "tests/ui/shell/AccessTree.h"
#include "tests/ui/shell/ATour.h"
#include "ui/charts/ShareBars.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/demos/compare/BetSheet.h"
#include "ui/demos/memory/AddressSpaces.h"
#include "ui/demos/memory/MemoryView.h"
#include "ui/demos/scrape/StepTable.h"
#include "ui/demos/table/ComparisonTableView.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/shell/HeaderBar.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QTabBar>

namespace parascope {
namespace {

using test::eventually;
using testing::HasSubstr;
using testing::StartsWith;

class ATourByKeys : public test::ATour {
protected:
    /// From Home to the page of that card.
    void open(const QString& card) {
        tabTo(card);
        key(Qt::Key_Return);
        EXPECT_FALSE(window->isHome());
        EXPECT_EQ(title(), window->currentPage().title());
    }
    void run() {
        press(Qt::Key_F5);
        EXPECT_TRUE(eventually([this] { return isQuiet() && !answer().isEmpty(); }));
        EXPECT_EQ(news(), QString());
    }
    void compare() {
        open(QStringLiteral("Threads or processes?"));
        tabTo(QStringLiteral("Size for each"));
        type(QStringLiteral("5M"));
        run();
    }
    [[nodiscard]] TimeView& view() const { return page().timeline().view(); }
    [[nodiscard]] std::string lanes() const { return test::accessTree(page().timeline().chart()); }
};

TEST_F(ATourByKeys, ComparesThreadsAndProcesses) {
    compare();
    tabTo(QStringLiteral("All figures"));
    key(Qt::Key_Tab); // on to the first tile
    EXPECT_THAT(test::accessName(*focus()).toStdString(), StartsWith("one after another, "));
    EXPECT_THAT(test::accessName(*focus()).toStdString(), testing::EndsWith(", baseline"));
}

TEST_F(ATourByKeys, BetsBeforeARun) {
    compare();
    tabTo(QStringLiteral("Bets"));
    key(Qt::Key_Space);
    press(Qt::Key_F5);
    auto* sheet = window->findChild<BetSheet*>();
    ASSERT_NE(sheet, nullptr);
    keyboardGoesTo(*sheet);
    tabTo(QStringLiteral("Bet on C++ threads, times as fast"));
    key(Qt::Key_Right, {}, 5); // from 1.0
    key(Qt::Key_Return);
    EXPECT_TRUE(eventually([this] { return isQuiet() && answer().contains(QStringLiteral("bet 1.5 ×")); }))
        << answer().toStdString();
}

TEST_F(ATourByKeys, PlaysRunsAgainAndLooksAtThemByCore) {
    compare();
    tabTo(QStringLiteral("Timeline of the workers"));
    key(Qt::Key_Space);
    EXPECT_TRUE(isShown(QStringLiteral("Pause")));
    key(Qt::Key_Space);
    EXPECT_TRUE(isShown(QStringLiteral("Replay")));
    tabTo(QStringLiteral("Moment of the replay in seconds"));
    key(Qt::Key_Home);
    EXPECT_EQ(view().curtain(), Nanoseconds(0));
    key(Qt::Key_End);
    EXPECT_FALSE(view().curtain());
    EXPECT_THAT(lanes(), HasSubstr("worker 0"));
    tabTo(QStringLiteral("Lanes by core"));
    key(Qt::Key_Space);
    EXPECT_THAT(lanes(), testing::Not(HasSubstr("worker 0")));
}

TEST_F(ATourByKeys, SelectsAStretchOfTime) {
    compare();
    tabTo(QStringLiteral("Timeline of the workers"));
    key(Qt::Key_Right, Qt::ShiftModifier, 4);
    EXPECT_THAT(range().toStdString(), HasSubstr(" selected · "));
    ASSERT_TRUE(view().selection());
    const auto before = *view().selection();
    key(Qt::Key_Left, Qt::ShiftModifier);
    EXPECT_EQ(view().selection()->begin, before.begin);
    EXPECT_LT(view().selection()->end, before.end);
    key(Qt::Key_F);
    EXPECT_EQ(view().visible(), *view().selection());
    key(Qt::Key_Home);
    EXPECT_TRUE(view().showsAll());
    key(Qt::Key_Escape);
    EXPECT_FALSE(view().selection());
    key(Qt::Key_Period);
    EXPECT_THAT(range().toStdString(), testing::Not(StartsWith("Drag"))) << "the piece is told";
    key(Qt::Key_M, Qt::ShiftModifier);
    EXPECT_THAT(range().toStdString(), HasSubstr(" selected · ")) << "and so is its time";
    key(Qt::Key_M);
    type(QStringLiteral("begins here"));
    key(Qt::Key_Return);
    EXPECT_THAT(range().toStdString(), HasSubstr("“begins here”, was written; Ctrl+S saves it."));
    EXPECT_TRUE(window->isWindowModified());
}

TEST_F(ATourByKeys, ExportsEachFormat) {
    compare();
    const std::vector<std::string> endings{".png", ".svg", ".pdf", ".html", ".csv", ".trace.json"};
    for (std::size_t i = 0; i < endings.size(); ++i) {
        const auto file = folder.file("tour" + endings[i]);
        exportByKeys(static_cast<int>(i), folder.file("tour").string());
        ASSERT_TRUE(std::filesystem::exists(file)) << endings[i];
        EXPECT_GT(std::filesystem::file_size(file), 500U) << endings[i];
        EXPECT_EQ(news().toStdString(), "Exported to " + file.string() + ".");
    }
}

TEST_F(ATourByKeys, PresentsAndLeaves) {
    compare();
    press(Qt::Key_F11);
    EXPECT_TRUE(window->isFullScreen());
    EXPECT_FALSE(window->findChild<HeaderBar*>()->isVisible());
    press(Qt::Key_2);
    EXPECT_EQ(page().timeline().chart().sources().size(), 1U);
    press(Qt::Key_0);
    EXPECT_EQ(page().timeline().chart().sources().size(), 3U);
    press(Qt::Key_N);
    EXPECT_EQ(window->currentPage().key(), QStringLiteral("queue"));
    press(Qt::Key_P);
    EXPECT_EQ(window->currentPage().key(), QStringLiteral("compare"));
    press(Qt::Key_Escape);
    EXPECT_TRUE(window->findChild<HeaderBar*>()->isVisible());
}

TEST_F(ATourByKeys, SeesWhoWaitsAtAQueue) {
    open(QStringLiteral("Who waits for whom?"));
    tabTo(QStringLiteral("Time to produce an item"));
    type(QStringLiteral("2"));
    tabTo(QStringLiteral("Time to consume an item"));
    type(QStringLiteral("4"));
    run();
    auto* picture = tabTo(QStringLiteral("Picture of the queue"));
    key(Qt::Key_Right);
    EXPECT_THAT(picture->accessibleDescription().toStdString(), StartsWith("consumer 0"));
    key(Qt::Key_Left);
    EXPECT_THAT(picture->accessibleDescription().toStdString(), StartsWith("producer 0"));
    press(Qt::Key_F1); // the window may be too narrow for the log
    if (!isShown(QStringLiteral("✕"))) {
        press(Qt::Key_F1);
    }
    tabTo(QStringLiteral("Log of the run"));
    key(Qt::Key_Home, Qt::ControlModifier);
    key(Qt::Key_Return);
    EXPECT_TRUE(window->currentPage().findChild<TimelinePanel*>()->view().curtain()) << "its moment";
    exportByKeys(0, folder.file("queue").string());
    EXPECT_TRUE(std::filesystem::exists(folder.file("queue.png")));
}

TEST_F(ATourByKeys, SeesHowManyWorkersAreEnough) {
    open(QStringLiteral("How many workers are enough?"));
    tabTo(QStringLiteral("Most workers"));
    type(QStringLiteral("2"));
    tabTo(QStringLiteral("Repeats"));
    type(QStringLiteral("1"));
    tabTo(QStringLiteral("Size for each worker"));
    type(QStringLiteral("20k"));
    run();
    const auto* chart = tabTo(QStringLiteral("Speed-up over workers"));
    EXPECT_THAT(chart->accessibleDescription().toStdString(), StartsWith("C++ threads: 1 worker "));
    exportByKeys(0, folder.file("scaling.csv").string()); // a typed ending chooses the format
    EXPECT_TRUE(std::filesystem::exists(folder.file("scaling.csv")));
}

TEST_F(ATourByKeys, ScrapesASiteStepByStep) {
    open(QStringLiteral("What waits, and what computes?"));
    tabTo(QStringLiteral("1 and N side by side"));
    key(Qt::Key_Space); // one run will do
    run();
    EXPECT_THAT(answer().toStdString(), StartsWith("8 threads fetched 100 pages in "));
    tabTo(QStringLiteral("Lanes"));
    key(Qt::Key_Right, {}, 2);
    EXPECT_EQ(test::accessName(*focus()), QStringLiteral("The pages"));
    tabTo(QStringLiteral("The pages of the run"));
    key(Qt::Key_Down);
    key(Qt::Key_C, Qt::ControlModifier);
    EXPECT_THAT(QApplication::clipboard()->text().toStdString(),
                StartsWith("url,title,status,seconds,bytes\r\nhttp://127.0.0.1:"));
    tabTo(QStringLiteral("The pages"));
    key(Qt::Key_Left);
    EXPECT_TRUE(window->currentPage().findChild<StepTable*>()->isVisible());
    exportByKeys(0, folder.file("scraper").string());
    EXPECT_TRUE(std::filesystem::exists(folder.file("scraper.png")));
}

TEST_F(ATourByKeys, AsksWhatATaskWaitsOn) {
    open(QStringLiteral("CPU-bound or I/O-bound?"));
    tabTo(QStringLiteral("Size"));
    type(QStringLiteral("200M"));
    run();
    tabTo(QStringLiteral("Kinds of tasks"));
    tabTo(QStringLiteral("Timeline of the workers"));
    exportByKeys(0, folder.file("verdict.svg").string());
    EXPECT_TRUE(std::filesystem::exists(folder.file("verdict.svg")));
}

TEST_F(ATourByKeys, LosesUpdatesAndSeesWhere) {
    open(QStringLiteral("Shared or separate memory?"));
    tabTo(QStringLiteral("Increments"));
    type(QStringLiteral("20k"));
    run();
    EXPECT_THAT(answer().toStdString(), HasSubstr("Each process counted for itself"));
    const auto* spaces = window->findChild<AddressSpaces*>();
    EXPECT_TRUE(spaces->isVisible());
    EXPECT_THAT(spaces->accessibleDescription().toStdString(),
                HasSubstr("shared, mutex: 4 threads in one process, with: mutex, the counter says 80,000"));
    tabTo(QStringLiteral("Address spaces"));
    key(Qt::Key_Right);
    EXPECT_TRUE(window->findChild<MemoryView*>()->bars().isVisible());
    key(Qt::Key_Right);
    tabTo(QStringLiteral("Timeline of the workers"));
    exportByKeys(0, folder.file("memory.png").string());
    EXPECT_TRUE(std::filesystem::exists(folder.file("memory.png")));
}

TEST_F(ATourByKeys, EndsAtItsKey) {
    press(Qt::Key_Q, Qt::ControlModifier);
    EXPECT_TRUE(eventually([this] { return !window->isVisible(); }));
}

TEST_F(ATourByKeys, GoesFromAFigureOfTheTableToItsRunsAndBack) {
    open(QStringLiteral("What do threads and processes cost?"));
    const auto* table = qobject_cast<const ComparisonTableView*>(
        tabTo(QStringLiteral("Threads vs processes, figures of this machine")));
    ASSERT_NE(table, nullptr);
    key(Qt::Key_Right, {}, 2);
    const auto cell = [table] { return table->currentIndex().data().toString(); };
    EXPECT_EQ(cell(), QStringLiteral("measure"));
    key(Qt::Key_Return);
    EXPECT_TRUE(eventually([&] { return isQuiet() && cell() != QStringLiteral("measure"); }));
    key(Qt::Key_Return);
    EXPECT_EQ(&window->currentPage(), &page());
    EXPECT_FALSE(page().shownRuns().empty());
    press(Qt::Key_Left, Qt::AltModifier);
    EXPECT_EQ(window->currentPage().key(), QStringLiteral("table"));
    EXPECT_EQ(focus(), table) << "where it was left";
    EXPECT_EQ(table->currentIndex().column(), 2);
    press(Qt::Key_Left, Qt::AltModifier);
    EXPECT_TRUE(window->isHome());
}

} // namespace
} // namespace parascope
