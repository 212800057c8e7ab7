// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/ChildRoom.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

namespace parascope {

Result<void> checkRoomForChild() {
    // Three pipes (its stdin, its output, the news of its start) and the file that tells of its end.
    constexpr std::size_t kFiles = 8;
    std::vector<int> files;
    int why = 0;
    while (files.size() < kFiles && why == 0) {
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
        return failure("cannot start a program", std::strerror(why),
                       "raise the limit on open files (ulimit -n)");
    }
    return {};
}

} // namespace parascope
