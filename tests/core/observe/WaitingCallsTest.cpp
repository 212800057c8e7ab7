// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/WaitingCalls.h"

#include <gtest/gtest.h>
#include <sys/syscall.h>

namespace parascope {
namespace {

TEST(ASystemCall, TellsByItsNumberWhatItsThreadWaitsFor) {
    EXPECT_EQ(kindOfCall(SYS_clock_nanosleep), WaitKind::Sleep);
    EXPECT_EQ(kindOfCall(SYS_ppoll), WaitKind::Poll);
    EXPECT_EQ(kindOfCall(SYS_accept4), WaitKind::Socket);
    EXPECT_EQ(kindOfCall(SYS_mq_timedsend), WaitKind::Pipe);
    EXPECT_EQ(kindOfCall(SYS_waitid), WaitKind::Children);
    EXPECT_EQ(kindOfCall(SYS_flock), WaitKind::Lock);
    EXPECT_EQ(kindOfCall(SYS_fsync), WaitKind::Disk);
    EXPECT_EQ(kindOfCall(SYS_execve), WaitKind::Disk);
}

TEST(ASystemCall, ThatNeedsAFileOrAnOperationToTellIsOther) {
    EXPECT_EQ(kindOfCall(SYS_read), WaitKind::Other);
    EXPECT_EQ(kindOfCall(SYS_futex), WaitKind::Other);
    EXPECT_EQ(kindOfCall(-1), WaitKind::Other);
}

} // namespace
} // namespace parascope
