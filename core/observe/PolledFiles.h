// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/WaitReason.h"

#include <string>
#include <vector>

namespace parascope {

/// A call of poll, select or epoll, from the text of a syscall file.
struct PollCall {
    enum class Form : std::uint8_t { Poll, Select, Epoll };

    Form form = Form::Poll;
    std::uint64_t address = 0; ///< of the list of files in the thread's own memory; of Epoll none
    std::uint64_t count = 0;   ///< of files in that list
    int epoll = -1;            ///< of Epoll: the descriptor that holds the list
    bool hasLimit = false;     ///< it ends by itself after a time
};

/// Nothing for other calls.
[[nodiscard]] std::optional<PollCall> parsePollCall(std::string_view syscallText);

/// What a file is to who polls it.
enum class PolledFile : std::uint8_t {
    Network,  ///< a socket of the internet protocols
    Terminal, ///< what a person types
    Pipe,
    Inside, ///< an eventfd, a timer, a pair of local sockets: most often the program's own way to wake itself
};

/// From the target of the link /proc/PID/fd/N and, of a socket, the name of its protocol ("TCP", "UNIX").
[[nodiscard]] PolledFile polledFile(std::string_view target, std::string_view protocol);

/// What one waits for who polls these files. What has a time limit and nobody outside to wait for sleeps.
[[nodiscard]] WaitKind polledKind(const std::vector<PolledFile>& files, bool hasLimit);

/// Numbers of the files in the text of /proc/PID/fdinfo/EPOLL: "tfd:        5 events: …".
[[nodiscard]] std::vector<int> parseEpollFiles(std::string_view fdinfo);

/// Asks the kernel which files a thread polls that is in this call, and tells what it waits for; Poll when
/// that cannot be known. About 3 µs a file.
[[nodiscard]] WaitKind readPolled(ThreadKey thread, std::string_view syscallText);

} // namespace parascope
