// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace parascope {

__extension__ using Uint128 = unsigned __int128;

/// All digits of a 128-bit number.
[[nodiscard]] std::string toDecimal(Uint128 number);

/// Reads a positive whole number with an optional decimal unit suffix: `10`, `64k`, `200M`, `1.5G`.
/// `what` names the quantity in the error ("size", "workers").
Result<std::uint64_t> parseCount(std::string_view text, std::string_view what);

/// A short text that parseCount reads back to the same number, with a unit where nothing is lost: 200000000
/// -> "200M".
[[nodiscard]] std::string formatCount(std::uint64_t count);

/// 2300000 -> "2.3 million", for people; never for scripts.
[[nodiscard]] std::string speakCount(std::uint64_t count);

/// A number with so many decimals, always with a dot: 1.97.
[[nodiscard]] std::string decimals(double value, int digits);

/// The shortest text that reads back to the same number: 0.01, 5.
[[nodiscard]] std::string shortestDecimal(double value);

/// The number that a text is, all of it; nothing when it is none.
[[nodiscard]] std::optional<double> parseReal(std::string_view text);

/// A share from 0 to 1 for people: "97 %".
[[nodiscard]] std::string percentInWords(double share);

/// A count for people, its digits in threes: 4000000 -> "4,000,000".
[[nodiscard]] std::string groupedDigits(std::uint64_t count);

/// "1 core", "2 cores": so many of a thing whose name takes an s.
template <std::integral Number>
[[nodiscard]] std::string counted(Number number, const std::string& thing) {
    return std::to_string(number) + " " + thing + (number == 1 ? "" : "s");
}

/// A duration for people: "1.52 s", "12.4 ms", "830 µs".
[[nodiscard]] std::string durationInWords(double seconds);

/// An amount of memory or data for people: "5.9 MB", "12.0 kB", "830 bytes".
[[nodiscard]] std::string bytesInWords(double bytes);

} // namespace parascope
