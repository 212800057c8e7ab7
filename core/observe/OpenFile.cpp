// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/OpenFile.h"

#include <array>
#include <climits>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace parascope {

namespace {

bool isNamedPipe(const std::string& link) {
    struct statx about {};
    return ::statx(AT_FDCWD, link.c_str(), AT_STATX_DONT_SYNC, STATX_TYPE, &about) == 0 &&
           S_ISFIFO(about.stx_mode);
}

} // namespace

std::string openFile(std::int32_t pid, int descriptor) {
    const auto link = "/proc/" + std::to_string(pid) + "/fd/" + std::to_string(descriptor);
    std::array<char, PATH_MAX> target{};
    const auto length = ::readlink(link.c_str(), target.data(), target.size());
    const auto text = std::string(target.data(), length > 0 ? static_cast<std::size_t>(length) : 0);
    return text.starts_with('/') && isNamedPipe(link) ? "pipe:" + text : text;
}

} // namespace parascope
