// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace parascope {

/// A time as exact as decimal text of microseconds tells it: whole nanoseconds, rounded down, and what was
/// cut off. A sum of two is cut off only once, so that a span ends no later than the one that holds it.
struct ExactTime {
    Nanoseconds whole{};
    std::int64_t rest = 0; ///< billionths of a nanosecond, 0 to 999 999 999

    /// This and that together, in whole nanoseconds.
    [[nodiscard]] constexpr Nanoseconds plus(const ExactTime& other) const {
        constexpr std::int64_t kWhole = 1'000'000'000;
        return whole + other.whole + Nanoseconds(rest + other.rest >= kWhole ? 1 : 0);
    }
    bool operator==(const ExactTime&) const = default;
};

/// Microseconds in decimal text ("1234.567", "1.5e3"), exactly. Why not through a double: from about 2^53 ns
/// on, spans that touch would overlap by a rounding error.
Result<ExactTime> parseExactMicroseconds(std::string_view text);

/// The same in whole nanoseconds; digits behind the third decimal are cut.
Result<Nanoseconds> parseMicroseconds(std::string_view text);

/// The inverse: always three decimals, no exponent.
[[nodiscard]] std::string formatMicroseconds(Nanoseconds time);

} // namespace parascope
