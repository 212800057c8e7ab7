// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageScroll.h"

#include <gtest/gtest.h>
#include <QScrollBar>
#include <QTest>
#include <QVBoxLayout>

namespace parascope {
namespace {

/// A page that would like 400 pixels and needs 300.
class Flexible final : public QWidget {
public:
    [[nodiscard]] QSize sizeHint() const override { return {100, 400}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {100, 300}; }
};

class APageInTheWindow : public testing::Test {
protected:
    APageInTheWindow() {
        auto* column = new QVBoxLayout(page);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(new Flexible);
    }
    void show(int height) {
        scroll.resize(500, height);
        scroll.show();
        QTest::qWait(1);
    }

    QWidget* page = new QWidget;
    PageScroll scroll{page};
};

TEST_F(APageInTheWindow, HasAllTheRoomThereIs) {
    show(700);
    EXPECT_EQ(page->size(), QSize(500, 700));
}

TEST_F(APageInTheWindow, IsSqueezedBeforeItScrolls) {
    show(320);
    EXPECT_EQ(page->height(), 320);
}

TEST_F(APageInTheWindow, ScrollsWhenItNeedsMore) {
    show(200);
    EXPECT_EQ(page->height(), 300);
}

TEST_F(APageInTheWindow, ThatScrollsDownNeverScrollsSideways) {
    show(200);
    EXPECT_EQ(page->width(), scroll.viewport()->width());
    EXPECT_LT(page->width(), 500) << "beside it stands the bar";
    EXPECT_EQ(scroll.horizontalScrollBar()->maximum(), 0);
}

} // namespace
} // namespace parascope
