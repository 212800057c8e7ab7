// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/FlowLayout.h"

#include <gtest/gtest.h>
#include <QWidget>

namespace parascope {
namespace {

/// Five boxes of 100 × 20.
class AFlowLayout : public testing::Test {
protected:
    AFlowLayout() {
        layout->setSpacing(10);
        for (auto& box : boxes) {
            box = new QWidget(&page);
            box->setFixedSize(100, 20);
            layout->addWidget(box);
        }
        page.show();
    }
    void widen(int width) {
        page.resize(width, 200);
        layout->activate();
    }

    QWidget page;
    FlowLayout* layout = new FlowLayout(&page);
    std::array<QWidget*, 5> boxes{};
};

TEST_F(AFlowLayout, StandsInOneLineWhereThereIsRoom) {
    widen(540);
    for (const auto* box : boxes) {
        EXPECT_EQ(box->y(), 0);
    }
    EXPECT_EQ(boxes[4]->x(), 440);
    EXPECT_EQ(layout->heightForWidth(540), 20);
}

TEST_F(AFlowLayout, GoesOnInTheNextLineWhereThereIsNone) {
    widen(320);
    EXPECT_EQ(boxes[2]->pos(), QPoint(220, 0));
    EXPECT_EQ(boxes[3]->pos(), QPoint(0, 30));
    EXPECT_EQ(layout->heightForWidth(320), 50);
    EXPECT_EQ(layout->heightForWidth(100), 140);
}

TEST_F(AFlowLayout, NeedsNoMoreWidthThanItsWidestPart) {
    EXPECT_EQ(layout->minimumSize().width(), 100);
    EXPECT_TRUE(layout->hasHeightForWidth());
}

TEST_F(AFlowLayout, LeavesNoGapForWhatIsHidden) {
    boxes[1]->hide();
    widen(540);
    EXPECT_EQ(boxes[2]->x(), 110);
}

TEST_F(AFlowLayout, NeverPutsOneBoxOnAnother) {
    for (int width = 90; width < 600; width += 7) {
        widen(width);
        for (std::size_t i = 1; i < boxes.size(); ++i) {
            EXPECT_FALSE(boxes[i]->geometry().intersects(boxes[i - 1]->geometry())) << width;
        }
    }
}

TEST_F(AFlowLayout, GivesItsItemsBack) {
    EXPECT_EQ(layout->count(), 5);
    const std::unique_ptr<QLayoutItem> item(layout->takeAt(0));
    EXPECT_EQ(item->widget(), boxes[0]);
    EXPECT_EQ(layout->count(), 4);
    EXPECT_EQ(layout->itemAt(4), nullptr);
    EXPECT_EQ(layout->takeAt(-1), nullptr);
}

} // namespace
} // namespace parascope
