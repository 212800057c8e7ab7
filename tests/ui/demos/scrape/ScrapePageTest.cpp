// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/scrape/ScrapePage.h"

#include "tests/support/TempDir.h"
#include "tests/ui/demos/scrape/ShownScraper.h"
#include "tests/ui/pages/ScriptedWorkers.h"
#include "ui/charts/ScalingChart.h"
#include "ui/charts/TimelineChart.h"
#include "ui/demos/scrape/PagesTable.h"
#include "ui/demos/scrape/ScrapeControls.h"
#include "ui/demos/scrape/ScrapeView.h"
#include "ui/demos/scrape/StepTable.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/SentenceLabel.h"
#include "ui/widgets/TileRow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

namespace parascope {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

/// The page without its window. Pretending workers fetch nothing: what is shown was fetched before.
class TheScraperPage : public test::ShownScraper {
protected:
    TheScraperPage() {
        page.resize(1200, 720);
        page.show();
    }
    void open(std::vector<RunRecord> runs) {
        page.open(session.adopt(std::move(runs)));
        QApplication::processEvents();
    }
    [[nodiscard]] std::string command() const { return page.command().value(); }
    [[nodiscard]] std::string sentence() const {
        return page.findChild<SentenceLabel*>()->sentence().toStdString();
    }
    [[nodiscard]] const Tile& tile(const QString& name) const {
        for (const auto& each : page.findChild<TileRow*>()->tiles()) {
            if (each.name == name) {
                return each;
            }
        }
        throw std::runtime_error("there is no tile " + name.toStdString());
    }
    template <class Widget>
    Widget& control(const QString& name) {
        for (auto* widget : page.findChildren<Widget*>()) {
            if (widget->accessibleName() == name) {
                return *widget;
            }
        }
        throw std::runtime_error("there is no " + name.toStdString());
    }
    QAbstractButton& button(const QString& text) {
        for (auto* each : page.findChildren<QAbstractButton*>()) {
            if (each->text() == text || each->accessibleName() == text) {
                return *each;
            }
        }
        throw std::runtime_error("there is no " + text.toStdString());
    }
    [[nodiscard]] QStringList column(int column) const {
        QStringList cells;
        const auto* model = page.picture().pages().table().model();
        for (int row = 0; row < model->rowCount(); ++row) {
            cells.append(model->index(row, column).data().toString());
        }
        return cells;
    }

    test::ScriptedWorkers workers;
    EngineHost engine{workers.parts(), EngineHost::Cores::Ignore};
    RunSession session{engine};
    ScrapePage page{session};
};

TEST_F(TheScraperPage, AsksForTheBuiltInSiteByEightWorkersAndOneFirst) {
    EXPECT_EQ(command(), "parascope scrape --backend threads --workers 8");
    EXPECT_EQ(page.planned().size(), 2U);
    EXPECT_EQ(page.planned().front().workers, 1);
    button(QStringLiteral("1 and N side by side")).click();
    EXPECT_EQ(page.planned().size(), 1U);
    EXPECT_EQ(command(), "parascope scrape --backend threads --workers 8 --baseline no");
}

TEST_F(TheScraperPage, LoadsOtherServersOnceUnlessItIsTold) {
    page.controls().setAddresses(QStringLiteral("/tmp/urls.txt"));
    EXPECT_EQ(command(), "parascope scrape --backend threads --workers 8 --urls /tmp/urls.txt");
    EXPECT_EQ(page.planned().size(), 1U);
    EXPECT_FALSE(control<QWidget>(QStringLiteral("Misbehaving pages")).isEnabled())
        << "only the built-in site has such";
    button(QStringLiteral("1 and N side by side")).click();
    EXPECT_EQ(command(),
              "parascope scrape --backend threads --workers 8 --urls /tmp/urls.txt --baseline yes");
}

TEST_F(TheScraperPage, ChoosesWhatMakesTheLesson) {
    button(QStringLiteral("CPython threads")).click();
    button(QStringLiteral("Parse 50 times")).click();
    control<QAbstractButton>(QStringLiteral("Misbehaving pages")).click();
    control<QSpinBox>(QStringLiteral("Workers")).setValue(4);
    EXPECT_EQ(command(), "parascope scrape --backend cpython-threads --workers 4 --misbehaving --parses 50");
    button(QStringLiteral("Sweep")).click();
    EXPECT_EQ(page.planned().size(), 6U);
    EXPECT_EQ(page.planned().back().workers, 32);
    EXPECT_FALSE(control<QSpinBox>(QStringLiteral("Workers")).isEnabled()) << "a sweep has its own";
}

TEST_F(TheScraperPage, GivesBackWhatItIsHanded) {
    ScrapeQuestion asked;
    asked.urls = "my list.txt";
    asked.out = "titles.csv";
    asked.backend = Backend::CpythonProcesses;
    asked.workers = 3;
    asked.parses = 7;
    asked.robots = false;
    asked.hostConnections = 2;
    asked.hostPause = std::chrono::milliseconds(20);
    page.controls().choose(asked);
    EXPECT_EQ(page.controls().question(), asked);
    EXPECT_TRUE(button(QStringLiteral("Parse 7 times")).isChecked());
}

TEST_F(TheScraperPage, TakesAFileThatIsDroppedOnItsControls) {
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/a list.txt"))});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&page.controls(), &enter);
    EXPECT_TRUE(enter.isAccepted());
    QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&page.controls(), &drop);
    EXPECT_TRUE(drop.isAccepted());
    EXPECT_EQ(control<QLineEdit>(QStringLiteral("File of addresses")).text(),
              QStringLiteral("/tmp/a list.txt"));
}

