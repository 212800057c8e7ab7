// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace parascope {

/// The task whose time on this machine is measured.
inline constexpr std::string_view kMeasuredTask = "sum-squares";

/// Iterations of sum-squares that take one core of this machine about that many seconds, rounded to two
/// digits. Measures for about 50 ms on the calling thread, in processor time, so that other programs do not
/// make the machine look slow.
[[nodiscard]] std::uint64_t sizeForSeconds(double seconds);

/// How many times as long CPython takes for the same sum of squares, until it is measured: CPython 3.11
/// against g++ -O2.
inline constexpr double kPythonTimes = 90;

/// Two leading digits: 1 534 000 000 -> 1 500 000 000.
[[nodiscard]] std::uint64_t roundToTwoDigits(std::uint64_t number);

} // namespace parascope
