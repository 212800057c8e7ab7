// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

namespace parascope {

/// Where job logic reads the time. Tests hand in a clock that they crank by hand.
class Clock {
public:
    Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual ~Clock() = default;

    [[nodiscard]] virtual Nanoseconds now() const = 0;
};

/// The machine's CLOCK_MONOTONIC.
class MonotonicClock final : public Clock {
public:
    [[nodiscard]] Nanoseconds now() const override { return monotonicNow(); }
};

/// CPU time of the calling thread.
class ThreadCpuClock final : public Clock {
public:
    [[nodiscard]] Nanoseconds now() const override { return threadCpuNow(); }
};

} // namespace parascope
