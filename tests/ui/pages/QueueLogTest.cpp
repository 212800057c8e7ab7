// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/QueueLog.h"

#include <gtest/gtest.h>
#include <QScrollBar>
#include <QTest>

namespace parascope {
namespace {

class ALog : public testing::Test {
protected:
    ALog() {
        log.resize(300, 100);
        log.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&log));
    }
    void add(int count) {
        for (int i = 0; i < count; ++i) {
            log.addLines({"Producer: generating item " + std::to_string(i)});
        }
    }
    [[nodiscard]] int place() const { return log.verticalScrollBar()->value(); }
    [[nodiscard]] int end() const { return log.verticalScrollBar()->maximum(); }

    QueueLog log;
};

TEST_F(ALog, FollowsItsEnd) {
    add(100);
    EXPECT_GT(end(), 0);
    EXPECT_EQ(place(), end());
}

TEST_F(ALog, FollowsItsEndBehindALineThatIsFolded) {
    add(100);
    log.addLines(
        {std::string(300, 'x') + " and more words that do not fit into one line of so narrow a log"});
    log.addLines({"the last line"});
    EXPECT_EQ(place(), end());
    EXPECT_TRUE(log.viewport()->rect().contains(log.cursorRect().center()));
}

TEST_F(ALog, StaysWhereSomebodyReads) {
    add(100);
    log.verticalScrollBar()->setValue(10);
    add(100);
    EXPECT_EQ(place(), 10);
    log.verticalScrollBar()->setValue(end());
    add(1);
    EXPECT_EQ(place(), end());
}

TEST_F(ALog, HoldsItsLinesAsTheyCame) {
    log.addLines({"a", "b"});
    log.addLines({});
    log.addLines({"c"});
    EXPECT_EQ(log.toPlainText(), QStringLiteral("a\nb\nc"));
}

} // namespace
} // namespace parascope