TEST_F(TheScraperPage, SaysWhyABackendIsNotThere) {
    button(QStringLiteral("CPython processes")).click();
    page.setAvailability({{Backend::CpythonProcesses, "there is no Python here", ""}});
    EXPECT_FALSE(button(QStringLiteral("CPython processes")).isEnabled());
    EXPECT_EQ(button(QStringLiteral("CPython processes")).toolTip(),
              QStringLiteral("there is no Python here"));
    EXPECT_EQ(page.controls().question().backend, Backend::Threads) << "one that is there";
}

TEST_F(TheScraperPage, ShowsTheLessonsTableBeforeTheFirstRun) {
    EXPECT_TRUE(page.picture().steps().isVisible());
    EXPECT_EQ(page.picture().steps().row(StepKind::Parse), QStringList(4, QStringLiteral("–")));
    EXPECT_EQ(tile(QStringLiteral("Type of work")).figure, QStringLiteral("–"));
}

TEST_F(TheScraperPage, SetsOneAndEightWorkersSideBySide) {
    open(sideBySide());
    EXPECT_TRUE(page.picture().timeline().isVisible());
    EXPECT_EQ(page.picture().timeline().chart().laneCount(), 9);
    EXPECT_EQ(tile(QStringLiteral("Pages")).figure, QStringLiteral("96"));
    EXPECT_EQ(tile(QStringLiteral("Pages")).second, QStringLiteral("of 96"));
    EXPECT_EQ(tile(QStringLiteral("At the same time")).figure, QStringLiteral("8.0"));
    EXPECT_EQ(tile(QStringLiteral("Pages a second")).figure, QStringLiteral("156"));
    EXPECT_EQ(tile(QStringLiteral("Speed-up")).figure, QStringLiteral("8.0 ×"));
    EXPECT_EQ(tile(QStringLiteral("Type of work")).figure, QStringLiteral("I/O-bound"));
    EXPECT_THAT(sentence(), StartsWith("8 threads fetched 96 pages in "));
}

TEST_F(TheScraperPage, SaysOfEachStepWhatItIsAndWhy) {
    open(sideBySide(200));
    const auto& steps = page.picture().steps();
    EXPECT_EQ(steps.row(StepKind::Download).mid(0, 2),
              QStringList({QStringLiteral("I/O-bound"),
                           QStringLiteral("It waited 98 % of its time, for the network.")}));
    EXPECT_EQ(steps.row(StepKind::Download).last(), QStringLiteral("98 %"));
    EXPECT_EQ(steps.row(StepKind::Parse).first(), QStringLiteral("CPU-bound"));
    EXPECT_EQ(steps.row(StepKind::Save).mid(0, 3),
              QStringList({QStringLiteral("too short to tell"), QStringLiteral("It was over in 3.00 ms."),
                           QStringLiteral("3.00 ms")}));
}

