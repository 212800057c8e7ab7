// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/ThreadKey.h"

#include <cstdint>
#include <set>
#include <vector>

namespace parascope {

/// The threads that a process has at this moment, by rising number: /proc/PID/task. Empty when it has gone.
[[nodiscard]] std::vector<ThreadKey> threadsOf(std::int32_t pid);

/// The same of the process and all that it started, and they in turn: /proc/PID/task/TID/children. A process
/// whose parent has ended belongs to nobody any more and is left out. About 10 µs a thread: for now and then,
/// not for every sample.
[[nodiscard]] std::vector<ThreadKey> threadsBelow(std::int32_t pid);
/// The same without some processes and what they started.
[[nodiscard]] std::vector<ThreadKey> threadsBelow(std::int32_t pid, const std::set<std::int32_t>& without);

} // namespace parascope
