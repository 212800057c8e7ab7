// SPDX-License-Identifier: GPL-3.0-or-later
// One page runs and another is shown: what acts on a run acts on that which goes on.
#include "tests/ui/shell/AWindow.h"
#include "ui/charts/TimelineChart.h"
#include "ui/charts/TimeView.h"
#include "ui/demos/queue/QueueControls.h"
#include "ui/demos/queue/QueuePage.h"
#include "ui/demos/queue/QueuePicture.h"
#include "ui/demos/queue/QueueView.h"
#include "ui/demos/scale/ScalingPage.h"
#include "ui/pages/MessageBar.h"
#include "ui/pages/TimelinePanel.h"

#include <QLabel>
#include <QMenu>
#include <QToolButton>

namespace parascope {
namespace {

using test::eventually;
using testing::HasSubstr;

class ARunElsewhere : public test::AWindow {
protected:
    ARunElsewhere() {
        open();
        workers.hold();
    }
    enum Demo { Compare = Qt::Key_1, Queue = Qt::Key_2, Scaling = Qt::Key_3, Table = Qt::Key_5 };

    void goTo(Demo demo) const { press(static_cast<Qt::Key>(demo), Qt::ControlModifier); }
    void runThenGoTo(Demo demo) {
        press(Qt::Key_F5);
        goTo(demo);
    }
    void runQueueThenGoTo(Demo demo) {
        goTo(Queue);
        press(Qt::Key_F5);
        EXPECT_TRUE(eventually([this] { return queue().record()->facts.released != Nanoseconds{}; }));
        goTo(demo);
    }
    [[nodiscard]] QueuePage& queue() const { return *window->findChild<QueuePage*>(); }
    [[nodiscard]] ScalingPage& scaling() const { return *window->findChild<ScalingPage*>(); }
    /// What the status line says of it; empty: nothing.
    [[nodiscard]] QString named() const {
        const auto* found = window->findChild<QToolButton*>(QStringLiteral("runsElsewhere"));
        return found->isVisible() ? found->text() : QString();
    }
    [[nodiscard]] std::string messageOfThePageShown() const {
        auto& bar = window->currentPage().messages();
        return bar.isVisible() ? bar.findChild<QLabel*>()->text().toStdString() : "";
    }
};

TEST_F(ARunElsewhere, StopsByShiftF5) {
    runThenGoTo(Scaling);
    press(Qt::Key_F5, Qt::ShiftModifier);
    EXPECT_TRUE(eventually([this] { return isDone(); }));
    EXPECT_TRUE(session().runs().back()->facts.stopped);
}

TEST_F(ARunElsewhere, StopsByTheButton) {
    runQueueThenGoTo(Compare);
    click(QStringLiteral("Stop"));
    EXPECT_TRUE(eventually([this] { return !queue().isBusy(); }));
    EXPECT_TRUE(queue().record()->facts.stopped);
    EXPECT_FALSE(button(QStringLiteral("Stop"))->isEnabled());
}

TEST_F(ARunElsewhere, IsPausedAndResumedBySpaceOnAnotherPagesPicture) {
    runThenGoTo(Queue);
    EXPECT_TRUE(queue().queueView().picture().hasFocus());
    press(Qt::Key_Space);
    EXPECT_FALSE(page().timeline().view().isFollowing());
    press(Qt::Key_Space);
    EXPECT_TRUE(page().timeline().view().isFollowing());
}

TEST_F(ARunElsewhere, IsPausedAndResumedByTheMenu) {
    runQueueThenGoTo(Table);
    action(QStringLiteral("Pause or resume"))->trigger();
    EXPECT_TRUE(eventually([this] { return queue().record()->facts.paused; }));
    action(QStringLiteral("Pause or resume"))->trigger();
    EXPECT_TRUE(eventually([this] { return !queue().record()->facts.paused; }));
}

TEST_F(ARunElsewhere, ThatCannotBePausedSaysSo) {
    goTo(Scaling);
    runThenGoTo(Queue);
    ASSERT_TRUE(scaling().isBusy());
    press(Qt::Key_Space);
    EXPECT_THAT(messageOfThePageShown(), HasSubstr("'How many workers?' has nothing that can be paused"));
}

TEST_F(ARunElsewhere, IsNamedInTheStatusLineAndOneClickAway) {
    runThenGoTo(Table);
    EXPECT_EQ(named(), QStringLiteral("Running: Threads or processes? →"));
    click(named());
    EXPECT_EQ(&window->currentPage(), &page());
    EXPECT_TRUE(page().timeline().chart().hasFocus()) << "Space works at once";
    EXPECT_EQ(named(), QString()) << "it is in sight";
}

TEST_F(ARunElsewhere, IsNoLongerNamedWhenItHasEnded) {
    runThenGoTo(Scaling);
    EXPECT_NE(named(), QString());
    workers.letGo();
    EXPECT_TRUE(eventually([this] { return named().isEmpty(); }));
    EXPECT_TRUE(isDone());
}

TEST_F(ARunElsewhere, OfTheTableIsNotTakenForOneOfThePageThatComparesRuns) {
    goTo(Table);
    press(Qt::Key_F5);
    EXPECT_EQ(named(), QString());
    EXPECT_FALSE(page().isBusy());
    goTo(Queue);
    EXPECT_EQ(named(), QStringLiteral("Running: Threads vs processes →"));
}

TEST_F(ARunElsewhere, LetsNoPresetStartASecondOne) {
    runThenGoTo(Queue);
    for (auto* preset :
         queue().controls().findChild<QToolButton*>(QStringLiteral("presets"))->menu()->actions()) {
        if (preset->text() == QStringLiteral("Run: room for two")) {
            preset->trigger();
        }
    }
    EXPECT_FALSE(queue().isBusy());
    EXPECT_THAT(messageOfThePageShown(), HasSubstr("'Threads or processes?' still runs"));
}

TEST_F(ARunElsewhere, LeavesTheWindowOnASmallScreenWithLargeText) {
    for (int i = 0; i < 4; ++i) {
        press(Qt::Key_Plus, Qt::ControlModifier);
    }
    runThenGoTo(Scaling);
    EXPECT_LE(window->minimumSizeHint().width(), 1024);
    EXPECT_LE(window->minimumSizeHint().height(), 768);
}

} // namespace
} // namespace parascope
