// SPDX-License-Identifier: GPL-3.0-or-later
// From a figure of the table to the run that shows it, in the window.
#include "tests/ui/shell/AWindow.h"
#include "ui/charts/TimelineChart.h"
#include "ui/demos/table/ComparisonTablePage.h"
#include "ui/demos/table/ComparisonTableView.h"
#include "ui/pages/TimelinePanel.h"

#include <QApplication>

namespace parascope {
namespace {

using test::eventually;

class TheTableInTheWindow : public test::AWindow {
protected:
    TheTableInTheWindow() {
        open();
        action(QStringLiteral("Threads vs processes"))->trigger();
    }
    [[nodiscard]] ComparisonTableView& table() const {
        return *control<ComparisonTableView>(QStringLiteral("Threads vs processes, figures of this machine"));
    }
    void clickBusyCores(int column) const {
        const auto cell = table().visualRect(table().model()->index(0, column));
        QTest::mouseClick(table().viewport(), Qt::LeftButton, {}, cell.topLeft() + QPoint(12, 12));
    }
};

TEST_F(TheTableInTheWindow, IsAPageOfTheListAndTakesTheKeyboard) {
    EXPECT_EQ(window->currentPage().title(), QStringLiteral("Threads vs processes"));
    EXPECT_TRUE(table().hasFocus());
    press(Qt::Key_Tab);
    EXPECT_FALSE(table().hasFocus()) << "arrows go through the cells, Tab goes on";
}

TEST_F(TheTableInTheWindow, TellsFiguresOfRunsOfTheComparePageToo) {
    press(Qt::Key_1, Qt::ControlModifier);
    runToTheEnd();
    press(Qt::Key_5, Qt::ControlModifier);
    EXPECT_EQ(table().model()->index(0, 3).data().toString(), QStringLiteral("2.00 of 2 cores"));
    EXPECT_EQ(table().model()->index(1, 3).data().toString(), QStringLiteral("2.00 ×"));
}

TEST_F(TheTableInTheWindow, AFigureOpensItsRunOnTheComparePage) {
    const int column = 3; // C++ processes: whether there is a Python does not matter
    clickBusyCores(column);
    EXPECT_FALSE(button(QStringLiteral("Run"))->isEnabled()) << "one thing at a time";
    EXPECT_TRUE(eventually([this] { return isDone(); }));
    EXPECT_TRUE(button(QStringLiteral("Run"))->isEnabled());
    EXPECT_EQ(&window->currentPage(), window->findChild<ComparisonTablePage*>())
        << "the figure stands in its cell";
    clickBusyCores(column);
    EXPECT_EQ(&window->currentPage(), &page());
    ASSERT_EQ(page().shownRuns().size(), 1U);
    EXPECT_EQ(page().shownRuns()[0]->facts.experiment.backend, Backend::Processes);
    EXPECT_TRUE(page().timeline().isAncestorOf(QApplication::focusWidget()));
}

} // namespace
} // namespace parascope