TEST_F(TheScraperPage, ListsThePagesAndPutsFailuresFirst) {
    auto runs = sideBySide(16);
    fail(runs.back(), 5, "the server answered 404", 404);
    open(std::move(runs));
    EXPECT_EQ(tile(QStringLiteral("Pages")).figure, QStringLiteral("15"));
    EXPECT_EQ(tile(QStringLiteral("Pages")).note, QStringLiteral("1 failed"));
    EXPECT_EQ(column(PagesModel::Address).first(), QStringLiteral("http://127.0.0.1:1/articles/1"));
    button(QStringLiteral("Failures first")).click();
    EXPECT_EQ(column(PagesModel::Problem).first(), QStringLiteral("the server answered 404"));
    EXPECT_EQ(column(PagesModel::Status).first(), QStringLiteral("404"));
    button(QStringLiteral("Failures first")).click();
    EXPECT_EQ(column(PagesModel::Address).first(), QStringLiteral("http://127.0.0.1:1/articles/1"));
}

TEST_F(TheScraperPage, ShowsATitleAsTextAndCopiesItSoThatNothingRunsIt) {
    auto runs = sideBySide(8);
    entitle(runs.back(), 0, "<b>bold</b>\n=cmd()");
    entitle(runs.back(), 1, "=cmd(\"x\")");
    open(std::move(runs));
    const auto* model = page.picture().pages().table().model();
    EXPECT_EQ(column(PagesModel::Title).first(), QStringLiteral("<b>bold</b> =cmd()"));
    EXPECT_EQ(model->index(0, PagesModel::Title).data(Qt::ToolTipRole).toString(),
              QStringLiteral("<p>&lt;b&gt;bold&lt;/b&gt; =cmd()</p>"));
    page.picture().pages().table().selectRow(1);
    button(QStringLiteral("Copy")).click();
    EXPECT_EQ(QApplication::clipboard()->text(),
              QStringLiteral("url,title,status,seconds,bytes\r\n"
                             "http://127.0.0.1:1/articles/2,\"'=cmd(\"\"x\"\")\",200,0.051000,2000\r\n"));
}

TEST_F(TheScraperPage, CountsPagesAndTellsOfFailuresWhileItRuns) {
    auto runs = sideBySide(40);
    runs.back().facts.finished = false;
    fail(runs.back(), 3, "no answer within 10 s", 0);
    open(std::move(runs));
    EXPECT_EQ(page.progress().done, 80);
    EXPECT_EQ(page.progress().all, 80);
    EXPECT_EQ(page.progress().things, QStringLiteral("pages"));
    EXPECT_EQ(sentence(),
              "1 of 40 pages failed so far. The last: http://127.0.0.1:1/articles/4: no answer within 10 s.");
}

TEST_F(TheScraperPage, DrawsPagesASecondOverWorkers) {
    open(sweep());
    EXPECT_TRUE(page.picture().sweep().isVisible());
    EXPECT_THAT(page.picture().sweep().accessibleDescription().toStdString(),
                StartsWith("C++ threads: 1 worker 19.59 pages a second, 2 workers 39.15 pages a second"));
    EXPECT_THAT(sentence(), StartsWith("8 workers fetched 156 pages a second"));
    EXPECT_EQ(tile(QStringLiteral("8 workers")).figure, QStringLiteral("156/s"));
    EXPECT_EQ(tile(QStringLiteral("8 workers")).second, QStringLiteral("8.0 ×"));
}

TEST_F(TheScraperPage, TurnsToTheLanesOrTheSweepWhenItRuns) {
    page.run();
    EXPECT_TRUE(button(QStringLiteral("Lanes")).isChecked());
    page.stop();
    EXPECT_TRUE(QTest::qWaitFor([this] { return !page.isBusy(); }, 20'000));
    button(QStringLiteral("Sweep")).click();
    page.run();
    EXPECT_TRUE(button(QStringLiteral("The sweep")).isChecked());
    page.stop();
    EXPECT_TRUE(QTest::qWaitFor([this] { return !page.isBusy(); }, 20'000));
}

} // namespace
} // namespace parascope
