// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Time.h"

#include <array>
#include <cstdio>
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

std::string utcNow() {
    return utcText(std::chrono::system_clock::now());
}

std::string utcText(std::chrono::system_clock::time_point moment) {
    const auto second = std::chrono::floor<std::chrono::seconds>(moment);
    const auto day = std::chrono::floor<std::chrono::days>(second);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(second - day);
    std::array<char, 48> text{};
    const auto length =
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02dZ",
                      static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                      static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                      static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
    return {text.data(), static_cast<std::size_t>(length)};
}

} // namespace parascope
