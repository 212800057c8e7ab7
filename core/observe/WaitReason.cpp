// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/WaitReason.h"

#include "core/observe/OpenFile.h"
#include "core/observe/PolledFiles.h"
#include "core/observe/SyscallText.h"
#include "core/observe/TaskReader.h"
#include "core/observe/WaitingCalls.h"

#include <array>
#include <climits>
#include <linux/futex.h>
#include <string>
#include <sys/syscall.h>

namespace parascope {

namespace {

// Newer than the headers of some systems that we are built on; one number on all architectures since Linux 5.
constexpr long kSysFutexWaitv = 449;
constexpr long kSysFutexWait = 455;

/// futex(2): address, operation, value, time limit.
WaitReason futexReason(const SyscallText& call) {
    constexpr std::uint64_t kFlags = FUTEX_PRIVATE_FLAG | FUTEX_CLOCK_REALTIME;
    switch (call.arguments[1] & ~kFlags & 0xffffffffU) {
    case FUTEX_WAIT:
    case FUTEX_WAIT_BITSET:
    case FUTEX_WAIT_REQUEUE_PI:
    case FUTEX_LOCK_PI:
    case 13: // FUTEX_LOCK_PI2, since Linux 5.14
        return {call.arguments[3] != 0 ? WaitKind::TimedLock : WaitKind::Lock, call.arguments[0]};
    default:
        return {WaitKind::Other, 0}; // waking others does not wait
    }
}

bool readsOrWritesAnyFile(long number) {
    switch (number) {
    case SYS_read:
    case SYS_write:
    case SYS_readv:
    case SYS_writev:
    case SYS_sendfile:
    case SYS_splice:
        return true;
    default:
        return false;
    }
}

bool opensFile(long number) {
    switch (number) {
#ifdef SYS_open
    case SYS_open:
#endif
    case SYS_openat:
        return true;
    default:
        return false;
    }
}

/// select(2) and poll(2) without any file are an old way to sleep; CPython before 3.11 sleeps so.
bool pollsNothing(const SyscallText& call) {
    switch (call.number) {
#ifdef SYS_poll
    case SYS_select:
#endif
    case SYS_pselect6:
        return call.arguments[0] == 0;
#ifdef SYS_poll
    case SYS_poll:
#endif
    case SYS_ppoll:
        return call.arguments[1] == 0;
    default:
        return false;
    }
}

WaitKind kindOfFile(std::string_view target) {
    if (target.starts_with("pipe:")) {
        return WaitKind::Pipe;
    }
    if (target.starts_with("socket:")) {
        return WaitKind::Socket;
    }
    if (target.starts_with("/dev/pts/") || target.starts_with("/dev/tty") || target == "/dev/console") {
        return WaitKind::Terminal;
    }
    if (target.starts_with("anon_inode:") || target.starts_with("/dev/") || target.empty()) {
        return WaitKind::Other; // an eventfd, a terminal …
    }
    return WaitKind::Disk;
}

WaitKind kindOfKernelFunction(std::string_view function) {
    struct Hint {
        std::string_view part;
        WaitKind kind;
    };
    // Parts that have stayed while the names around them changed: pipe_read, pipe_wait, anon_pipe_read …
    static constexpr std::array kHints{
        Hint{"futex", WaitKind::Lock},         Hint{"nanosleep", WaitKind::Sleep},
        Hint{"pipe_", WaitKind::Pipe},         Hint{"wait_for_partner", WaitKind::Pipe},
        Hint{"ep_poll", WaitKind::Poll},       Hint{"epoll_wait", WaitKind::Poll},
        Hint{"poll_schedule", WaitKind::Poll}, Hint{"do_select", WaitKind::Poll},
        Hint{"do_sys_poll", WaitKind::Poll},   Hint{"unix_stream", WaitKind::Socket},
        Hint{"sk_wait", WaitKind::Socket},     Hint{"sk_stream", WaitKind::Socket},
        Hint{"inet_", WaitKind::Socket},       Hint{"skb_recv", WaitKind::Socket},
        Hint{"skb_wait", WaitKind::Socket},    Hint{"tcp_", WaitKind::Socket},
        Hint{"io_schedule", WaitKind::Disk},   Hint{"folio_wait", WaitKind::Disk},
        Hint{"wait_on_page", WaitKind::Disk},  Hint{"wait_on_buffer", WaitKind::Disk},
        Hint{"filemap", WaitKind::Disk},       Hint{"jbd2", WaitKind::Disk},
        Hint{"blk_", WaitKind::Disk},          Hint{"submit_bio", WaitKind::Disk},
        Hint{"do_wait", WaitKind::Children},   Hint{"locks_lock", WaitKind::Lock},
    };
    for (const auto& hint : kHints) {
        if (function.find(hint.part) != std::string_view::npos) {
            return hint.kind;
        }
    }
    return WaitKind::Other;
}

std::string readTaskFile(ThreadKey thread, const char* name) {
    std::string text;
    if (const auto file = openTaskFile(thread, name); file.isOpen()) {
        readFromStart(file, text);
    }
    return text;
}

/// State D: of what it waits for the kernel promises that it comes soon. A disk, in all but name.
bool isInDiskWait(ThreadKey thread) {
    const auto stat = parseTaskStat(readTaskFile(thread, "stat"));
    return stat && stat->state == 'D';
}

} // namespace

WaitReason classifyWait(std::string_view syscallText, std::string_view wchanText,
                        std::string_view fileTarget) {
    if (syscallText.starts_with("running")) {
        return {WaitKind::NotWaiting, 0};
    }
    const auto call = parseSyscall(syscallText);
    if (call && call->number == SYS_futex) {
        return futexReason(*call);
    }
    if (call && call->number == kSysFutexWaitv) { // waiters, count, flags, time limit
        return {call->arguments[3] != 0 ? WaitKind::TimedLock : WaitKind::Lock, 0};
    }
    if (call && call->number == kSysFutexWait) { // address, value, mask, flags, time limit
        return {call->arguments[4] != 0 ? WaitKind::TimedLock : WaitKind::Lock, call->arguments[0]};
    }
    if (call && pollsNothing(*call)) {
        return {WaitKind::Sleep, 0};
    }
    if (call && opensFile(call->number) && kindOfKernelFunction(wchanText) == WaitKind::Pipe) {
        return {WaitKind::Pipe, 0}; // a named one, until somebody opens its other end
    }
    auto kind = WaitKind::Other;
    if (call) {
        kind = readsOrWritesAnyFile(call->number) ? kindOfFile(fileTarget) : kindOfCall(call->number);
    }
    return {kind != WaitKind::Other ? kind : kindOfKernelFunction(wchanText), 0};
}

std::optional<std::int32_t> joinedThread(std::string_view syscallText) {
    const auto call = parseSyscall(syscallText);
    const bool waitsForKernel = call && call->number == SYS_futex &&
                                (call->arguments[1] & FUTEX_PRIVATE_FLAG) == 0 &&
                                futexReason(*call).kind != WaitKind::Other;
    const auto value = waitsForKernel ? call->arguments[2] & 0xffffffffU : 0;
    return value > 0 && value <= INT_MAX ? std::optional(static_cast<std::int32_t>(value)) : std::nullopt;
}

std::optional<int> waitedFile(std::string_view syscallText) {
    const auto call = parseSyscall(syscallText);
    if (!call || !readsOrWritesAnyFile(call->number)) {
        return std::nullopt;
    }
    // sendfile(2) writes to its first file and reads its second; the first is the one that makes it wait
    // long.
    return static_cast<int>(call->arguments[0] & INT_MAX);
}

std::optional<WaitReason> readWaitReason(ThreadKey thread) {
    const auto call = readTaskFile(thread, "syscall");
    if (call.empty()) {
        return std::nullopt;
    }
    const auto file = waitedFile(call);
    const auto target = file ? openFile(thread.pid, *file) : std::string();
    const auto parsed = parseSyscall(call);
    auto reason = classifyWait(call, {}, target);
    if (reason.kind == WaitKind::Other || (parsed && opensFile(parsed->number))) {
        reason = classifyWait(call, readTaskFile(thread, "wchan"), target);
    }
    if (reason.kind == WaitKind::Other && isInDiskWait(thread)) {
        reason.kind = WaitKind::Disk;
    }
    if (reason.kind == WaitKind::Poll) {
        reason.kind = readPolled(thread, call);
    } else if (const auto joined = joinedThread(call);
               joined && openTaskFile({thread.pid, *joined}, "comm").isOpen()) {
        reason.kind = WaitKind::Children;
    }
    return reason;
}

} // namespace parascope
