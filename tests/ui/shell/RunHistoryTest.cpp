// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/report/RunMaker.h"
#include "tests/ui/shell/AWindow.h"
#include "ui/charts/TimelineChart.h"
#include "ui/pages/TimelinePanel.h"

#include <QListWidget>
#include <QMenu>

namespace parascope {
namespace {

using test::eventually;

class TheHistory : public test::AWindow {
protected:
    TheHistory() {
        open();
        press(Qt::Key_R, Qt::ControlModifier);
    }
    [[nodiscard]] QListWidget* list() const {
        return control<QListWidget>(QStringLiteral("Runs of this session"));
    }
    [[nodiscard]] QStringList labels() const {
        QStringList all;
        for (int row = 0; row < list()->count(); ++row) {
            all.append(list()->item(row)->text());
        }
        return all;
    }
    /// Clicks the box in front of a run.
    void tick(int row) const {
        const auto place = list()->visualItemRect(list()->item(row));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          QPoint(place.left() + 10, place.center().y()));
    }
    [[nodiscard]] QStringList shown() const {
        QStringList titles;
        for (const auto& source : page().timeline().chart().sources()) {
            titles.append(source.title);
        }
        return titles;
    }
};

TEST_F(TheHistory, ListsTheRunsNewestFirstWithTheirTimes) {
    runToTheEnd();
    EXPECT_EQ(labels(),
              (QStringList{QStringLiteral("2 processes, 30.0 ms"), QStringLiteral("2 threads, 30.0 ms"),
                           QStringLiteral("one after another, 60.0 ms")}));
}

TEST_F(TheHistory, SaysWhichRunsGoOnFailedOrWereStopped) {
    workers.crashIn(Backend::Serial);
    workers.hold();
    press(Qt::Key_F5);
    EXPECT_EQ(labels()[0], QStringLiteral("2 processes …"));
    EXPECT_TRUE(eventually([this] { return labels()[2] == QStringLiteral("one after another, failed"); }));
    press(Qt::Key_F5, Qt::ShiftModifier);
    EXPECT_TRUE(eventually([this] { return isDone(); }));
    EXPECT_EQ(labels()[0], QStringLiteral("2 threads, stopped")) << "processes never ran";
}

TEST_F(TheHistory, KeepsNothingOfRunsThatWereStoppedBeforeTheyRan) {
    workers.hold();
    press(Qt::Key_F5);
    EXPECT_TRUE(eventually([this] { return session().runs().front()->facts.released != Nanoseconds{}; }));
    press(Qt::Key_F5, Qt::ShiftModifier);
    EXPECT_TRUE(eventually([this] { return isDone(); }));
    EXPECT_EQ(labels(), QStringList{QStringLiteral("one after another, stopped")});
    EXPECT_EQ(shown(), QStringList{QStringLiteral("one after another")});
    EXPECT_EQ(columns(), 1);
}

TEST_F(TheHistory, ShowsTheUsersNameForARunEverywhere) {
    runToTheEnd();
    session().rename(session().runs().back()->facts.id, "the fast one");
    EXPECT_EQ(labels()[0], QStringLiteral("the fast one, 30.0 ms"));
    EXPECT_EQ(shown().back(), QStringLiteral("the fast one"));
}

TEST_F(TheHistory, LosesRemovedRunsAndHasThemAgainWhenTheyAreRestored) {
    runToTheEnd();
    auto removed = session().remove({session().runs().front()->facts.id});
    EXPECT_EQ(labels(),
              (QStringList{QStringLiteral("2 processes, 30.0 ms"), QStringLiteral("2 threads, 30.0 ms")}));
    EXPECT_EQ(shown(), (QStringList{QStringLiteral("2 threads"), QStringLiteral("2 processes")}));
    EXPECT_EQ(number(QStringLiteral("Speed-up"), 0), QStringLiteral("–")) << "without its baseline";
    session().restore(std::move(removed));
    ASSERT_EQ(list()->count(), 3);
    EXPECT_EQ(labels()[2], QStringLiteral("one after another, 60.0 ms"));
    EXPECT_EQ(number(QStringLiteral("Speed-up"), 0), QStringLiteral("2.00 ×"));
}

TEST_F(TheHistory, HasTheWholeLabelAndTheWorkAsTooltip) {
    runToTheEnd();
    for (int row = 0; row < list()->count(); ++row) {
        const auto tip = list()->item(row)->toolTip();
        EXPECT_TRUE(tip.startsWith(list()->item(row)->text()));
        EXPECT_TRUE(tip.contains(QStringLiteral("sum-squares:1k")));
    }
}

TEST_F(TheHistory, TicksTheRunsThatStandOnThePage) {
    runToTheEnd();
    runToTheEnd();
    ASSERT_EQ(list()->count(), 6);
    for (int row = 0; row < 6; ++row) {
        EXPECT_EQ(list()->item(row)->checkState(), row < 3 ? Qt::Checked : Qt::Unchecked);
    }
}

TEST_F(TheHistory, PutsTickedRunsSideBySideOldestFirst) {
    runToTheEnd();
    tick(1);
    EXPECT_EQ(shown(), (QStringList{QStringLiteral("one after another"), QStringLiteral("2 processes")}));
    EXPECT_EQ(runsInTable(), 2);
    tick(2);
    EXPECT_EQ(shown(), QStringList{QStringLiteral("2 processes")});
    tick(1);
    EXPECT_EQ(shown(), (QStringList{QStringLiteral("2 threads"), QStringLiteral("2 processes")}));
    EXPECT_FALSE(sentence().isEmpty());
}

TEST_F(TheHistory, WithNothingTickedLeavesThePageEmptyWithWordsOnIt) {
    runToTheEnd();
    for (int row = 0; row < 3; ++row) {
        tick(row);
    }
    EXPECT_EQ(shown(), QStringList());
    EXPECT_EQ(runsInTable(), 0);
    EXPECT_EQ(sentence(), QString());
}

TEST_F(TheHistory, KeepsTheSerialRunAsBaselineWhenItIsNotShown) {
    runToTheEnd();
    tick(2);
    EXPECT_EQ(number(QStringLiteral("speed-up"), 0), QStringLiteral("2.00 ×"));
}

TEST_F(TheHistory, MakesASerialRunTheBaselineOfAllRunsOfItsWork) {
    auto slow = test::serialRun(); // 404 ms
    slow.facts.ended += std::chrono::milliseconds(202);
    slow.facts.batch = 1;
    std::vector<RunRecord> runs;
    runs.push_back(std::move(slow));
    runs.push_back(test::serialRun());
    runs.push_back(test::parallelRun()); // 202 ms
    const auto ids = session().adopt(std::move(runs));
    page().showRuns(ids);
    EXPECT_EQ(number(QStringLiteral("speed-up"), 2), QStringLiteral("2.00 ×"));
    session().pin(ids[0], true);
    EXPECT_EQ(number(QStringLiteral("speed-up"), 2), QStringLiteral("3.00 ×"));
    EXPECT_EQ(labels()[2], QStringLiteral("one after another, 606 ms, pinned baseline"));
    session().pin(ids[1], true);
    EXPECT_EQ(number(QStringLiteral("speed-up"), 2), QStringLiteral("2.00 ×"));
    EXPECT_EQ(labels()[2], QStringLiteral("one after another, 606 ms")) << "there is but one";
}

TEST_F(TheHistory, OffersToPinSerialRunsOnly) {
    runToTheEnd();
    for (int row = 0; row < 3; ++row) {
        Q_EMIT list()->customContextMenuRequested(list()->visualItemRect(list()->item(row)).center());
        auto* menu = window->findChild<QMenu*>(QStringLiteral("menu of a run"));
        ASSERT_NE(menu, nullptr);
        EXPECT_EQ(menu->actions().front()->isEnabled(), row == 2);
        menu->actions().front()->trigger();
        delete menu;
    }
    EXPECT_TRUE(session().runs()[0]->facts.pinned);
}

} // namespace
} // namespace parascope
