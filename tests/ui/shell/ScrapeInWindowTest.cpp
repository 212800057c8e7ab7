// SPDX-License-Identifier: GPL-3.0-or-later
// The scraper's page in its window: what a class is to see at once is in sight.
#include "core/demos/RunFile.h"
#include "tests/ui/demos/scrape/ShownScraper.h"
#include "tests/ui/shell/AWindow.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimelinePlot.h"
#include "ui/demos/scrape/PagesTable.h"
#include "ui/demos/scrape/ScrapeControls.h"
#include "ui/demos/scrape/ScrapePage.h"
#include "ui/demos/scrape/ScrapeView.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/widgets/TileRow.h"

#include <QScrollBar>

namespace parascope {
namespace {

using test::eventually;

class TheScraperInItsWindow : public test::AWindow {
protected:
    TheScraperInItsWindow() {
        open();
        press(Qt::Key_4, Qt::ControlModifier);
    }
    [[nodiscard]] ScrapePage& scraper() const { return *window->findChild<ScrapePage*>(); }
    void showRuns() const {
        scraper().open(session().adopt(test::ScraperRuns::sideBySide()));
        QTest::qWait(300);
    }
    [[nodiscard]] TimelineChart& chart() const { return scraper().picture().timeline().chart(); }
    void expectLanesInSight() const {
        EXPECT_EQ(chart().laneCount(), 9);
        EXPECT_TRUE(eventually([this] { return !chart().findChild<QScrollBar*>()->isVisible(); }))
            << "no lane is scrolled away";
        for (std::size_t run = 0; run < 2; ++run) {
            EXPECT_FALSE(chart().plot().scene(run).place.isMerged) << "each worker has a lane";
        }
        EXPECT_TRUE(window->rect().contains(QRect(scraper().mapTo(window.get(), QPoint()), scraper().size())))
            << "the page does not scroll";
    }
    /// Every part of the page that is shown lies within its parent.
    void expectNothingCut() const {
        for (const auto* widget : scraper().findChildren<QWidget*>()) {
            const auto* parent = widget->parentWidget();
            const bool isButton = qobject_cast<const QAbstractButton*>(widget) != nullptr;
            if (isButton && widget->isVisible() && !parent->objectName().startsWith(QStringLiteral("qt_"))) {
                EXPECT_TRUE(parent->rect().contains(widget->geometry()))
                    << widget->metaObject()->className() << " "
                    << qobject_cast<const QAbstractButton*>(widget)->text().toStdString();
            }
        }
        EXPECT_TRUE(
            window->rect().contains(QRect(scraper().mapTo(window.get(), QPoint()), scraper().size())));
    }
};

TEST_F(TheScraperInItsWindow, HasItsKey) {
    EXPECT_EQ(window->currentPage().key(), QStringLiteral("scrape"));
}

TEST_F(TheScraperInItsWindow, HasAllLanesAndTheStepsInSight) {
    window->resize(1366, 740);
    showRuns();
    expectLanesInSight();
    EXPECT_TRUE(chart().plot().scene(1).place.hasBands);
    EXPECT_TRUE(bandRect(chart().plot().scene(1), 1).has_value());
}

TEST_F(TheScraperInItsWindow, HasAllLanesInSightWhilePresenting) {
    showRuns();
    press(Qt::Key_F11);
    window->showNormal(); // the screen of these tests is smaller than the projector
    window->resize(1366, 768);
    QTest::qWait(300);
    expectLanesInSight();
}

TEST_F(TheScraperInItsWindow, CutsNothingInASmallWindow) {
    window->resize(1024, 728);
    expectNothingCut();
    showRuns();
    for (const auto side : {ScrapeView::Lanes, ScrapeView::Steps, ScrapeView::Pages, ScrapeView::Sweeps}) {
        scraper().picture().turnTo(side);
        QTest::qWait(50);
        expectNothingCut();
    }
}

TEST_F(TheScraperInItsWindow, ShowsRunsOfAFile) {
    const auto runs = test::ScraperRuns::sideBySide();
    const auto file = folder.file("scraped.trace.json");
    ASSERT_TRUE(saveRuns(test::ScraperRuns::pointersTo(runs), file));
    openFile(file);
    EXPECT_EQ(&window->currentPage(), &scraper());
    EXPECT_EQ(scraper().shownRuns().size(), 2U);
    EXPECT_TRUE(scraper().picture().timeline().isVisible());
    EXPECT_EQ(scraper().picture().pages().table().model()->rowCount(), 96);
}

} // namespace
} // namespace parascope
