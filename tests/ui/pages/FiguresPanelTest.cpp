// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/FiguresPanel.h"

#include "core/report/RunFigures.h"
#include "tests/core/report/RunMaker.h"

#include <gtest/gtest.h>
#include <QApplication>
#include <QLabel>
#include <QTableView>

namespace parascope {
namespace {

class TheFigures : public testing::Test {
protected:
    TheFigures() {
        panel.resize(360, 500);
        panel.show();
    }
    void show() {
        auto report = runReport(figuresOf({&serial, &parallel}));
        report.sentence = "What they mean.";
        panel.setReport(report);
        QApplication::processEvents();
    }
    [[nodiscard]] std::string sentence() const { return panel.findChild<QLabel*>()->text().toStdString(); }
    [[nodiscard]] QTableView* table() const { return panel.findChild<QTableView*>(); }

    RunRecord serial = test::serialRun();
    RunRecord parallel = test::parallelRun();
    FiguresPanel panel;
};

TEST_F(TheFigures, EndInOneSentence) {
    show();
    EXPECT_EQ(sentence(), "What they mean.");
}

TEST_F(TheFigures, DoNotMoveWhenARunBeginsAndEnds) {
    show();
    const auto place = panel.findChild<QLabel*>()->geometry().top();
    const int row = table()->rowHeight(0);
    parallel.facts.finished = false;
    show();
    EXPECT_EQ(table()->rowHeight(0), row) << "'running …' stands on one line";
    EXPECT_EQ(panel.findChild<QLabel*>()->geometry().top(), place);
}

TEST_F(TheFigures, AreThereForAForeignTraceToo) {
    parallel.facts.title = "other.json";
    parallel.facts.workers.clear();
    show();
    EXPECT_EQ(table()->model()->columnCount(), 2);
}

} // namespace
} // namespace parascope
