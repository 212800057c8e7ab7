// SPDX-License-Identifier: GPL-3.0-or-later
// All of the program by mouse alone, as a teacher uses it in front of a class.
#include "tests/ui/shell/ATour.h"
#include "ui/charts/ShareBars.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimelinePlot.h"
#include "ui/charts/TimeView.h"
#include "ui/demos/compare/BetSheet.h"
#include "ui/demos/memory/AddressSpaces.h"
#include "ui/demos/memory/ByHand.h"
#include "ui/demos/memory/MemoryView.h"
#include "ui/demos/scrape/StepTable.h"
#include "ui/demos/table/ComparisonTableView.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/shell/ExportDialog.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/PageList.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QMenu>
#include <QPushButton>

namespace parascope {
namespace {

using test::eventually;
using testing::HasSubstr;
using testing::StartsWith;

class ATourByMouse : public test::ATour {
protected:
    void open(const QString& card) const {
        clickOn(named(card));
        EXPECT_FALSE(window->isHome());
        EXPECT_EQ(title(), window->currentPage().title());
    }
    void run() const {
        clickOn(button(QStringLiteral("Run")));
        EXPECT_TRUE(eventually([this] { return isQuiet() && !answer().isEmpty(); }));
        EXPECT_EQ(news(), QString());
    }
    void compare() const {
        open(QStringLiteral("Threads or processes?"));
        run();
    }
    [[nodiscard]] TimelineChart& chart() const { return page().timeline().chart(); }
    [[nodiscard]] TimeView& view() const { return page().timeline().view(); }
    /// Draws over the lanes, between shares of their width.
    void drag(double from, double to) const {
        auto& plot = chart().plot();
        const auto area = plot.lanesArea();
        const auto at = [&area](double share) {
            return QPoint(area.left() + static_cast<int>(share * area.width()), area.center().y());
        };
        QTest::mousePress(&plot, Qt::LeftButton, {}, at(from));
        QTest::mouseMove(&plot, at((from + to) / 2));
        QTest::mouseMove(&plot, at(to));
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, at(to));
    }
    static void pick(QComboBox& box, int row) {
        QTest::mouseClick(&box, Qt::LeftButton, {}, QPoint(box.width() - 8, box.height() / 2));
        auto* list = box.view();
        EXPECT_TRUE(eventually([list] { return list->isVisible(); }));
        QTest::qWait(QApplication::doubleClickInterval() +
                     50); // an earlier release would only have opened it
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualRect(list->model()->index(row, 0)).center());
        EXPECT_EQ(box.currentIndex(), row);
    }
};

TEST_F(ATourByMouse, ComparesBetsAndPlaysAgain) {
    compare();
    clickOn(button(QStringLiteral("Bets")));
    clickOn(button(QStringLiteral("Run")));
    auto* sheet = window->findChild<BetSheet*>();
    ASSERT_NE(sheet, nullptr);
    for (auto* start : sheet->findChildren<QPushButton*>()) {
        if (start->text() == QStringLiteral("Start")) {
            QTest::mouseClick(start, Qt::LeftButton);
            break;
        }
    }
    EXPECT_TRUE(eventually([this] { return isQuiet() && answer().contains(QStringLiteral("bet 1.0 ×")); }))
        << answer().toStdString();
    clickOn(button(QStringLiteral("Replay")));
    EXPECT_TRUE(isShown(QStringLiteral("Pause")));
    clickOn(button(QStringLiteral("Pause")));
    clickOn(button(QStringLiteral("To the start")));
    EXPECT_EQ(view().curtain(), Nanoseconds(0));
}

TEST_F(ATourByMouse, SelectsAStretchAndLooksAtItByCore) {
    compare();
    ASSERT_TRUE(eventually([this] { return !chart().plot().lanesArea().isEmpty(); }));
    drag(0.25, 0.75);
    EXPECT_THAT(range().toStdString(), HasSubstr(" selected · "));
    clickOn(button(QStringLiteral("Fit selection")));
    EXPECT_EQ(view().visible(), *view().selection());
    clickOn(button(QStringLiteral("Fit all")));
    EXPECT_TRUE(view().showsAll());
    clickOn(button(QStringLiteral("Lanes by core")));
    EXPECT_EQ(chart().sources().front().view, LaneView::Cores);
}

TEST_F(ATourByMouse, ExportsEachFormat) {
    compare();
    for (int format = 0; format < 6; ++format) {
        QString file;
        whenDialogOpens([&](QWidget& dialog) {
            auto* boxes = dialog.findChildren<QComboBox*>().at(1);
            if (format > 0) {
                pick(*boxes, format);
            }
            file = static_cast<ExportDialog&>(dialog).choice().file;
            QTest::mouseClick(dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save),
                              Qt::LeftButton);
        });
        clickOn(button(QStringLiteral("Export …")));
        EXPECT_TRUE(QFileInfo::exists(file)) << file.toStdString();
        EXPECT_EQ(news(), QStringLiteral("Exported to %1.").arg(file));
    }
}

