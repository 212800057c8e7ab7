// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/RunsDrawer.h"

#include "tests/core/report/RunMaker.h"
#include "tests/support/QtMain.h"
#include "tests/ui/pages/ScriptedWorkers.h"
#include "ui/shell/RunsModel.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QAbstractItemModelTester>
#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

namespace parascope {
namespace {

using test::eventually;

class TheDrawer : public testing::Test {
protected:
    TheDrawer() {
        drawer.resize(280, 400);
        drawer.show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&drawer));
    }
    /// A batch of two runs, one after another and by processes.
    std::vector<RunId> addBatch() {
        std::vector<RunRecord> runs;
        runs.push_back(test::serialRun());
        runs.push_back(test::parallelRun());
        for (auto& run : runs) {
            run.facts.startedAt = "2026-01-02T03:04:05Z";
        }
        return session.adopt(std::move(runs));
    }
    [[nodiscard]] QTreeView& tree() const { return *drawer.findChild<QTreeView*>(); }
    [[nodiscard]] RunsModel& model() const { return *drawer.findChild<RunsModel*>(); }
    [[nodiscard]] QAction* action(const QString& text) const {
        for (auto* one : drawer.findChildren<QAction*>()) {
            if (one->text() == text) {
                return one;
            }
        }
        ADD_FAILURE() << "there is no " << text.toStdString();
        return nullptr;
    }
    /// "batch: run, run", from top to bottom.
    [[nodiscard]] QStringList listed() const {
        QStringList batches;
        for (int batch = 0; batch < model().rowCount(); ++batch) {
            const auto parent = model().index(batch, 0);
            QStringList runs;
            for (int row = 0; row < model().rowCount(parent); ++row) {
                const auto index = model().index(row, 0, parent);
                runs.append(index.data().toString() + QLatin1Char(' ') +
                            index.siblingAtColumn(1).data().toString());
            }
            batches.append(runs.join(QStringLiteral(", ")));
        }
        return batches;
    }
    void choose(RunId id) const { choose(model().indexOf(id)); }
    void choose(const QModelIndex& index) const {
        tree().selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                            QItemSelectionModel::Rows);
    }
    void tick(const QModelIndex& index) const {
        const auto place = tree().visualRect(index);
        QStyleOptionViewItem option;
        option.initFrom(&tree());
        option.rect = place;
        option.features = QStyleOptionViewItem::HasCheckIndicator;
        const auto box =
            tree().style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, &tree());
        QTest::mouseClick(tree().viewport(), Qt::LeftButton, {}, box.center());
    }
    static std::vector<RunId> idsOf(const QSignalSpy& spy) {
        return spy.isEmpty() ? std::vector<RunId>() : spy.last()[0].value<std::vector<RunId>>();
    }

    test::ScriptedWorkers workers;
    EngineHost engine{workers.parts(), EngineHost::Cores::Ignore};
    RunSession session{engine};
    RunsDrawer drawer{session};
    QAbstractItemModelTester tester{&model(), QAbstractItemModelTester::FailureReportingMode::Warning};
};

TEST_F(TheDrawer, ListsBatchesNewestFirstAndTheirRunsOldestFirst) {
    addBatch();
    const auto second = addBatch();
    const auto batch = QStringLiteral("one after another 404 ms, 2 processes 202 ms");
    EXPECT_EQ(listed(), (QStringList{batch, batch}));
    EXPECT_TRUE(tree().isExpanded(model().index(0, 0)));
    EXPECT_THAT(model().index(0, 0).data().toString().toStdString(), testing::StartsWith("sum-squares:"));
    EXPECT_EQ(model().index(0, 1).data().toString(), QStringLiteral("2026-01-02"));
    EXPECT_EQ(model().runsAt(model().index(0, 0)), second);
}

TEST_F(TheDrawer, NeverCutsTheTime) {
    const auto ids = addBatch();
    session.rename(ids[1], std::string(200, 'n'));
    drawer.resize(180, 300);
    const auto time = tree().visualRect(model().indexOf(ids[1]).siblingAtColumn(RunsModel::Outcome));
    EXPECT_GE(time.width(), tree().fontMetrics().horizontalAdvance(QStringLiteral("202 ms")));
    EXPECT_LE(time.right(), tree().viewport()->width());
    EXPECT_TRUE(
        model().indexOf(ids[1]).data(Qt::ToolTipRole).toString().contains(QString(200, QLatin1Char('n'))));
}

TEST_F(TheDrawer, TellsWhichRunsHaveATickOldestFirst) {
    const auto ids = addBatch();
    const QSignalSpy shown(&drawer, &RunsDrawer::shownChanged);
    tick(model().indexOf(ids[1]));
    EXPECT_EQ(idsOf(shown), std::vector{ids[1]});
    tick(model().indexOf(ids[0]));
    EXPECT_EQ(idsOf(shown), ids);
    EXPECT_EQ(model().index(0, 0).data(Qt::CheckStateRole), Qt::Checked);
    tick(model().index(0, 0));
    EXPECT_EQ(idsOf(shown), std::vector<RunId>());
    EXPECT_EQ(shown.count(), 3);
}

TEST_F(TheDrawer, IsTickedByThePageWithoutTellingAnybody) {
    const auto ids = addBatch();
    const QSignalSpy shown(&drawer, &RunsDrawer::shownChanged);
    drawer.setShown({ids[0]});
    EXPECT_EQ(model().indexOf(ids[0]).data(Qt::CheckStateRole), Qt::Checked);
    EXPECT_EQ(model().index(0, 0).data(Qt::CheckStateRole), Qt::PartiallyChecked);
    EXPECT_EQ(shown.count(), 0);
    choose(ids[0]);
    QTest::keyClick(&tree(), Qt::Key_Space);
    EXPECT_EQ(shown.count(), 1) << "Space ticks as well";
}

