// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/queue/QueueLog.h"

#include <gtest/gtest.h>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

namespace parascope {
namespace {

class ALog : public testing::Test {
protected:
    ALog() {
        record.facts.id = RunId(1);
        log.resize(300, 100);
        log.show();
        EXPECT_TRUE(QTest::qWaitForWindowExposed(&log));
    }
    void add(int count) {
        for (int i = 0; i < count; ++i) {
            record.log.push_back("Producer: generating item " + std::to_string(i));
        }
        log.showRun(&record);
    }
    [[nodiscard]] int place() const { return log.verticalScrollBar()->value(); }
    [[nodiscard]] int end() const { return log.verticalScrollBar()->maximum(); }

    RunRecord record;
    QueueLog log;
};

TEST_F(ALog, FollowsItsEnd) {
    add(100);
    EXPECT_GT(end(), 0);
    EXPECT_EQ(place(), end());
}

TEST_F(ALog, FollowsItsEndBehindALineThatIsFolded) {
    add(100);
    record.log.push_back(std::string(300, 'x') +
                         " and more words that do not fit into one line of so narrow a log");
    log.showRun(&record);
    record.log.emplace_back("the last line");
    log.showRun(&record);
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
    record.log = {"a", "b"};
    log.showRun(&record);
    log.showRun(&record);
    record.log.emplace_back("c");
    log.showRun(&record);
    EXPECT_EQ(log.toPlainText(), QStringLiteral("a\nb\nc"));
    RunRecord other;
    other.facts.id = RunId(7);
    other.log = {"d"};
    log.showRun(&other);
    EXPECT_EQ(log.toPlainText(), QStringLiteral("d"));
    log.showRun(nullptr);
    EXPECT_EQ(log.toPlainText(), QString());
}

TEST_F(ALog, TellsWhichLineWasChosenByAClickOrEnter) {
    record.log = {"a", "b", "c"};
    log.showRun(&record);
    const QSignalSpy chosen(&log, &QueueLog::lineChosen);
    log.moveCursor(QTextCursor::Start);
    log.moveCursor(QTextCursor::Down);
    QTest::mouseClick(log.viewport(), Qt::LeftButton, {}, log.cursorRect().center());
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen[0][0].value<std::size_t>(), 1U);
    QTest::keyClick(&log, Qt::Key_Down);
    QTest::keyClick(&log, Qt::Key_Return);
    ASSERT_EQ(chosen.count(), 2);
    EXPECT_EQ(chosen[1][0].value<std::size_t>(), 2U);
}

} // namespace
} // namespace parascope
