// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/memory/ByHand.h"

#include "tests/support/QtMain.h"
#include "ui/charts/ShareBars.h"
#include "ui/demos/memory/RealRuns.h"
#include "ui/demos/memory/StepBoard.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <QApplication>
#include <QComboBox>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

namespace parascope {
namespace {

using testing::ElementsAre;

class StepsOnThePage : public testing::Test {
protected:
    StepsOnThePage() {
        hand.resize(1100, 560);
        hand.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&hand));
    }
    QToolButton* button(const std::string& named) const {
        const auto name = QString::fromStdString(named);
        for (auto* each : hand.findChildren<QToolButton*>()) {
            if (each->text() == name || each->accessibleName() == name) {
                return each;
            }
        }
        ADD_FAILURE() << "no button " << named;
        return nullptr;
    }
    void click(const std::string& name) const { QTest::mouseClick(button(name), Qt::LeftButton); }
    void choose(const std::string& key, int threads) { hand.choose(QString::fromStdString(key), threads); }
    [[nodiscard]] std::string verdict() const { return hand.verdict().toStdString(); }
    [[nodiscard]] std::string wayAt(int row, int column) const {
        return hand.ways().item(row, column)->text().toStdString();
    }
    void clickColumn(int thread) {
        QTest::mouseClick(&hand.board(), Qt::LeftButton, {}, hand.board().column(thread).center());
    }
    /// Presses Tab until that control has the keyboard.
    void tabTo(const QWidget* control) {
        for (int i = 0; i < 40 && QApplication::focusWidget() != control; ++i) {
            QTest::keyClick(QApplication::focusWidget() != nullptr ? QApplication::focusWidget() : &hand,
                            Qt::Key_Tab);
        }
        ASSERT_EQ(QApplication::focusWidget(), control);
    }

    /// Lets real threads go so often, with the longest pauses, and waits for their end.
    void runForReal(int times) {
        setTimes(times);
        QSignalSpy ended(&hand.real(), &RealRuns::ended);
        hand.real().start();
        ASSERT_TRUE(ended.wait(kPatienceMs));
    }
    void setTimes(int times) const {
        auto* const pauses = hand.findChild<QComboBox*>(QStringLiteral("pauses"));
        ASSERT_NE(pauses, nullptr);
        pauses->setCurrentIndex(pauses->findData(200));
        hand.findChild<QSpinBox*>()->setValue(times);
    }
    static constexpr int kPatienceMs = 30'000;

    ByHand hand;
};

TEST_F(StepsOnThePage, LoseAnUpdateByMouseAloneAndAreMendedWithAMutex) {
    for (const int thread : {0, 1, 0, 0, 1, 1}) {
        clickColumn(thread);
    }
    EXPECT_THAT(hand.history().way(), ElementsAre(0, 1, 0, 0, 1, 1));
    EXPECT_EQ(verdict(), "All have ended: counter = 1. It should be counter = 2.");
    click("Undo");
    click("Undo");
    EXPECT_EQ(verdict(), "");
    click("Redo");
    click("Redo");
    EXPECT_EQ(verdict(), "All have ended: counter = 1. It should be counter = 2.");
    choose("mutex", 2);
    for (const int thread :
         {0, 1, 0, 1, 0, 0, 0, 1, 1, 1, 1, 1}) { // where it has to wait, nothing comes of it
        clickColumn(thread);
    }
    EXPECT_EQ(verdict(), "All have ended: counter = 2. That is right.");
}

TEST_F(StepsOnThePage, LoseAnUpdateByKeysAlone) {
    auto* const first = button("Step thread 1");
    auto* const second = button("Step thread 2");
    for (auto* each : {first, second, first, first, second, second}) {
        tabTo(each);
        QTest::keyClick(each, Qt::Key_Space);
    }
    EXPECT_EQ(verdict(), "All have ended: counter = 1. It should be counter = 2.");
    tabTo(button("Undo"));
    QTest::keyClick(button("Undo"), Qt::Key_Space);
    EXPECT_EQ(hand.history().now().variables, std::vector{1}) << "the other's, which is overwritten next";
}

