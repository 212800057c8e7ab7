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
    ReportModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Warning};
};

TEST_F(AReportOnAPage, HasItsFiguresInColumnsBehindATitle) {
    model.setReport(report);
    EXPECT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.columnCount(), 3);
    EXPECT_EQ(model.headerData(1, Qt::Horizontal).toString(), QStringLiteral("wall"));
    EXPECT_EQ(model.headerData(0, Qt::Horizontal).toString(), QString());
    EXPECT_EQ(cell(model, 1, 0), QStringLiteral("threads"));
    EXPECT_EQ(cell(model, 1, 1), QStringLiteral("202 ms"));
}

TEST_F(AReportOnAPage, SaysFormulaAndNoteWhereThePointerRests) {
    model.setReport(report);
    EXPECT_EQ(model.headerData(1, Qt::Horizontal, Qt::ToolTipRole).toString(), QStringLiteral("How long"));
    EXPECT_EQ(cell(model, 0, 1, Qt::ToolTipRole), QStringLiteral("How long"));
    EXPECT_EQ(cell(model, 0, 2, Qt::ToolTipRole), QStringLiteral("How fast\nAgainst nothing"));
}

TEST_F(AReportOnAPage, IsLeftAloneWhenNothingChanged) {
    model.setReport(report);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setReport(report);
    EXPECT_EQ(resets.count(), 0) << "a reset would take the user's selection away";
    model.setReport({});
    EXPECT_EQ(resets.count(), 1);
    EXPECT_EQ(model.rowCount(), 0);
}

} // namespace
} // namespace parascope
