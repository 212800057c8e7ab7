// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <compare>
#include <string>

namespace parascope {

/// A duration, or a moment on CLOCK_MONOTONIC counted from that clock's zero (the machine's start).
/// It is the clock that perf, Python's time.monotonic_ns() and every worker share.
using Nanoseconds = std::chrono::nanoseconds;

/// Now on CLOCK_MONOTONIC. About 25 ns a call (vDSO, no system call).
[[nodiscard]] Nanoseconds monotonicNow() noexcept;

/// Processor time the calling thread has used so far (CLOCK_THREAD_CPUTIME_ID).
[[nodiscard]] Nanoseconds threadCpuNow() noexcept;

/// Date and time of day now, ISO 8601 in UTC: "2026-01-02T03:04:05Z". Any thread may ask: unlike local time
/// it does not touch the C library's time zone.
[[nodiscard]] std::string utcNow();
/// The same of a moment.
[[nodiscard]] std::string utcText(std::chrono::system_clock::time_point moment);

[[nodiscard]] constexpr double toSeconds(Nanoseconds duration) {
    return std::chrono::duration<double>(duration).count();
}

[[nodiscard]] constexpr Nanoseconds fromSeconds(double seconds) {
    return std::chrono::duration_cast<Nanoseconds>(std::chrono::duration<double>(seconds));
}

/// A half-open stretch of time [begin, end). Empty when end <= begin.
struct TimeSpan {
    Nanoseconds begin{};
    Nanoseconds end{};

    [[nodiscard]] constexpr Nanoseconds length() const { return end - begin; }
    [[nodiscard]] constexpr bool isEmpty() const { return end <= begin; }
    [[nodiscard]] constexpr bool contains(Nanoseconds moment) const {
        return begin <= moment && moment < end;
    }
    [[nodiscard]] constexpr bool intersects(const TimeSpan& other) const {
        return begin < other.end && other.begin < end;
    }
    /// The part that both have; empty (length 0) when they do not touch.
    [[nodiscard]] constexpr TimeSpan intersected(const TimeSpan& other) const {
        const auto from = std::max(begin, other.begin);
        return {from, std::max(from, std::min(end, other.end))};
    }
    [[nodiscard]] constexpr TimeSpan shifted(Nanoseconds by) const { return {begin + by, end + by}; }

    constexpr auto operator<=>(const TimeSpan&) const = default;
};

} // namespace parascope