TEST_F(ATourByMouse, PresentsAndLeaves) {
    compare();
    clickOn(button(QStringLiteral("Present")));
    EXPECT_TRUE(window->isFullScreen());
    const auto* bar = window->findChild<HeaderBar*>();
    EXPECT_FALSE(bar->isVisible());
    QTest::mouseMove(window.get(), QPoint(300, 1));
    EXPECT_TRUE(eventually([bar] { return bar->isVisible(); }))
        << "it comes when the pointer goes to the edge";
    clickOn(button(QStringLiteral("Present")));
    EXPECT_FALSE(window->isFullScreen());
    EXPECT_TRUE(window->findChild<PageList*>()->isVisible());
}

TEST_F(ATourByMouse, SeesWhoWaitsAtAQueue) {
    open(QStringLiteral("Who waits for whom?"));
    clickOn(button(QStringLiteral("Pace ×10")));
    run();
    EXPECT_THAT(answer().toStdString(), testing::Not(testing::IsEmpty()));
    clickOn(button(QStringLiteral("Replay")));
    EXPECT_TRUE(isShown(QStringLiteral("Pause")));
}

TEST_F(ATourByMouse, SeesHowManyWorkersAreEnough) {
    open(QStringLiteral("How many workers are enough?"));
    run();
    EXPECT_THAT(named(QStringLiteral("Speed-up over workers"))->accessibleDescription().toStdString(),
                StartsWith("C++ threads: 1 worker "));
}

TEST_F(ATourByMouse, ScrapesASiteStepByStep) {
    open(QStringLiteral("What waits, and what computes?"));
    clickOn(button(QStringLiteral("1 and N side by side"))); // one run will do
    run();
    EXPECT_THAT(answer().toStdString(), StartsWith("8 threads fetched 100 pages in "));
    clickOn(button(QStringLiteral("The steps")));
    const auto* steps = window->findChild<StepTable*>();
    EXPECT_TRUE(steps->isVisible());
    EXPECT_EQ(steps->row(StepKind::Download).first(), QStringLiteral("I/O-bound"));
    clickOn(button(QStringLiteral("The pages")));
    clickOn(button(QStringLiteral("Copy")));
    EXPECT_EQ(QApplication::clipboard()->text().count(QStringLiteral("\r\n")), 101)
        << "a head and a page each";
}

TEST_F(ATourByMouse, AsksWhatATaskWaitsOn) {
    open(QStringLiteral("CPU-bound or I/O-bound?"));
    run();
    clickOn(button(QStringLiteral("Kinds of tasks")));
    clickOn(named(QStringLiteral("Measure Database")));
    EXPECT_TRUE(eventually([this] { return isQuiet(); }));
    EXPECT_EQ(news(), QString());
}

TEST_F(ATourByMouse, LosesUpdatesAndSeesWhere) {
    open(QStringLiteral("Shared or separate memory?"));
    run();
    EXPECT_TRUE(window->findChild<AddressSpaces*>()->isVisible());
    clickOn(button(QStringLiteral("What it cost")));
    EXPECT_TRUE(window->findChild<MemoryView*>()->bars().isVisible());
    clickOn(button(QStringLiteral("Lanes")));
    clickOn(button(QStringLiteral("By hand")));
    EXPECT_TRUE(window->findChild<ByHand*>()->isVisible());
}

TEST_F(ATourByMouse, GoesFromAFigureOfTheTableToItsRunsAndBack) {
    open(QStringLiteral("What do threads and processes cost?"));
    auto* table = window->findChild<ComparisonTableView*>();
    const auto cell = table->model()->index(0, 2);
    const auto clickCell = [&] {
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
    };
    EXPECT_EQ(cell.data().toString(), QStringLiteral("measure"));
    clickCell();
    EXPECT_TRUE(eventually([&] { return isQuiet() && cell.data().toString() != QStringLiteral("measure"); }));
    clickCell();
    EXPECT_EQ(&window->currentPage(), &page());
    EXPECT_FALSE(page().shownRuns().empty());
    QTest::mouseClick(window.get(), Qt::BackButton);
    EXPECT_EQ(window->currentPage().key(), QStringLiteral("table"));
    auto* list = window->findChild<PageList*>();
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
    EXPECT_TRUE(window->isHome());
}

} // namespace
} // namespace parascope
