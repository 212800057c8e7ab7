// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ChildRoom.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

namespace parascope {

namespace {

/// Whether so many files can be opened. `what` cannot be done otherwise.
Result<void> checkRoomForFiles(std::size_t count, const char* what) {
    std::vector<int> files;
    int why = 0;
    while (files.size() < count && why == 0) {
        const int file = open("/dev/null", O_RDONLY | O_CLOEXEC);
        why = file < 0 ? errno : 0;
        if (file >= 0) {
            files.push_back(file);
        }
    }
    for (const int file : files) {
        close(file);
    }
    if (why != 0) {
        return failure(what, std::strerror(why), "raise the limit on open files (ulimit -n)");
    }
    return {};
}

/// Whether so much memory can be had.
Result<void> checkRoomForMemory(std::size_t bytes, const char* what, const char* remedy) {
    void* const memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        return failure(what, std::strerror(errno), remedy);
    }
    munmap(memory, bytes);
    return {};
}

constexpr auto kMoreMemory = "end other programs, or raise the limit on memory (ulimit -v)";

} // namespace

Result<void> checkRoomForChild() {
    constexpr auto kWhat = "cannot start a program";
    constexpr std::size_t kBytes = 8UL << 20U; // a thread's stack, and what a QProcess is made of
    const auto room = checkRoomForMemory(kBytes, kWhat, kMoreMemory);
    // Three pipes (its stdin, its output, the news of its start) and the file that tells of its end.
    return room ? checkRoomForFiles(8, kWhat) : room;
}

Result<void> checkRoomForApplication() {
    constexpr auto kWhat = "Parascope cannot begin";
    constexpr std::size_t kBytes = 32UL
                                   << 20U; // the engine's thread with its stack, and what a run has in hand
    const auto room = checkRoomForMemory(kBytes, kWhat, kMoreMemory);
    // The event loop of each of its threads is woken by one or two; what draws pictures reads fonts.
    return room ? checkRoomForFiles(8, kWhat) : room;
}

Result<void> checkRoomForPicture() {
    constexpr std::size_t kBytes = 48UL << 20U; // 3840 x 2160 pixels of 4 bytes, and fonts
    return checkRoomForMemory(kBytes, "cannot draw a picture",
                              "export it as a trace (.trace.json), or raise the limit (ulimit -v)");
}

} // namespace parascope
