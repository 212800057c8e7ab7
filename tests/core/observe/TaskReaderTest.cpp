// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/TaskReader.h"
#include "core/observe/TaskUsage.h"
#include "tests/core/observe/Fixtures.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace parascope {
namespace {

using test::procFixture;

ThreadKey self() {
    return {::getpid(), ::gettid()};
}

void burn(Nanoseconds cpu) {
    const auto until = threadCpuNow() + cpu;
    while (threadCpuNow() < until) {
    }
}

TEST(StatText, IsReadBehindANameWithParentheses) {
    const auto stat = parseTaskStat(procFixture("task-stat.txt"));
    ASSERT_TRUE(stat);
    EXPECT_EQ(*stat, (TaskStat{'R', 21, 2, 201611, CoreId(0)}));
}

TEST(StatText, TellsTheCoreFromField39) {
    auto text = procFixture("task-stat.txt");
    text.replace(text.find(" 17 0 "), 6, " 17 63 ");
    EXPECT_EQ(parseTaskStat(text).value().core, CoreId(63));
}

TEST(StatText, IsRefusedWhenCutOffAnywhereBeforeTheCore) {
    const auto text = procFixture("task-stat.txt");
    const auto needed = text.find(" 17 0 ") + 4;
    for (std::size_t length = 0; length < needed; ++length) {
        EXPECT_FALSE(parseTaskStat(text.substr(0, length))) << length;
    }
}

TEST(SchedstatText, GivesNanosecondsAndSlices) {
    const auto stat = parseTaskSchedstat(procFixture("task-schedstat.txt"));
    ASSERT_TRUE(stat);
    EXPECT_EQ(*stat, (TaskSchedstat{Nanoseconds(232196990), Nanoseconds(523531), 33}));
    EXPECT_FALSE(parseTaskSchedstat("1 2"));
    EXPECT_FALSE(parseTaskSchedstat(""));
}

TEST(StatusText, TellsVoluntaryFromPreemptedSwitches) {
    const auto counts = parseSwitchCounts(procFixture("task-status.txt"));
    ASSERT_TRUE(counts);
    EXPECT_EQ(*counts, (SwitchCounts{21, 11}));
    EXPECT_FALSE(parseSwitchCounts("\nnonvoluntary_ctxt_switches:\t11\n"));
}

TEST(ReadingAThread, AgreesWithItsOwnClock) {
    KernelTaskReader reader;
    burn(std::chrono::milliseconds(5));
    const auto before = threadCpuNow();
    const auto reading = reader.read(self());
    const auto after = threadCpuNow();
    ASSERT_TRUE(reading);
    EXPECT_TRUE(reading->isRunnable());
    EXPECT_GE(reading->onCore, before);
    EXPECT_LE(reading->onCore, after);
}

TEST(ReadingAThread, GivesNothingOnceItHasEnded) {
    KernelTaskReader reader;
    std::int32_t tid = 0;
    std::thread thread([&] {
        tid = ::gettid();
        EXPECT_TRUE(reader.read(self())) << "opens its files while it lives";
    });
    thread.join();
    // The kernel takes a joined thread out of /proc a moment after pthread_join returns.
    for (int i = 0; i < 1000 && reader.read({::getpid(), tid}); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    EXPECT_FALSE(reader.read({::getpid(), tid}));
    EXPECT_FALSE(reader.readSwitchCounts({::getpid(), tid}));
}

TEST(ReadingAThread, GivesNothingForAPairThatNeverWas) {
    KernelTaskReader reader;
    EXPECT_FALSE(reader.read({::getpid(), 1}));
    EXPECT_FALSE(reader.read({}));
}

TEST(ReadingAThread, SeesAnEndedProcessThatNobodyWaitedForAsDead) {
    const auto child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::_exit(0);
    }
    siginfo_t info{};
    ASSERT_EQ(::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT), 0);
    KernelTaskReader reader;
    const auto reading = reader.read({child, child});
    ASSERT_TRUE(reading);
    EXPECT_TRUE(reading->isDead());
    ::waitpid(child, nullptr, 0);
    EXPECT_FALSE(reader.read({child, child}));
}

TEST(TaskUsageOfAThread, CountsItsSleepsAsVoluntarySwitches) {
    const auto before = readTaskUsage(::getpid(), ::gettid());
    ASSERT_TRUE(before) << before.error().text();
    for (int i = 0; i < 5; ++i) {
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    const auto after = readTaskUsage(::getpid(), ::gettid());
    ASSERT_TRUE(after);
    EXPECT_GE(after->voluntarySwitches, before->voluntarySwitches + 5);
    EXPECT_GT(after->onCore, before->onCore);
    EXPECT_GE(after->waiting, before->waiting);
    EXPECT_TRUE(after->lastCore.isValid());
}

TEST(TaskUsageOfAThread, IsAnErrorInWordsWhenItHasEnded) {
    const auto usage = readTaskUsage(::getpid(), 1);
    ASSERT_FALSE(usage);
    EXPECT_NE(usage.error().text().find("it has ended"), std::string::npos);
}

} // namespace
} // namespace parascope
