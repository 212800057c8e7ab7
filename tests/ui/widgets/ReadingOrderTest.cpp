// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ReadingOrder.h"

#include <gtest/gtest.h>
#include <QFormLayout>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>

namespace parascope {
namespace {

/// Two buttons above a grid of two by two, all made in another order.
class AFormThatWasMadeAnyhow : public testing::Test {
protected:
    AFormThatWasMadeAnyhow() {
        auto* grid = new QGridLayout;
        for (const auto& [name, row, column] : std::initializer_list<std::tuple<const char*, int, int>>{
                 {"d", 1, 1}, {"a", 0, 0}, {"c", 1, 0}, {"b", 0, 1}}) {
            grid->addWidget(button(name), row, column);
        }
        auto* line = new QHBoxLayout;
        auto* second = button("second");
        line->addWidget(button("first"));
        line->addWidget(second);
        auto* column = new QVBoxLayout(&form);
        column->addLayout(line);
        column->addLayout(grid);
        form.show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&form));
    }
    QPushButton* button(const char* name) {
        auto* made = new QPushButton(QString::fromLatin1(name), &form);
        return made;
    }
    [[nodiscard]] static std::string namesOf(const QList<QWidget*>& stops) {
        std::string names;
        for (const auto* stop : stops) {
            names += static_cast<const QPushButton*>(stop)->text().toStdString() + ' ';
        }
        return names;
    }

    QWidget form;
};

TEST_F(AFormThatWasMadeAnyhow, IsReadLineByLine) {
    EXPECT_EQ(namesOf(tabStopsOf(form)), "first second a b c d ");
}

TEST_F(AFormThatWasMadeAnyhow, IsGoneThroughRoundTheEnd) {
    form.findChildren<QPushButton*>().front()->setFocus(); // d
    EXPECT_TRUE(moveToNextStop(form, true));
    EXPECT_EQ(static_cast<QPushButton*>(form.focusWidget())->text(), QStringLiteral("first"));
    EXPECT_TRUE(moveToNextStop(form, false));
    EXPECT_EQ(static_cast<QPushButton*>(form.focusWidget())->text(), QStringLiteral("d"));
}

TEST_F(AFormThatWasMadeAnyhow, LeavesOutWhatIsHiddenOrOff) {
    const auto buttons = form.findChildren<QPushButton*>();
    buttons[0]->hide();            // d
    buttons[1]->setEnabled(false); // a
    EXPECT_EQ(namesOf(tabStopsOf(form)), "first second b c ");
}

TEST_F(AFormThatWasMadeAnyhow, IsPutInOrderForScreenReadersAndTab) {
    putInReadingOrder(form);
    std::string names;
    for (const auto* child : form.findChildren<QPushButton*>(QString(), Qt::FindDirectChildrenOnly)) {
        names += child->text().toStdString() + ' ';
    }
    EXPECT_EQ(names, "first second a b c d ");
    auto* first = form.findChildren<QPushButton*>().front();
    EXPECT_EQ(static_cast<QPushButton*>(first->nextInFocusChain())->text(), QStringLiteral("second"));
}

TEST(ReadingOrder, OfAFormIsThatOfItsRows) {
    QWidget form;
    auto* rows = new QFormLayout(&form);
    auto* late = new QSpinBox(&form);
    auto* early = new QSpinBox(&form);
    rows->addRow(QStringLiteral("early"), early);
    rows->addRow(QStringLiteral("late"), late);
    EXPECT_EQ(tabStopsOf(form), (QList<QWidget*>{early, late}));
}

TEST(ReadingOrder, OfNothingMovesNothing) {
    QWidget empty;
    EXPECT_FALSE(moveToNextStop(empty, true));
}

} // namespace
} // namespace parascope
