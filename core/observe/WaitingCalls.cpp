// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/WaitingCalls.h"

#include <algorithm>
#include <iterator>
#include <sys/syscall.h>

namespace parascope {

namespace {

struct WaitingCall {
    long number;
    WaitKind kind;
};

/// Younger machines lack the older calls.
constexpr WaitingCall kWaitingCalls[] = {
    {SYS_nanosleep, WaitKind::Sleep},
    {SYS_clock_nanosleep, WaitKind::Sleep},
#ifdef SYS_poll
    {SYS_poll, WaitKind::Poll},
    {SYS_select, WaitKind::Poll},
    {SYS_epoll_wait, WaitKind::Poll},
#endif
    {SYS_ppoll, WaitKind::Poll},
    {SYS_pselect6, WaitKind::Poll},
    {SYS_epoll_pwait, WaitKind::Poll},
#ifdef SYS_epoll_pwait2
    {SYS_epoll_pwait2, WaitKind::Poll},
#endif
    {SYS_connect, WaitKind::Socket},
    {SYS_accept, WaitKind::Socket},
    {SYS_accept4, WaitKind::Socket},
    {SYS_recvfrom, WaitKind::Socket},
    {SYS_recvmsg, WaitKind::Socket},
    {SYS_recvmmsg, WaitKind::Socket},
    {SYS_sendto, WaitKind::Socket},
    {SYS_sendmsg, WaitKind::Socket},
    {SYS_sendmmsg, WaitKind::Socket},
    {SYS_mq_timedreceive, WaitKind::Pipe},
    {SYS_mq_timedsend, WaitKind::Pipe},
    {SYS_msgrcv, WaitKind::Pipe},
    {SYS_msgsnd, WaitKind::Pipe},
    {SYS_wait4, WaitKind::Children},
    {SYS_waitid, WaitKind::Children},
#ifdef SYS_pause
    {SYS_pause, WaitKind::Children},
#endif
    {SYS_rt_sigsuspend, WaitKind::Children}, // dash's "wait"
    {SYS_rt_sigtimedwait, WaitKind::Children},
    {SYS_semop, WaitKind::Lock},
    {SYS_semtimedop, WaitKind::Lock},
    {SYS_flock, WaitKind::Lock},
    {SYS_fsync, WaitKind::Disk},
    {SYS_fdatasync, WaitKind::Disk},
    {SYS_sync, WaitKind::Disk},
    {SYS_syncfs, WaitKind::Disk},
    {SYS_msync, WaitKind::Disk},
    {SYS_pread64, WaitKind::Disk},
    {SYS_pwrite64, WaitKind::Disk},
    {SYS_preadv, WaitKind::Disk},
    {SYS_pwritev, WaitKind::Disk},
#ifdef SYS_open
    {SYS_open, WaitKind::Disk},
    {SYS_stat, WaitKind::Disk},
    {SYS_lstat, WaitKind::Disk},
    {SYS_access, WaitKind::Disk},
    {SYS_unlink, WaitKind::Disk},
    {SYS_rename, WaitKind::Disk},
    {SYS_mkdir, WaitKind::Disk},
#endif
#ifdef SYS_newfstatat
    {SYS_newfstatat, WaitKind::Disk},
#endif
    {SYS_statx, WaitKind::Disk},
    {SYS_faccessat, WaitKind::Disk},
    {SYS_readlinkat, WaitKind::Disk},
    {SYS_openat, WaitKind::Disk},
    {SYS_getdents64, WaitKind::Disk},
    {SYS_unlinkat, WaitKind::Disk},
    {SYS_mkdirat, WaitKind::Disk},
    {SYS_linkat, WaitKind::Disk},
    {SYS_ftruncate, WaitKind::Disk},
    {SYS_fallocate, WaitKind::Disk},
    {SYS_execve, WaitKind::Disk},
};

} // namespace

WaitKind kindOfCall(long number) {
    const auto* const found =
        std::find_if(std::begin(kWaitingCalls), std::end(kWaitingCalls),
                     [number](const WaitingCall& call) { return call.number == number; });
    return found != std::end(kWaitingCalls) ? found->kind : WaitKind::Other;
}

} // namespace parascope
