// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/base/Time.h"

#include <cstdint>

namespace parascope {

/// What a thread has had of the machine since it began.
struct TaskUsage {
    Nanoseconds onCore{};                ///< on a core
    Nanoseconds waiting{};               ///< runnable, waiting for a core; 0 where the kernel does not tell
    std::uint64_t voluntarySwitches = 0; ///< left its core by itself
    std::uint64_t preemptedSwitches = 0; ///< was pushed off its core
    CoreId lastCore;                     ///< where it runs, or ran last

    bool operator==(const TaskUsage&) const = default;
};

/// Reads the usage of a thread from /proc/PID/task/TID/{stat,schedstat,status}. A thread may ask about itself
/// (getpid(2), gettid(2)): about 30 µs, `onCore` then is exact. About a thread of another process `onCore`
/// lags by up to a scheduler tick while it runs. Fails when there is no such thread (any more).
[[nodiscard]] Result<TaskUsage> readTaskUsage(std::int32_t pid, std::int32_t tid);

} // namespace parascope
