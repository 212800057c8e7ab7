// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/WaitReason.h"

#include "tests/support/NamedPipe.h"
#include "tests/support/TempDir.h"

#include <atomic>
#include <fcntl.h>
#include <functional>
#include <future>
#include <gtest/gtest.h>
#include <mutex>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

namespace parascope {
namespace {

/// A line of /proc/PID/task/TID/syscall with this machine's number for the call.
std::string inCall(long number, const std::string& arguments) {
    return std::to_string(number) + " " + arguments + " 0x7ffe79755408 0x7faf4152c2ad\n";
}

WaitKind kindOf(const std::string& syscallText, const std::string& wchan, const std::string& file = {}) {
    return classifyWait(syscallText, wchan, file).kind;
}

TEST(AThreadOffItsCore, WaitsForALockInAFutexWithoutALimit) {
    // As the kernel writes it for a CPython thread in lock.acquire().
    const auto text = inCall(SYS_futex, "0x562a315ef610 0x189 0x0 0x0 0x0 0xffffffff");
    EXPECT_EQ(classifyWait(text, "futex_do_wait"), (WaitReason{WaitKind::Lock, 0x562a315ef610}));
}

TEST(AThreadOffItsCore, TellsTheAddressOfAFutexWithALimit) {
    const auto text = inCall(SYS_futex, "0x562a315ef610 0x89 0x0 0x7ff1c12799f0 0x0 0xffffffff");
    EXPECT_EQ(classifyWait(text, "futex_do_wait"), (WaitReason{WaitKind::TimedLock, 0x562a315ef610}));
    EXPECT_EQ(kindOf(inCall(449, "0x1 0x2 0x0 0x7ff1 0x1 0x0"), ""), WaitKind::TimedLock) << "futex_waitv";
    EXPECT_EQ(classifyWait(inCall(455, "0x1000 0x2 0x3 0x2 0x0 0x0"), ""),
              (WaitReason{WaitKind::Lock, 0x1000}));
}

TEST(AThreadOffItsCore, DoesNotWaitForALockWhenItWakesOthers) {
    EXPECT_EQ(kindOf(inCall(SYS_futex, "0x562a315ef610 0x81 0x1 0x0 0x0 0x0"), "0"), WaitKind::Other);
}

TEST(AThreadOffItsCore, Sleeps) {
    EXPECT_EQ(kindOf(inCall(SYS_clock_nanosleep, "0x1 0x1 0x7ff1c227fab0 0x0 0x0 0x7ff1c314e6e8"),
                     "hrtimer_nanosleep"),
              WaitKind::Sleep);
    EXPECT_EQ(kindOf(inCall(SYS_pselect6, "0x0 0x0 0x0 0x0 0x7ff1 0x0"), "do_select"), WaitKind::Sleep)
        << "selecting among no files is sleeping";
    EXPECT_EQ(kindOf(inCall(SYS_ppoll, "0x0 0x0 0x7ff1 0x0 0x0 0x0"), ""), WaitKind::Sleep);
}

TEST(AThreadOffItsCore, WaitsForOneOfSeveralFiles) {
    const std::string wchan = "poll_schedule_timeout.constprop.0";
    EXPECT_EQ(kindOf(inCall(SYS_pselect6, "0x6 0x7ff1b37f18f0 0x0 0x0 0x0 0x0"), wchan), WaitKind::Poll);
    EXPECT_EQ(kindOf(inCall(SYS_ppoll, "0x562a3178d790 0x1 0x186a0 0x0 0x0 0x0"), wchan), WaitKind::Poll);
    EXPECT_EQ(kindOf(inCall(SYS_epoll_pwait, "0x7 0x7ff198000ba0 0x3ff 0x186a0 0x0 0x0"), "do_epoll_wait"),
              WaitKind::Poll);
}

TEST(AThreadOffItsCore, ReadsWhatItsFileIs) {
    const auto text = inCall(SYS_read, "0x3 0x7ff1c2494650 0x1 0x562a3178ea50 0x0 0x0");
    EXPECT_EQ(waitedFile(text), 3);
    EXPECT_EQ(kindOf(text, "", "pipe:[4711]"), WaitKind::Pipe);
    EXPECT_EQ(kindOf(text, "", "socket:[4712]"), WaitKind::Socket);
    EXPECT_EQ(kindOf(text, "", "/home/class/numbers.bin"), WaitKind::Disk);
    EXPECT_EQ(kindOf(text, "wait_woken", "/dev/pts/3"), WaitKind::Terminal);
    EXPECT_EQ(waitedFile(inCall(SYS_futex, "0x3 0x0 0x0 0x0 0x0 0x0")), std::nullopt);
}

TEST(AThreadOffItsCore, ReadsWhatTheKernelWaitsInWhenTheFileIsNotKnown) {
    const auto text = inCall(SYS_read, "0x3 0x7ff1c2494650 0x1 0x562a3178ea50 0x0 0x0");
    EXPECT_EQ(kindOf(text, "anon_pipe_read"), WaitKind::Pipe) << "Linux 6.14 and later";
    EXPECT_EQ(kindOf(text, "pipe_read"), WaitKind::Pipe);
    EXPECT_EQ(kindOf(text, "unix_stream_read_generic"), WaitKind::Socket);
    EXPECT_EQ(kindOf(text, "folio_wait_bit_common"), WaitKind::Disk);
    EXPECT_EQ(kindOf(text, "wait_on_page_bit_common"), WaitKind::Disk) << "before Linux 5.16";
    EXPECT_EQ(kindOf(text, "0"), WaitKind::Other);
}

TEST(AThreadOffItsCore, WaitsForTheOtherEndOfANamedPipeThatItOpens) {
    const auto text = inCall(SYS_openat, "0xffffff9c 0x562a3178ea50 0x0 0x0 0x0 0x0");
    EXPECT_EQ(kindOf(text, "wait_for_partner"), WaitKind::Pipe);
    EXPECT_EQ(kindOf(text, "io_schedule"), WaitKind::Disk);
    EXPECT_EQ(kindOf(text, ""), WaitKind::Disk);
}

TEST(AThreadOffItsCore, WaitsForTheNetworkOrTheDiskByItsCall) {
    EXPECT_EQ(kindOf(inCall(SYS_recvfrom, "0x5 0x7ff1c2494440 0x1 0x0 0x0 0x0"), "wait_woken"),
              WaitKind::Socket);
    EXPECT_EQ(kindOf(inCall(SYS_fsync, "0x5 0x0 0x0 0x0 0x0 0x0"), ""), WaitKind::Disk);
}

TEST(AThreadOffItsCore, MayBeOnACoreAgain) {
    EXPECT_EQ(kindOf("running\n", "0"), WaitKind::NotWaiting);
}

TEST(AThreadOffItsCore, WaitsForTheDiskWhenItMissesAPageOutsideOfAnyCall) {
    EXPECT_EQ(kindOf("-1 0x7ffe79755408 0x7faf4152c2ad\n", "folio_wait_bit_common"), WaitKind::Disk);
}

TEST(AThreadOffItsCore, WaitsForSomethingElseWhenTheTextMakesNoSense) {
    for (const std::string text : {"", "\n", "x", "999999999999999999999", "12", "202 0x", "202 0xg 0x1"}) {
        EXPECT_EQ(classifyWait(text, "").kind, WaitKind::Other) << text;
    }
}

/// A thread that waits, seen from outside.
class AWaitingThread : public testing::Test {
protected:
    /// Runs `wait` on a thread until `wanted` is seen there, then `wake`. Returns what was seen last.
    static std::optional<WaitReason> seenWhile(const std::function<void()>& wait, WaitKind wanted,
                                               const std::function<void()>& wake) {
        std::promise<std::int32_t> announced;
        std::thread thread([&] {
            announced.set_value(::gettid());
            wait();
        });
        const ThreadKey key{::getpid(), announced.get_future().get()};
        std::optional<WaitReason> reason;
        for (int i = 0; i < 2000 && (!reason || reason->kind != wanted); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            reason = readWaitReason(key);
        }
        wake();
        thread.join();
        return reason;
    }
    static void expectSeen(const std::optional<WaitReason>& reason, WaitKind wanted) {
        if (!reason) {
            GTEST_SKIP() << "the kernel does not tell (no /proc/PID/syscall)";
        }
        EXPECT_EQ(reason->kind, wanted);
    }
};

TEST_F(AWaitingThread, IsSeenAtALock) {
    std::mutex mutex;
    mutex.lock();
    const auto reason =
        seenWhile([&] { std::lock_guard guard(mutex); }, WaitKind::Lock, [&] { mutex.unlock(); });
    expectSeen(reason, WaitKind::Lock);
    if (reason) {
        const auto address = reinterpret_cast<std::uintptr_t>(&mutex);
        EXPECT_GE(reason->address, address);
        EXPECT_LT(reason->address, address + sizeof(mutex));
    }
}

TEST_F(AWaitingThread, IsSeenAtAPipeAndAtASocket) {
    int pipe[2];
    int sockets[2];
    ASSERT_EQ(::pipe(pipe), 0);
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, sockets), 0);
    for (const auto& [ends, kind] : {std::pair(pipe, WaitKind::Pipe), std::pair(sockets, WaitKind::Socket)}) {
        const auto reason = seenWhile(
            [from = ends[0]] {
                char byte = 0;
                EXPECT_EQ(::read(from, &byte, 1), 1);
            },
            kind, [to = ends[1]] { EXPECT_EQ(::write(to, "x", 1), 1); });
        expectSeen(reason, kind);
        ::close(ends[0]);
        ::close(ends[1]);
    }
}

TEST_F(AWaitingThread, IsSeenAtANamedPipe) {
    const test::TempDir dir;
    const test::NamedPipe pipe(dir.file("pipe"));
    const auto reason = seenWhile(
        [&pipe] {
            const int end = ::open(pipe.path().c_str(), O_RDONLY | O_CLOEXEC);
            char byte = 0;
            EXPECT_EQ(::read(end, &byte, 1), 1);
            ::close(end);
        },
        WaitKind::Pipe, [&pipe] { pipe.write("x"); });
    expectSeen(reason, WaitKind::Pipe);
}

TEST_F(AWaitingThread, IsSeenSleeping) {
    std::atomic<bool> enough = false;
    const auto reason = seenWhile(
        [&] {
            while (!enough) {
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
        },
        WaitKind::Sleep, [&] { enough = true; });
    expectSeen(reason, WaitKind::Sleep);
}

TEST_F(AWaitingThread, HasNoReasonWhenThereIsNoSuchThread) {
    EXPECT_EQ(readWaitReason({::getpid(), 1}), std::nullopt);
}

} // namespace
} // namespace parascope
