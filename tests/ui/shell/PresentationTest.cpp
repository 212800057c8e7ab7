// SPDX-License-Identifier: GPL-3.0-or-later
// The window on a projector.
#include "tests/ui/shell/AWindow.h"
#include "ui/charts/CoreChart.h"
#include "ui/charts/TimelineChart.h"
#include "ui/demos/compare/CompareControls.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/shell/BlackScreen.h"
#include "ui/shell/CoreStrip.h"
#include "ui/shell/HeaderBar.h"
#include "ui/shell/PageList.h"
#include "ui/shell/Spotlight.h"
#include "ui/widgets/SentenceLabel.h"
#include "ui/widgets/TileRow.h"

#include <QScrollBar>

namespace parascope {
namespace {

class Presenting : public test::AWindow {
protected:
    Presenting() {
        open();
        runToTheEnd();
        press(Qt::Key_F11);
    }
    /// Whether that part of the window, or of the page that is shown, is on the screen.
    template <class Part>
    [[nodiscard]] bool isVisible() const {
        const auto parts = window->findChildren<Part*>();
        return std::any_of(parts.begin(), parts.end(), [](const Part* part) { return part->isVisible(); });
    }
    [[nodiscard]] std::size_t lanes() const { return page().timeline().chart().sources().size(); }
};

TEST_F(Presenting, LeavesTheAnswerAndThePictureOnTheScreen) {
    EXPECT_FALSE(isVisible<HeaderBar>());
    EXPECT_FALSE(isVisible<PageList>());
    EXPECT_FALSE(isVisible<CompareControls>());
    EXPECT_TRUE(isVisible<SentenceLabel>());
    EXPECT_TRUE(isVisible<TileRow>());
    EXPECT_TRUE(page().timeline().chart().isVisible());
}

TEST_F(Presenting, ShowsOneRunAloneByItsNumberAndAllByZero) {
    EXPECT_EQ(lanes(), 3U);
    press(Qt::Key_2);
    ASSERT_EQ(lanes(), 1U);
    EXPECT_EQ(page().timeline().chart().sources()[0].title, QStringLiteral("2 threads"));
    press(Qt::Key_0);
    EXPECT_EQ(lanes(), 3U);
}

TEST_F(Presenting, GoesToTheNextDemoAndBack) {
    auto* first = &window->currentPage();
    press(Qt::Key_N);
    EXPECT_NE(&window->currentPage(), first);
    press(Qt::Key_P);
    EXPECT_EQ(&window->currentPage(), first);
}

TEST_F(Presenting, ComesBackFromBlackByAnyKeyAndDoesNothingElse) {
    const auto* before = &window->currentPage();
    for (const auto key : {Qt::Key_B, Qt::Key_Escape, Qt::Key_N, Qt::Key_P, Qt::Key_L, Qt::Key_2, Qt::Key_F11,
                           Qt::Key_Space}) {
        press(Qt::Key_B);
        EXPECT_TRUE(isVisible<BlackScreen>());
        press(key);
        EXPECT_FALSE(isVisible<BlackScreen>()) << key;
        EXPECT_FALSE(isVisible<Spotlight>());
        EXPECT_TRUE(window->isFullScreen());
        EXPECT_EQ(&window->currentPage(), before);
        EXPECT_EQ(lanes(), 3U);
    }
}

TEST_F(Presenting, LeavesByEscapeAndShowsAllRunsAgain) {
    press(Qt::Key_3);
    press(Qt::Key_Escape);
    EXPECT_FALSE(window->isFullScreen());
    EXPECT_TRUE(isVisible<HeaderBar>());
    EXPECT_TRUE(isVisible<PageList>());
    EXPECT_TRUE(isVisible<CompareControls>());
    EXPECT_EQ(lanes(), 3U);
}

/// Five ways and Python on an ordinary projector.
class SevenRuns : public test::AWindow {
protected:
    SevenRuns() {
        open();
        window->resize(1366, 740);
        RunQuestion all;
        all.size = all.pythonSize = 1000;
        all.baseline = false;
        all.backends = {Backend::Serial,          Backend::Threads,       Backend::Gil,
                        Backend::Processes,       Backend::CpythonSerial, Backend::CpythonThreads,
                        Backend::CpythonProcesses};
        page().controls().choose(all);
        runToTheEnd();
    }
    void expectAllVisible() const {
        const auto& chart = page().timeline().chart();
        EXPECT_TRUE(test::eventually([&] { return chart.sources().size() == 7; }));
        EXPECT_FALSE(chart.findChild<QScrollBar*>()->isVisible()) << "no run is scrolled away";
        const auto* tiles = page().findChild<TileRow*>();
        EXPECT_EQ(tiles->tiles().size(), 7U);
        const auto buttons = tiles->findChildren<QAbstractButton*>();
        EXPECT_TRUE(test::eventually([&] {
            return std::all_of(buttons.begin(), buttons.end(), [&](const QAbstractButton* tile) {
                return tiles->rect().contains(tile->geometry());
            });
        })) << "no tile is cut off";
        EXPECT_TRUE(window->rect().contains(QRect(page().mapTo(window.get(), QPoint()), page().size())))
            << "the page does not scroll";
    }
};

TEST_F(SevenRuns, AreAllInSightInTheWindow) {
    QTest::qWait(300);
    expectAllVisible();
}

TEST_F(SevenRuns, AreAllInSightAboveTheFullCoreChartsToo) {
    auto* strip = window->findChild<CoreStrip*>();
    const int before = strip->chart().height();
    strip->setHeight(CoreStrip::Height::Full);
    QTest::qWait(300);
    EXPECT_GT(strip->chart().height(), before);
    expectAllVisible();
}

TEST_F(SevenRuns, AreAllInSightWhilePresenting) {
    press(Qt::Key_F11);
    window->showNormal(); // the screen of these tests is smaller than the projector
    window->resize(1366, 768);
    QTest::qWait(300);
    expectAllVisible();
}

TEST_F(Presenting, RunsAgainByItsKey) {
    press(Qt::Key_F5);
    EXPECT_TRUE(session().isBusy());
    EXPECT_TRUE(test::eventually([this] { return isDone(); }));
    EXPECT_EQ(session().runs().size(), 6U);
}

} // namespace
} // namespace parascope
