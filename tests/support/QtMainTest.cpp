// SPDX-License-Identifier: GPL-3.0-or-later
// What the main() of Qt tests promises: no warning of Qt's goes unseen.
#include "tests/support/QtMain.h"

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>
#include <QtDebug>

namespace parascope {
namespace {

TEST(AQtWarning, FailsTheTestThatRuns) {
    EXPECT_NONFATAL_FAILURE(qWarning("something is odd"), "something is odd");
    EXPECT_NONFATAL_FAILURE(qCritical("something is worse"), "something is worse");
}

TEST(AQtWarning, MayBeExpected) {
    const test::ExpectQtWarning expected("is odd");
    qWarning("something is odd");
}

TEST(AQtWarning, ThatIsExpectedMustCome) {
    EXPECT_NONFATAL_FAILURE(test::ExpectQtWarning("never comes"), "never comes");
}

TEST(AQtWarning, OfAnotherKindStillFailsTheTest) {
    EXPECT_NONFATAL_FAILURE(
        {
            const test::ExpectQtWarning expected("is odd");
            qWarning("something is odd");
            qWarning("something else");
        },
        "something else");
}

} // namespace
} // namespace parascope
