// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/PolledFiles.h"

#include <sys/syscall.h>

namespace parascope {
namespace {

using testing::ElementsAre;

std::string pollText(long number, const std::string& arguments) {
    return std::to_string(number) + " " + arguments + " 0x7ffe79755408 0x7faf4152c2ad\n";
}

TEST(APollCall, IsReadWithItsFilesAndItsLimit) {
    const auto epoll = parsePollCall(pollText(SYS_epoll_pwait, "0x5 0x7ff1 0x40 0xffffffff 0x0 0x8"));
    ASSERT_TRUE(epoll);
    EXPECT_EQ(epoll->epoll, 5);
    EXPECT_FALSE(epoll->hasLimit) << "-1 is for ever";
    EXPECT_TRUE(parsePollCall(pollText(SYS_epoll_pwait, "0x5 0x7ff1 0x40 0x64 0x0 0x8"))->hasLimit);
    const auto poll = parsePollCall(pollText(SYS_ppoll, "0x562a 0x3 0x0 0x0 0x8 0x0"));
    ASSERT_TRUE(poll);
    EXPECT_EQ(poll->address, 0x562aU);
    EXPECT_EQ(poll->count, 3U);
    EXPECT_FALSE(poll->hasLimit);
    EXPECT_FALSE(parsePollCall(pollText(SYS_read, "0x5 0x0 0x0 0x0 0x0 0x0")));
    EXPECT_FALSE(parsePollCall("running\n"));
}

TEST(APolledFile, IsWhatItsLinkAndItsProtocolSay) {
    EXPECT_EQ(polledFile("socket:[123]", "TCP"), PolledFile::Network);
    EXPECT_EQ(polledFile("socket:[123]", "UDPv6"), PolledFile::Network);
    EXPECT_EQ(polledFile("socket:[123]", "UNIX-STREAM"), PolledFile::Inside) << "asyncio wakes itself by one";
    EXPECT_EQ(polledFile("socket:[123]", "UNIX"), PolledFile::Inside);
    EXPECT_EQ(polledFile("/dev/pts/3", ""), PolledFile::Terminal);
    EXPECT_EQ(polledFile("pipe:[4]", ""), PolledFile::Pipe);
    EXPECT_EQ(polledFile("anon_inode:[eventfd]", ""), PolledFile::Inside);
}

TEST(AThreadThatPolls, WaitsForWhoIsOutsideOrForATimeToPass) {
    using enum PolledFile;
    EXPECT_EQ(polledKind({Inside, Network}, true), WaitKind::Socket);
    EXPECT_EQ(polledKind({Inside, Terminal}, false), WaitKind::Terminal);
    EXPECT_EQ(polledKind({Inside, Pipe}, true), WaitKind::Sleep) << "a timer, with a pipe to wake it";
    EXPECT_EQ(polledKind({Pipe}, false), WaitKind::Poll) << "it listens for orders";
    EXPECT_EQ(polledKind({Inside}, false), WaitKind::Poll);
    EXPECT_EQ(polledKind({}, true), WaitKind::Sleep);
}

TEST(AnEpoll, NamesItsFiles) {
    EXPECT_THAT(parseEpollFiles("pos:\t0\nflags:\t02\n"
                                "tfd:        5 events:       19 data: 5  pos:0 ino:1 sdev:8\n"
                                "tfd:       12 events:       19 data: c  pos:0 ino:2 sdev:8\n"),
                ElementsAre(5, 12));
    EXPECT_THAT(parseEpollFiles(""), testing::IsEmpty());
}

TEST(AJoin, IsAFutexThatTheKernelWakes) {
    EXPECT_EQ(joinedThread(pollText(SYS_futex, "0x7f03 0x109 0x1f4 0x0 0x0 0xffffffff")), 500);
    EXPECT_EQ(joinedThread(pollText(SYS_futex, "0x7f03 0x189 0x1f4 0x0 0x0 0xffffffff")), std::nullopt)
        << "a lock of the process's own";
    EXPECT_EQ(joinedThread(pollText(SYS_futex, "0x7f03 0x1 0x1f4 0x0 0x0 0x0")), std::nullopt) << "it wakes";
}

} // namespace
} // namespace parascope
