// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over the window while somebody presents.
#include "tests/support/QtMain.h"
#include "ui/shell/BlackScreen.h"
#include "ui/shell/Spotlight.h"

#include <gtest/gtest.h>
#include <QCursor>
#include <QLineEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>

namespace parascope {
namespace {

using test::eventually;

class AWindowThatIsPresented : public testing::Test {
protected:
    AWindowThatIsPresented() {
        window.resize(600, 400);
        window.setStyleSheet(QStringLiteral("background: white"));
        line->setGeometry(10, 10, 200, 30);
        button->setGeometry(10, 60, 200, 30);
        window.show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&window));
        line->setFocus();
    }
    [[nodiscard]] QColor colourAt(int x, int y) { return window.grab().toImage().pixelColor(x, y); }

    QWidget window;
    QLineEdit* line = new QLineEdit(&window);
    QPushButton* button = new QPushButton(&window);
};

class TheBlackScreen : public AWindowThatIsPresented {
protected:
    BlackScreen* black = new BlackScreen(window);
};

TEST_F(TheBlackScreen, IsNotThereUntilItIsAskedFor) {
    EXPECT_FALSE(black->isVisible());
    EXPECT_EQ(colourAt(500, 300), QColor(Qt::white));
}

TEST_F(TheBlackScreen, CoversAllAndGoesByAnyKeyWithNothingElseDone) {
    int shortcuts = 0;
    const QShortcut shortcut(QKeySequence(Qt::Key_B), &window, [&] { ++shortcuts; });
    const QSignalSpy uncovered(black, &BlackScreen::uncovered);
    black->cover();
    for (const auto& [x, y] : {std::pair(0, 0), std::pair(599, 399), std::pair(20, 20)}) {
        EXPECT_EQ(colourAt(x, y), QColor(Qt::black));
    }
    QTest::keyClick(black, Qt::Key_B);
    EXPECT_FALSE(black->isVisible());
    EXPECT_EQ(shortcuts, 0);
    EXPECT_EQ(line->text(), QString());
    EXPECT_TRUE(line->hasFocus());
    EXPECT_EQ(uncovered.count(), 1);
}

TEST_F(TheBlackScreen, GoesByTabAndByAClickToo) {
    black->cover();
    QTest::keyClick(black, Qt::Key_Tab);
    EXPECT_FALSE(black->isVisible());
    const QSignalSpy clicked(button, &QPushButton::clicked);
    black->cover();
    QTest::mouseClick(black, Qt::LeftButton, {}, QPoint(20, 70));
    EXPECT_FALSE(black->isVisible());
    EXPECT_EQ(clicked.count(), 0);
}

TEST_F(TheBlackScreen, StaysForShiftAlone) {
    black->cover();
    QTest::keyClick(black, Qt::Key_Shift);
    EXPECT_TRUE(black->isVisible());
}

TEST_F(TheBlackScreen, GrowsWithTheWindow) {
    black->cover();
    window.resize(800, 500);
    EXPECT_TRUE(eventually([this] { return black->size() == QSize(800, 500); }));
}

class TheSpotlight : public AWindowThatIsPresented {
protected:
    void pointAt(const QPoint& place) const { QCursor::setPos(window.mapToGlobal(place)); }

    Spotlight* spot = new Spotlight(window);
};

TEST_F(TheSpotlight, DimsAllButACircleAroundThePointer) {
    pointAt({300, 200});
    spot->toggle();
    EXPECT_EQ(colourAt(300, 200), QColor(Qt::white));
    EXPECT_LT(colourAt(590, 390).lightness(), 128);
    spot->toggle();
    EXPECT_EQ(colourAt(590, 390), QColor(Qt::white));
}

TEST_F(TheSpotlight, FollowsThePointer) {
    pointAt({300, 200});
    spot->setOn(true);
    pointAt({500, 300});
    EXPECT_TRUE(eventually([this] { return spot->circle().center() == QPoint(499, 299); }));
    EXPECT_EQ(colourAt(500, 300), QColor(Qt::white));
    EXPECT_LT(colourAt(300, 150).lightness(), 128);
}

TEST_F(TheSpotlight, LetsMouseAndKeysThrough) {
    spot->setOn(true);
    EXPECT_EQ(window.childAt(20, 70), button);
    EXPECT_TRUE(line->hasFocus());
}

} // namespace
} // namespace parascope
