// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace parascope {

/// What a process has open under a number, as the link /proc/PID/fd/N names it: "/path/of/file",
/// "pipe:[123]", "socket:[123]"; a named pipe is a pipe, too: "pipe:" and its path. Empty when it is not to
/// be seen. Asks no server of a file system, which might never answer.
[[nodiscard]] std::string openFile(std::int32_t pid, int descriptor);

} // namespace parascope
