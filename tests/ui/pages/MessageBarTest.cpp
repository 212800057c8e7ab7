// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/MessageBar.h"

#include <gtest/gtest.h>
#include <QLabel>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

namespace parascope {
namespace {

class AMessageBar : public testing::Test {
protected:
    AMessageBar() {
        (new QVBoxLayout(&page))->addWidget(bar);
        page.show();
    }
    [[nodiscard]] QString text() const { return bar->findChild<QLabel*>()->text(); }

    QWidget page;
    MessageBar* bar = new MessageBar(&page);
};

TEST_F(AMessageBar, IsNotThereBeforeThereIsSomethingToSay) {
    EXPECT_FALSE(bar->isVisible());
}

TEST_F(AMessageBar, StandsUntilItIsReplaced) {
    bar->showError(QStringLiteral("worker 1 crashed"));
    EXPECT_TRUE(bar->isVisible());
    EXPECT_EQ(text(), QStringLiteral("worker 1 crashed"));
    bar->showNews(QStringLiteral("Exported"));
    EXPECT_EQ(text(), QStringLiteral("Exported"));
}

TEST_F(AMessageBar, IsClosedByItsButton) {
    bar->showError(QStringLiteral("worker 1 crashed"));
    QTest::mouseClick(bar->findChild<QToolButton*>(), Qt::LeftButton);
    EXPECT_FALSE(bar->isVisible());
}

TEST_F(AMessageBar, ShowsWordsOfOthersAsTheyAre) {
    bar->showError(QStringLiteral("cannot read '<b>bold</b>.json'"));
    EXPECT_EQ(bar->findChild<QLabel*>()->textFormat(), Qt::PlainText) << "a file's name is no markup";
}

} // namespace
} // namespace parascope
