// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/ThreadKey.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace parascope {

/// What a thread waits for while it is off its core.
enum class WaitKind : std::uint8_t {
    NotWaiting, ///< it is on a core (again), or ready for one
    Lock,       ///< a futex without a time limit: mutex, condition variable, join …
    TimedLock,  ///< a futex with a time limit; a CPython thread that waits for the GIL is here
    Pipe,       ///< a pipe or a message queue, empty or full
    Socket,     ///< the network, or another process at the end of a socket
    Poll,       ///< one of several files: poll, select, epoll
    Disk,       ///< a file
    Sleep,      ///< for a time to pass
    Terminal,   ///< for what a person types
    Children,   ///< for what it started: the end of a process, of a thread, a signal
    Gil,        ///< for Python's lock, as estimated by who knows that it is a Python: never told here
    Other,      ///< none of these, or not told
};

struct WaitReason {
    WaitKind kind = WaitKind::Other;
    std::uint64_t address =
        0; ///< of the futex for Lock and TimedLock, in the thread's own address space; else 0

    bool operator==(const WaitReason&) const = default;
};

/// Tells the reason from what /proc/PID/task/TID/syscall and wchan say (proc(5)), and what the link
/// /proc/PID/fd/N of the file that is read or written points to ("pipe:[123]"), if known. Any of the texts
/// may be empty.
///
/// Goes by the number of the system call first, of this machine's own kind (x86_64, aarch64 …); by the file,
/// where the call is one that reads or writes any file; by wchan last, as the names in it change from kernel
/// to kernel.
[[nodiscard]] WaitReason classifyWait(std::string_view syscallText, std::string_view wchanText,
                                      std::string_view fileTarget = {});

/// The thread whose end a thread waits for, if its syscall text is that of pthread_join(3): its futex is one
/// that the kernel wakes, not shared by name, and holds the thread's number. Whether there is such a thread
/// is for the caller to see.
[[nodiscard]] std::optional<std::int32_t> joinedThread(std::string_view syscallText);

/// The file descriptor that a thread reads or writes according to its syscall text; nothing for other calls.
[[nodiscard]] std::optional<int> waitedFile(std::string_view syscallText);

/// Reads the texts for a thread, at most three small files (about 10 µs; what one polls costs more, see
/// PolledFiles), and tells the reason. Nothing when
/// the thread has gone or its process belongs to another user (ptrace(2), PTRACE_MODE_ATTACH).
[[nodiscard]] std::optional<WaitReason> readWaitReason(ThreadKey thread);

} // namespace parascope
