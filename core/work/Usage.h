// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <cstdint>

namespace parascope {

/// What the kernel counted for one worker between two moments of its life.
struct Usage {
    Nanoseconds cpu{}; ///< time on a core (CLOCK_THREAD_CPUTIME_ID)
    Nanoseconds
        ready{}; ///< time it could run but waited for a core (/proc/self/task/TID/schedstat, second field)
    std::uint64_t voluntary = 0; ///< times it gave its core up (getrusage ru_nvcsw)
    std::uint64_t preempted = 0; ///< times it was pushed off its core (getrusage ru_nivcsw)
    std::uint64_t peakRssBytes =
        0; ///< largest resident memory of the worker's process so far (VmHWM of /proc/self/status)

    bool operator==(const Usage&) const = default;
};

/// What the calling thread has used up to now.
[[nodiscard]] Usage readThreadUsage();

/// The part of `now` that came after `before`; the peak stays the later one's.
[[nodiscard]] Usage usageSince(const Usage& before, const Usage& now);

} // namespace parascope
