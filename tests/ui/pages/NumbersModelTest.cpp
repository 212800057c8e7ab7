// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/NumbersModel.h"

#include "tests/core/report/RunMaker.h"

#include <gtest/gtest.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace parascope {
namespace {

/// The numbers of a serial and a parallel run, whose figures are known.
class TheNumbers : public testing::Test {
protected:
    TheNumbers() { show(); }

    void show() { model.setRuns(figuresOf({&serial, &parallel})); }
    [[nodiscard]] QString cell(NumbersModel::Row row, int column) const {
        return model.index(row, column).data().toString();
    }

    RunRecord serial = test::serialRun();
    RunRecord parallel = test::parallelRun();
    NumbersModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Warning};
};

TEST_F(TheNumbers, StandInAColumnForEachRunAndARowForEachFigure) {
    EXPECT_EQ(model.columnCount(), 2);
    EXPECT_EQ(model.rowCount(), NumbersModel::RowCount);
    EXPECT_EQ(cell(NumbersModel::Wall, 0), QStringLiteral("404 ms"));
    EXPECT_EQ(cell(NumbersModel::Wall, 1), QStringLiteral("202 ms"));
    EXPECT_EQ(cell(NumbersModel::Cpu, 1), QStringLiteral("400 ms"));
    EXPECT_EQ(cell(NumbersModel::Speedup, 1), QStringLiteral("2.00 ×"));
    EXPECT_EQ(cell(NumbersModel::Efficiency, 1), QStringLiteral("100 %"));
    EXPECT_EQ(cell(NumbersModel::Result, 1), QStringLiteral("all equal"));
}

TEST_F(TheNumbers, HaveTheRunsAsTitlesAndTheFormulasAsTooltips) {
    EXPECT_EQ(model.headerData(1, Qt::Horizontal).toString(), QStringLiteral("2\nprocesses"));
    for (int row = 0; row < model.rowCount(); ++row) {
        EXPECT_FALSE(model.headerData(row, Qt::Vertical).toString().isEmpty());
        EXPECT_FALSE(model.headerData(row, Qt::Vertical, Qt::ToolTipRole).toString().isEmpty());
        EXPECT_FALSE(model.index(row, 0).data(Qt::ToolTipRole).toString().isEmpty());
    }
}

TEST_F(TheNumbers, SayDashWhereThereIsNoBaseline) {
    model.setRuns(figuresOf({&parallel}));
    EXPECT_EQ(model.index(NumbersModel::Speedup, 0).data().toString(), QStringLiteral("–"));
    EXPECT_EQ(model.index(NumbersModel::Efficiency, 0).data().toString(), QStringLiteral("–"));
}

TEST_F(TheNumbers, SayWaitingThenRunningOfARunThatHasNotFinished) {
    parallel.facts.finished = false;
    show();
    EXPECT_EQ(cell(NumbersModel::Wall, 1), QStringLiteral("running …"));
    EXPECT_EQ(cell(NumbersModel::Speedup, 1), QString());
    parallel.facts.released = {};
    show();
    EXPECT_EQ(cell(NumbersModel::Wall, 1), QStringLiteral("waiting"));
}

TEST_F(TheNumbers, TellResultsThatDifferAndShowThemAll) {
    parallel.facts.workers[1].results = {"43"};
    show();
    EXPECT_EQ(cell(NumbersModel::Result, 1), QStringLiteral("differ"));
    EXPECT_EQ(model.index(NumbersModel::Result, 1).data(Qt::ToolTipRole).toString(),
              QStringLiteral("42\n43"));
}

TEST_F(TheNumbers, TellARunThatFailedFromOneThatWasStopped) {
    serial.facts.stopped = true;
    parallel.facts.error = "worker 1 crashed (SIGSEGV)";
    show();
    EXPECT_EQ(cell(NumbersModel::Result, 0), QStringLiteral("stopped"));
    EXPECT_EQ(cell(NumbersModel::Result, 1), QStringLiteral("failed"));
}

TEST_F(TheNumbers, AreLeftAloneWhenNothingChanged) {
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    show();
    EXPECT_EQ(resets.count(), 0) << "a reset would take the user's selection away";
    parallel.facts.stopped = true;
    show();
    EXPECT_EQ(resets.count(), 1);
}

TEST_F(TheNumbers, OfNoRunsAreRowsWithoutColumns) {
    model.setRuns({});
    EXPECT_EQ(model.columnCount(), 0);
    EXPECT_EQ(model.rowCount(), NumbersModel::RowCount);
}

} // namespace
} // namespace parascope
