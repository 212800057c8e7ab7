// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Calibrate.h"

#include "core/base/Time.h"
#include "core/work/SumSquares.h"

#include <algorithm>

namespace parascope {

std::uint64_t roundToTwoDigits(std::uint64_t number) {
    std::uint64_t unit = 1;
    while (number / unit >= 100) {
        unit *= 10;
    }
    return (number / unit + (number % unit * 2 >= unit && unit > 1 ? 1 : 0)) * unit;
}

std::uint64_t sizeForSeconds(double seconds) {
    constexpr std::uint64_t kPiece = 1'000'000;
    constexpr Nanoseconds kEnough = std::chrono::milliseconds(50);
    const auto begin = threadCpuNow();
    Nanoseconds took{};
    std::uint64_t done = 0;
    Uint128 sum = 0;
    while (took < kEnough) {
        sum = addSquares(done, done + kPiece, sum);
        asm volatile(
            ""
            :
            : "r"(static_cast<std::uint64_t>(sum))); // the sum is wanted, even though nobody reads it
        done += kPiece;
        took = threadCpuNow() - begin;
    }
    const double size = static_cast<double>(done) / toSeconds(took) * seconds;
    return roundToTwoDigits(std::max<std::uint64_t>(1, static_cast<std::uint64_t>(size)));
}

} // namespace parascope
