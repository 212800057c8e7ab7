// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/MessageBar.h"

#include <gtest/gtest.h>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

namespace parascope {
namespace {

class AMessageBar : public testing::Test {
protected:
    AMessageBar() {
        page.resize(600, 400);
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

TEST_F(AMessageBar, LiesOverThePageAndStaysInsideIt) {
    bar->showError(QString(QStringLiteral("many words ")).repeated(40));
    EXPECT_TRUE(page.rect().contains(bar->geometry()));
    page.resize(420, 300);
    EXPECT_TRUE(page.rect().contains(bar->geometry())) << "it goes along with the page's size";
}

TEST_F(AMessageBar, OffersWhatCanBeDoneNext) {
    int opened = 0;
    bar->showNews(QStringLiteral("Exported to x.svg."), {{QStringLiteral("Open"), [&] { ++opened; }}});
    QTest::mouseClick(bar->findChild<QPushButton*>(), Qt::LeftButton);
    EXPECT_EQ(opened, 1);
}

} // namespace
} // namespace parascope
