// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ChildRoom.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
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

} // namespace

Result<void> checkRoomForChild() {
    // Three pipes (its stdin, its output, the news of its start) and the file that tells of its end.
    return checkRoomForFiles(8, "cannot start a program");
}

Result<void> checkRoomForApplication() {
    // The event loop of each of its threads is woken by one or two; what draws pictures reads fonts.
    return checkRoomForFiles(8, "Parascope cannot begin");
}

} // namespace parascope