TEST_F(StepsOnThePage, DrawADeadlockAsSoonAsItCloses) {
    choose("deadlock", 2);
    click("Step thread 1");
    const auto before = hand.board().grab().toImage();
    click("Step thread 2");
    EXPECT_NE(hand.board().grab().toImage(), before);
    EXPECT_EQ(verdict(),
              "Deadlock: thread 1 waits for lock B, which thread 2 has; thread 2 waits for lock A, "
              "which thread 1 has.");
    EXPECT_FALSE(button("Step thread 1")->isEnabled());
    EXPECT_FALSE(button("Step thread 2")->isEnabled());
    EXPECT_THAT(hand.board().inWords().toStdString(),
                testing::HasSubstr("thread 1 waits for lock B, which thread 2 has"));
}

TEST_F(StepsOnThePage, ListAllWaysAndGoTheOneThatIsClicked) {
    ASSERT_EQ(hand.ways().rowCount(), 20);
    EXPECT_EQ(wayAt(0, 0), "1 1 1 2 2 2");
    EXPECT_EQ(wayAt(0, 2), "right");
    EXPECT_EQ(wayAt(1, 2), "wrong");
    const auto place = hand.ways().visualItemRect(hand.ways().item(1, 0)).center();
    QTest::mouseClick(hand.ways().viewport(), Qt::LeftButton, {}, place);
    EXPECT_THAT(hand.history().way(), ElementsAre(0, 0, 1, 0, 1, 1));
    choose("lost-update", 3);
    EXPECT_EQ(hand.ways().rowCount(), 1680);
    EXPECT_TRUE(button("Step thread 3")->isVisible());
}

TEST_F(StepsOnThePage, GoAWayByLotToItsEnd) {
    for (int i = 0; i < 20; ++i) {
        click("Shuffle");
        EXPECT_EQ(hand.history().way().size(), 6U);
        EXPECT_FALSE(verdict().empty());
    }
    click("Reset");
    EXPECT_TRUE(hand.history().way().empty());
}

TEST_F(StepsOnThePage, AreGoneForRealBesideAllWays) {
    EXPECT_EQ(hand.real().bars().bars().size(), 1U) << "all ways; nothing ran yet";
    choose("mutex", 2);
    tabTo(button("Run it for &real"));
    setTimes(30);
    QSignalSpy ended(&hand.real(), &RealRuns::ended);
    QTest::keyClick(button("Run it for &real"), Qt::Key_Space);
    EXPECT_TRUE(hand.real().isRunning());
    ASSERT_TRUE(ended.wait(kPatienceMs));
    EXPECT_EQ(hand.real().sentence().toStdString(), "For real, 30 times: 30 were right.");
    const auto& bars = hand.real().bars().bars();
    ASSERT_EQ(bars.size(), 2U);
    EXPECT_EQ(bars[1].name.toStdString(), "For real");
    EXPECT_EQ(bars[1].parts.at(0).label.toStdString(), "counter = 2");
    EXPECT_EQ(bars[1].parts.at(0).share, 1.0);
    choose("atomic", 2);
    EXPECT_EQ(hand.real().bars().bars().size(), 1U) << "what was, was of another scenario";
}

TEST_F(StepsOnThePage, StopForRealAtAnyMoment) {
    setTimes(1'000'000);
    QSignalSpy ended(&hand.real(), &RealRuns::ended);
    click("Run it for &real");
    click("Stop");
    ASSERT_TRUE(ended.wait(kPatienceMs));
    EXPECT_FALSE(hand.real().isRunning());
    EXPECT_LT(hand.real().results().times(), 1'000'000U);
    EXPECT_TRUE(button("Run it for &real")->isEnabled());
}

TEST_F(StepsOnThePage, DrawTheDeadlockInWhichRealThreadsEnded) {
    choose("deadlock", 2);
    for (int i = 0; i < 50 && !hand.real().results().stuck; ++i) {
        runForReal(40);
    }
    ASSERT_TRUE(hand.real().results().stuck);
    EXPECT_EQ(verdict(),
              "Deadlock: thread 1 waits for lock B, which thread 2 has; thread 2 waits for lock A, "
              "which thread 1 has.");
    EXPECT_TRUE(button("Undo")->isEnabled()) << "the way there can be gone back";
}

TEST_F(StepsOnThePage, HaveRoomForEveryScenario) {
    for (const auto& scenario : memoryScenarios()) {
        choose(scenario.key, 2);
        QCoreApplication::processEvents();
        EXPECT_GE(hand.board().height(), hand.board().sizeHint().height()) << scenario.key;
    }
}

} // namespace
} // namespace parascope
