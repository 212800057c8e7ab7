// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/PolledFiles.h"

#include "core/observe/OpenFile.h"
#include "core/observe/ProcFile.h"
#include "core/observe/SyscallText.h"
#include "core/observe/TextScan.h"

#include <algorithm>
#include <array>
#include <climits>
#include <cstring>
#include <poll.h>
#include <sys/select.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/xattr.h>
#include <unistd.h>

namespace parascope {

namespace {

/// More are not looked at: who polls that many is a server.
constexpr std::size_t kMostPolled = 64;

std::string fileOf(ThreadKey thread, const char* folder, int descriptor) {
    return "/proc/" + std::to_string(thread.pid) + "/" + folder + "/" + std::to_string(descriptor);
}

/// Reads the thread's own memory, as far as the kernel lets us (process_vm_readv(2)).
std::size_t readMemory(ThreadKey thread, std::uint64_t address, void* into, std::size_t bytes) {
    const iovec local{into, bytes};
    const iovec remote{reinterpret_cast<void*>(address), bytes}; // NOLINT: an address of another process
    const auto got = ::process_vm_readv(thread.pid, &local, 1, &remote, 1, 0);
    return got > 0 ? static_cast<std::size_t>(got) : 0;
}

std::vector<int> filesOfPoll(ThreadKey thread, const PollCall& call) {
    std::array<pollfd, kMostPolled> list{};
    const auto count = std::min<std::size_t>(call.count, list.size());
    const auto got = readMemory(thread, call.address, list.data(), count * sizeof(pollfd));
    std::vector<int> files;
    for (std::size_t i = 0; i < got / sizeof(pollfd); ++i) {
        files.push_back(list.at(i).fd);
    }
    return files;
}

/// Those that are to be read: what is written is seldom waited for.
std::vector<int> filesOfSelect(ThreadKey thread, const PollCall& call) {
    fd_set set;
    FD_ZERO(&set);
    const auto bytes = std::min<std::size_t>(sizeof(set), (call.count + 7) / 8);
    std::vector<int> files;
    if (call.address == 0 || readMemory(thread, call.address, &set, bytes) < bytes) {
        return files;
    }
    for (int file = 0; file < static_cast<int>(std::min<std::uint64_t>(call.count, FD_SETSIZE)); ++file) {
        if (FD_ISSET(file, &set) && files.size() < kMostPolled) {
            files.push_back(file);
        }
    }
    return files;
}

std::vector<int> filesOf(ThreadKey thread, const PollCall& call) {
    switch (call.form) {
    case PollCall::Form::Poll:
        return filesOfPoll(thread, call);
    case PollCall::Form::Select:
        return filesOfSelect(thread, call);
    case PollCall::Form::Epoll:
        break;
    }
    return parseEpollFiles(readWholeFile(fileOf(thread, "fdinfo", call.epoll).c_str()));
}

std::string protocolOf(const std::string& path) {
    std::array<char, 32> name{};
    const auto length = ::getxattr(path.c_str(), "system.sockprotoname", name.data(), name.size());
    return length > 0 ? std::string(name.data(), ::strnlen(name.data(), static_cast<std::size_t>(length)))
                      : std::string();
}

} // namespace

std::optional<PollCall> parsePollCall(std::string_view syscallText) {
    const auto call = parseSyscall(syscallText);
    if (!call) {
        return std::nullopt;
    }
    const auto& arguments = call->arguments;
    const auto milliseconds = static_cast<std::int32_t>(static_cast<std::uint32_t>(arguments[2]));
    const auto epollLimit = static_cast<std::int32_t>(static_cast<std::uint32_t>(arguments[3]));
    switch (call->number) {
#ifdef SYS_poll
    case SYS_poll:
        return PollCall{PollCall::Form::Poll, arguments[0], arguments[1], -1, milliseconds >= 0};
    case SYS_select:
        return PollCall{PollCall::Form::Select, arguments[1], arguments[0], -1, arguments[4] != 0};
    case SYS_epoll_wait:
#endif
    case SYS_epoll_pwait:
        return PollCall{PollCall::Form::Epoll, 0, 0, static_cast<int>(arguments[0] & INT_MAX),
                        epollLimit >= 0};
#ifdef SYS_epoll_pwait2
    case SYS_epoll_pwait2:
        return PollCall{PollCall::Form::Epoll, 0, 0, static_cast<int>(arguments[0] & INT_MAX),
                        arguments[3] != 0};
#endif
    case SYS_ppoll:
        return PollCall{PollCall::Form::Poll, arguments[0], arguments[1], -1, arguments[2] != 0};
    case SYS_pselect6:
        return PollCall{PollCall::Form::Select, arguments[1], arguments[0], -1, arguments[4] != 0};
    default:
        return std::nullopt;
    }
}

PolledFile polledFile(std::string_view target, std::string_view protocol) {
    if (target.starts_with("socket:")) {
        // A pair of local sockets is how programs wake themselves: it said "network" of every asyncio.
        return protocol.starts_with("UNIX") || protocol.empty() ? PolledFile::Inside : PolledFile::Network;
    }
    if (target.starts_with("/dev/pts/") || target.starts_with("/dev/tty")) {
        return PolledFile::Terminal;
    }
    return target.starts_with("pipe:") ? PolledFile::Pipe : PolledFile::Inside;
}

WaitKind polledKind(const std::vector<PolledFile>& files, bool hasLimit) {
    const auto has = [&files](PolledFile file) {
        return std::find(files.begin(), files.end(), file) != files.end();
    };
    if (has(PolledFile::Network)) {
        return WaitKind::Socket;
    }
    if (has(PolledFile::Terminal)) {
        return WaitKind::Terminal;
    }
    // Who reads from another program reads; who polls a pipe listens for a word to wake up, or for orders.
    return hasLimit ? WaitKind::Sleep : WaitKind::Poll;
}

std::vector<int> parseEpollFiles(std::string_view fdinfo) {
    constexpr std::string_view kLabel = "tfd:";
    std::vector<int> files;
    for (auto at = fdinfo.find(kLabel); at != std::string_view::npos; at = fdinfo.find(kLabel)) {
        fdinfo.remove_prefix(at + kLabel.size());
        int file = -1;
        if (scanNumber(fdinfo, file) && files.size() < kMostPolled) {
            files.push_back(file);
        }
    }
    return files;
}

WaitKind readPolled(ThreadKey thread, std::string_view syscallText) {
    const auto call = parsePollCall(syscallText);
    if (!call) {
        return WaitKind::Poll;
    }
    std::vector<PolledFile> files;
    for (const auto file : filesOf(thread, *call)) {
        const auto target = openFile(thread.pid, file);
        if (!target.empty()) {
            const bool isSocket = target.starts_with("socket:");
            files.push_back(
                polledFile(target, isSocket ? protocolOf(fileOf(thread, "fd", file)) : std::string()));
        }
    }
    return polledKind(files, call->hasLimit);
}

} // namespace parascope
