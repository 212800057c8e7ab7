// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/LocalTime.h"

#include <gtest/gtest.h>

namespace parascope {
namespace {

/// A place five and a half hours before Greenwich, for one test.
class InAnotherTimeZone : public testing::Test {
protected:
    InAnotherTimeZone() { qputenv("TZ", "XST-5:30"); }
    ~InAnotherTimeZone() override { m_old.isNull() ? qunsetenv("TZ") : qputenv("TZ", m_old); }

private:
    QByteArray m_old = qgetenv("TZ");
};

TEST_F(InAnotherTimeZone, AMomentIsShownAsTheClockOnTheWallSaysIt) {
    EXPECT_EQ(localTimeText("2026-01-02T03:04:05Z"), QStringLiteral("2026-01-02 08:34:05"));
    EXPECT_EQ(localDayText("2026-01-02T20:00:00Z"), QStringLiteral("2026-01-03"));
}

TEST(AMomentOfAFile, IsShownAsItIsWhenItIsNone) {
    EXPECT_EQ(localTimeText("yesterday"), QStringLiteral("yesterday"));
    EXPECT_EQ(localTimeText(""), QString());
}

} // namespace
} // namespace parascope
