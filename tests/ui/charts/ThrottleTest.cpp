// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/Throttle.h"

#include <gtest/gtest.h>
#include <QSignalSpy>
#include <QTest>

namespace parascope {
namespace {

using namespace std::chrono_literals;

TEST(AThrottle, LetsTheFirstRequestThroughAtOnce) {
    Throttle throttle(10s);
    QSignalSpy fired(&throttle, &Throttle::fired);
    throttle.request();
    EXPECT_EQ(fired.count(), 1);
}

TEST(AThrottle, HoldsBackWhatCrowdsBehindIt) {
    Throttle throttle(10s);
    QSignalSpy fired(&throttle, &Throttle::fired);
    for (int i = 0; i < 1000; ++i) {
        throttle.request();
    }
    EXPECT_EQ(fired.count(), 1);
}

TEST(AThrottle, FiresForTheLastRequestForSure) {
    Throttle throttle(20ms);
    QSignalSpy fired(&throttle, &Throttle::fired);
    int newest = 0;
    int painted = -1;
    QObject::connect(&throttle, &Throttle::fired, &throttle, [&] { painted = newest; });
    for (newest = 0; newest < 100; ++newest) {
        throttle.request();
    }
    EXPECT_TRUE(QTest::qWaitFor([&] { return painted == newest; }, 5000));
    EXPECT_EQ(fired.count(), 2);
}

TEST(AThrottle, RestsWhenNothingIsAsked) {
    Throttle throttle(1ms);
    QSignalSpy fired(&throttle, &Throttle::fired);
    throttle.request();
    QTest::qWait(30);
    EXPECT_EQ(fired.count(), 1);
}

} // namespace
} // namespace parascope
