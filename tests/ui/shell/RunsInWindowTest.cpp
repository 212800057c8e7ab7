// SPDX-License-Identifier: GPL-3.0-or-later
// The drawer of runs beside the page that shows them.
#include "tests/core/report/RunMaker.h"
#include "tests/ui/shell/AWindow.h"
#include "ui/charts/TimelineChart.h"
#include "ui/pages/Page.h"
#include "ui/pages/TimelinePanel.h"
#include "ui/shell/RunsDrawer.h"

#include <QPointer>
#include <QTreeView>

namespace parascope {
namespace {

using test::eventually;

class RunsInTheWindow : public test::AWindow {
protected:
    RunsInTheWindow() {
        open();
        press(Qt::Key_R, Qt::ControlModifier);
    }
    [[nodiscard]] RunsDrawer& drawer() const { return *window->findChild<RunsDrawer*>(); }
    [[nodiscard]] QAbstractItemModel& model() const { return *drawer().findChild<QTreeView*>()->model(); }
    /// "name time" of the runs of a batch; 0 is the newest.
    [[nodiscard]] QStringList listed(int batch = 0) const {
        const auto parent = model().index(batch, 0);
        QStringList runs;
        for (int row = 0; row < model().rowCount(parent); ++row) {
            const auto index = model().index(row, 0, parent);
            runs.append(index.data().toString() + QLatin1Char(' ') +
                        index.siblingAtColumn(1).data().toString());
        }
        return runs;
    }
    void tick(int row, Qt::CheckState state) const {
        model().setData(model().index(row, 0, model().index(0, 0)), state, Qt::CheckStateRole);
    }
    [[nodiscard]] QStringList shown() const {
        QStringList titles;
        for (const auto& source : page().timeline().chart().sources()) {
            titles.append(source.title);
        }
        return titles;
    }
};

TEST_F(RunsInTheWindow, AreListedOldestFirstWithTheirTimes) {
    runToTheEnd();
    EXPECT_EQ(listed(),
              (QStringList{QStringLiteral("one after another 60.0 ms"), QStringLiteral("2 threads 30.0 ms"),
                           QStringLiteral("2 processes 30.0 ms")}));
}

TEST_F(RunsInTheWindow, LeaveNothingBehindWhenTheyNeverRan) {
    workers.hold();
    press(Qt::Key_F5);
    EXPECT_TRUE(eventually([this] { return session().runs().front()->facts.released != Nanoseconds{}; }));
    press(Qt::Key_F5, Qt::ShiftModifier);
    EXPECT_TRUE(eventually([this] { return isDone(); }));
    ASSERT_EQ(listed().size(), 1);
    EXPECT_TRUE(listed()[0].startsWith(QStringLiteral("one after another")));
    EXPECT_EQ(shown(), QStringList{QStringLiteral("one after another")});
    EXPECT_EQ(runsInTable(), 1);
}

TEST_F(RunsInTheWindow, OutliveThePagesThatShowThem) {
    runToTheEnd();
    const QPointer<RunSession> runs(&session());
    int pages = 0;
    for (const auto* page : window->findChildren<Page*>()) {
        QObject::connect(page, &QObject::destroyed, [&pages, &runs] {
            EXPECT_FALSE(runs.isNull());
            ++pages;
        });
    }
    close();
    EXPECT_GE(pages, 4);
    EXPECT_TRUE(runs.isNull());
}

TEST_F(RunsInTheWindow, StandSideBySideWhenTheyHaveATick) {
    runToTheEnd();
    tick(1, Qt::Unchecked);
    EXPECT_EQ(shown(), (QStringList{QStringLiteral("one after another"), QStringLiteral("2 processes")}));
    tick(0, Qt::Unchecked);
    EXPECT_EQ(shown(), QStringList{QStringLiteral("2 processes")});
    EXPECT_EQ(number(QStringLiteral("speed-up"), 0), QStringLiteral("2.00 ×"))
        << "the baseline need not be shown";
    tick(1, Qt::Checked);
    EXPECT_EQ(shown(), (QStringList{QStringLiteral("2 threads"), QStringLiteral("2 processes")}));
}

TEST_F(RunsInTheWindow, LeaveThePageEmptyWithoutAnyTick) {
    runToTheEnd();
    for (int row = 0; row < 3; ++row) {
        tick(row, Qt::Unchecked);
    }
    EXPECT_EQ(shown(), QStringList());
    EXPECT_EQ(runsInTable(), 0);
    EXPECT_EQ(sentence(), QString());
}

TEST_F(RunsInTheWindow, AreShownOnThePageThatComparesFromAnywhere) {
    runToTheEnd();
    window->goToPage(1);
    tick(0, Qt::Unchecked);
    EXPECT_EQ(&window->currentPage(), &page());
}

TEST_F(RunsInTheWindow, AreCalledByTheUsersNameEverywhere) {
    runToTheEnd();
    session().rename(session().runs().back()->facts.id, "the fast one");
    EXPECT_EQ(listed()[2], QStringLiteral("the fast one 30.0 ms"));
    EXPECT_EQ(shown().back(), QStringLiteral("the fast one"));
}

TEST_F(RunsInTheWindow, AreDeletedAndBroughtBackWithTheirFigures) {
    runToTheEnd();
    auto removed = session().remove({session().runs().front()->facts.id});
    EXPECT_EQ(shown(), (QStringList{QStringLiteral("2 threads"), QStringLiteral("2 processes")}));
    EXPECT_EQ(number(QStringLiteral("speed-up"), 0), QStringLiteral("–")) << "without its baseline";
    session().restore(std::move(removed));
    EXPECT_EQ(listed().size(), 3);
    EXPECT_EQ(number(QStringLiteral("speed-up"), 0), QStringLiteral("2.00 ×"));
}

TEST_F(RunsInTheWindow, MakeASerialRunTheBaselineOfAllRunsOfItsWork) {
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
    session().pin(ids[1], true);
    EXPECT_EQ(number(QStringLiteral("speed-up"), 2), QStringLiteral("2.00 ×")) << "there is but one";
}

} // namespace
} // namespace parascope
