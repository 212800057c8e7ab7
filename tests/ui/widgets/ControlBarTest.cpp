// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ControlBar.h"

#include "ui/widgets/Chip.h"

#include <gtest/gtest.h>
#include <QTest>
#include <QToolButton>

namespace parascope {
namespace {

/// Five controls of 100 pixels each.
class AControlBar : public testing::Test {
protected:
    AControlBar() {
        for (auto*& box : boxes) {
            box = new QWidget;
            box->setFixedSize(100, 20);
            bar.add(box);
        }
        bar.resize(900, 40);
        bar.show();
    }
    [[nodiscard]] QToolButton* more() const { return bar.findChild<QToolButton*>(); }
    void resize(int width) {
        bar.resize(width, 40);
        QTest::qWait(1);
    }

    ControlBar bar;
    std::array<QWidget*, 5> boxes{};
};

TEST_F(AControlBar, ShowsAllWhereThereIsRoom) {
    EXPECT_EQ(bar.hiddenGroups(), 0U);
    EXPECT_FALSE(more()->isVisible());
    for (const auto* box : boxes) {
        EXPECT_TRUE(box->isVisible());
    }
}

TEST_F(AControlBar, PutsTheLastOnesBehindMoreWhenItIsNarrow) {
    resize(400);
    EXPECT_GT(bar.hiddenGroups(), 0U);
    EXPECT_LT(bar.hiddenGroups(), 5U);
    EXPECT_TRUE(more()->isVisible());
    EXPECT_TRUE(boxes.front()->isVisible());
    EXPECT_FALSE(boxes.back()->isVisible());
    QTest::mouseClick(more(), Qt::LeftButton);
    EXPECT_TRUE(boxes.back()->isVisible());
}

TEST_F(AControlBar, TakesThemBackInTheirOrder) {
    resize(300);
    resize(900);
    EXPECT_EQ(bar.hiddenGroups(), 0U);
    EXPECT_FALSE(more()->isVisible());
    for (std::size_t i = 1; i < boxes.size(); ++i) {
        EXPECT_LT(boxes[i - 1]->mapTo(&bar, QPoint()).x(), boxes[i]->mapTo(&bar, QPoint()).x());
    }
}

TEST_F(AControlBar, NeverWraps) {
    const int high = bar.sizeHint().height();
    resize(250);
    EXPECT_EQ(bar.sizeHint().height(), high);
}

TEST(AChip, IsChosenByAClickOrSpaceUnlessItIsNotThere) {
    Chip chip(QStringLiteral("threads"));
    chip.setToolTip(QStringLiteral("they share memory"));
    chip.show();
    QTest::mouseClick(&chip, Qt::LeftButton);
    EXPECT_TRUE(chip.isChecked());
    QTest::keyClick(&chip, Qt::Key_Space);
    EXPECT_FALSE(chip.isChecked());
    chip.setReason(QStringLiteral("there is none here"));
    QTest::mouseClick(&chip, Qt::LeftButton);
    EXPECT_FALSE(chip.isChecked());
    EXPECT_EQ(chip.toolTip(), QStringLiteral("there is none here"));
    chip.setReason(QString());
    EXPECT_EQ(chip.toolTip(), QStringLiteral("they share memory"));
}

} // namespace
} // namespace parascope
