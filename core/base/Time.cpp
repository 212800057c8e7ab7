// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Time.h"

#include <ctime>

namespace parascope {

namespace {
Nanoseconds readClock(clockid_t clock) noexcept {
    timespec moment{};
    clock_gettime(clock, &moment);
    return std::chrono::seconds(moment.tv_sec) + Nanoseconds(moment.tv_nsec);
}
} // namespace

Nanoseconds monotonicNow() noexcept {
    return readClock(CLOCK_MONOTONIC);
}

Nanoseconds threadCpuNow() noexcept {
    return readClock(CLOCK_THREAD_CPUTIME_ID);
}

} // namespace parascope