TEST_F(TheDrawer, RenamesByF2) {
    const auto ids = addBatch();
    choose(ids[1]);
    QTest::keyClick(&tree(), Qt::Key_F2);
    auto* editor = tree().findChild<QLineEdit*>();
    ASSERT_NE(editor, nullptr);
    editor->setText(QStringLiteral("  with Hyperthreading "));
    QTest::keyClick(editor, Qt::Key_Return);
    EXPECT_TRUE(eventually([&] { return session.run(ids[1])->facts.name == "with Hyperthreading"; }));
    EXPECT_EQ(model().indexOf(ids[1]).data().toString(), QStringLiteral("with Hyperthreading"));
}

TEST_F(TheDrawer, DeletesByKeyAndBringsBackByUndo) {
    const auto ids = addBatch();
    drawer.setShown(ids);
    const QSignalSpy can(&drawer, &RunsDrawer::canUndoChanged);
    const QSignalSpy shown(&drawer, &RunsDrawer::shownChanged);
    choose(ids[0]);
    QTest::keyClick(&tree(), Qt::Key_Delete);
    EXPECT_EQ(session.run(ids[0]), nullptr);
    EXPECT_EQ(listed(), QStringList{QStringLiteral("2 processes 202 ms")});
    EXPECT_EQ(idsOf(shown), std::vector{ids[1]});
    choose(ids[1]);
    QTest::keyClick(&tree(), Qt::Key_Delete);
    EXPECT_EQ(listed(), QStringList());
    EXPECT_TRUE(drawer.canUndo());
    QTest::keyClick(&tree(), Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(listed(), QStringList{QStringLiteral("2 processes 202 ms")});
    EXPECT_EQ(idsOf(shown), std::vector{ids[1]});
    drawer.undo();
    EXPECT_EQ(listed(), QStringList{QStringLiteral("one after another 404 ms, 2 processes 202 ms")});
    EXPECT_EQ(idsOf(shown), ids) << "with its tick";
    EXPECT_FALSE(drawer.canUndo());
    drawer.undo();
    ASSERT_EQ(can.count(), 4);
    EXPECT_FALSE(can.last()[0].toBool());
}

TEST_F(TheDrawer, DeletesAWholeBatch) {
    const auto first = addBatch();
    addBatch();
    choose(model().index(0, 0));
    drawer.deleteAction()->trigger();
    ASSERT_EQ(model().rowCount(), 1);
    EXPECT_EQ(model().runsAt(model().index(0, 0)), first);
    drawer.undo();
    EXPECT_EQ(model().rowCount(), 2);
}

TEST_F(TheDrawer, PinsASerialRunAsBaseline) {
    const auto ids = addBatch();
    auto* pin = action(QStringLiteral("Measure speed-ups of this work against this run"));
    choose(ids[1]);
    EXPECT_FALSE(pin->isEnabled()) << "by processes";
    choose(ids[0]);
    ASSERT_TRUE(pin->isEnabled());
    pin->trigger();
    EXPECT_TRUE(session.run(ids[0])->facts.pinned);
    EXPECT_EQ(model().indexOf(ids[0]).siblingAtColumn(1).data().toString(),
              QStringLiteral("baseline, 404 ms"));
    pin->trigger();
    EXPECT_FALSE(session.run(ids[0])->facts.pinned);
}

TEST_F(TheDrawer, AsksToSaveAndToCopyWhatIsChosen) {
    const auto ids = addBatch();
    const QSignalSpy save(&drawer, &RunsDrawer::saveRequested);
    const QSignalSpy copy(&drawer, &RunsDrawer::copyCommandRequested);
    EXPECT_FALSE(action(QStringLiteral("Save …"))->isEnabled());
    choose(model().index(0, 0));
    action(QStringLiteral("Save …"))->trigger();
    EXPECT_EQ(idsOf(save), ids);
    EXPECT_FALSE(action(QStringLiteral("Copy as command"))->isEnabled());
    choose(ids[1]);
    action(QStringLiteral("Copy as command"))->trigger();
    ASSERT_EQ(copy.count(), 1);
    EXPECT_EQ(copy[0][0].value<RunId>(), ids[1]);
}

TEST_F(TheDrawer, LeavesARunThatGoesOn) {
    workers.hold();
    const auto ids = session.submit({Experiment()});
    EXPECT_EQ(listed(), QStringList{QStringLiteral("2 threads …")});
    choose(ids[0]);
    EXPECT_FALSE(drawer.deleteAction()->isEnabled());
    EXPECT_FALSE(action(QStringLiteral("Save …"))->isEnabled());
    workers.letGo();
    EXPECT_TRUE(eventually([this] { return !session.isBusy(); }));
    EXPECT_TRUE(drawer.deleteAction()->isEnabled());
}

TEST_F(TheDrawer, HasItsMenuAtARightClickToo) {
    const auto ids = addBatch();
    const auto place = tree().visualRect(model().indexOf(ids[1])).center();
    Q_EMIT tree().customContextMenuRequested(place);
    auto* menu = drawer.findChild<QToolButton*>()->menu();
    EXPECT_TRUE(menu->isVisible());
    EXPECT_EQ(tree().currentIndex(), model().indexOf(ids[1]));
    menu->close();
}

TEST_F(TheDrawer, TellsAScreenReaderNamesAndTimes) {
    const auto ids = addBatch();
    EXPECT_EQ(tree().accessibleName(), QStringLiteral("Runs of this session"));
    EXPECT_EQ(model().indexOf(ids[1]).data(Qt::AccessibleTextRole).toString(),
              QStringLiteral("2 processes, 202 ms"));
}

} // namespace
} // namespace parascope
