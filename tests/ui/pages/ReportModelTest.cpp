// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/ReportModel.h"

#include <gtest/gtest.h>
#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace parascope {
namespace {

/// Two runs of two figures each.
class AReportOnAPage : public testing::Test {
protected:
    static ReportRow row(const std::string& title, double seconds) {
        return {"key",
                title,
                {{"wall_s", "wall", "s", "How long", seconds},
                 {"speedup", "speed-up", "×", "How fast", {}, {}, "Against nothing"}}};
    }
    static QString cell(const QAbstractItemModel& model, int line, int column, int role = Qt::DisplayRole) {
        return model.index(line, column).data(role).toString();
    }

    Report report{{row("one after another", 0.404), row("threads", 0.202)}, ""};
    ReportModel beside{ReportModel::Figures::AreRows};
    ReportModel below{ReportModel::Figures::AreColumns};
    QAbstractItemModelTester besideTester{&beside, QAbstractItemModelTester::FailureReportingMode::Warning};
    QAbstractItemModelTester belowTester{&below, QAbstractItemModelTester::FailureReportingMode::Warning};
};

TEST_F(AReportOnAPage, MayHaveItsFiguresAsRows) {
    beside.setReport(report);
    EXPECT_EQ(beside.rowCount(), 2);
    EXPECT_EQ(beside.columnCount(), 2);
    EXPECT_EQ(beside.headerData(0, Qt::Vertical).toString(), QStringLiteral("Wall"));
    EXPECT_EQ(beside.headerData(0, Qt::Vertical, Qt::ToolTipRole).toString(), QStringLiteral("How long"));
    EXPECT_EQ(beside.headerData(0, Qt::Horizontal).toString(), QStringLiteral("one after\nanother"));
    EXPECT_EQ(cell(beside, 0, 1), QStringLiteral("202 ms"));
}

TEST_F(AReportOnAPage, MayHaveItsFiguresAsColumnsBehindATitle) {
    below.setReport(report);
    EXPECT_EQ(below.rowCount(), 2);
    EXPECT_EQ(below.columnCount(), 3);
    EXPECT_EQ(below.headerData(1, Qt::Horizontal).toString(), QStringLiteral("wall"));
    EXPECT_EQ(below.headerData(0, Qt::Horizontal).toString(), QString());
    EXPECT_EQ(cell(below, 1, 0), QStringLiteral("threads"));
    EXPECT_EQ(cell(below, 1, 1), QStringLiteral("202 ms"));
}

TEST_F(AReportOnAPage, SaysFormulaAndNoteWhereThePointerRests) {
    beside.setReport(report);
    EXPECT_EQ(cell(beside, 0, 0, Qt::ToolTipRole), QStringLiteral("How long"));
    EXPECT_EQ(cell(beside, 1, 0, Qt::ToolTipRole), QStringLiteral("How fast\nAgainst nothing"));
}

TEST_F(AReportOnAPage, IsLeftAloneWhenNothingChanged) {
    beside.setReport(report);
    const QSignalSpy resets(&beside, &QAbstractItemModel::modelReset);
    beside.setReport(report);
    EXPECT_EQ(resets.count(), 0) << "a reset would take the user's selection away";
    beside.setReport({});
    EXPECT_EQ(resets.count(), 1);
    EXPECT_EQ(beside.columnCount(), 0);
}

} // namespace
} // namespace parascope
