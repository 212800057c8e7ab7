// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/IdleMoment.h"

#include <gtest/gtest.h>
#include <QTest>
#include <QWidget>

namespace parascope {
namespace {

using std::chrono::milliseconds;

TEST(AnIdleMoment, ComesOnceAfterSomebodyUsedTheProgram) {
    int moments = 0;
    const IdleMoment idle(milliseconds(1), [&moments] { ++moments; });
    QTest::qWait(20);
    EXPECT_EQ(moments, 0) << "nobody did anything yet";
    QWidget page;
    QTest::keyClick(&page, Qt::Key_F1);
    EXPECT_EQ(moments, 0) << "not in the middle";
    EXPECT_TRUE(QTest::qWaitFor([&moments] { return moments > 0; }));
    QTest::qWait(20);
    EXPECT_EQ(moments, 1) << "and not again";
    QTest::mouseClick(&page, Qt::LeftButton);
    EXPECT_TRUE(QTest::qWaitFor([&moments] { return moments == 2; }));
}

TEST(AnIdleMoment, DoesNotComeWhileSomebodyGoesOn) {
    int moments = 0;
    const IdleMoment idle(std::chrono::hours(1), [&moments] { ++moments; });
    QWidget page;
    QTest::keyClick(&page, Qt::Key_F1);
    QTest::qWait(20);
    EXPECT_EQ(moments, 0);
}

} // namespace
} // namespace parascope
