// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/Microseconds.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace parascope {

namespace {

/// The longest time, 90 years in microseconds: a begin, an end behind it and the difference of any two must
/// fit into 64 bits of nanoseconds, 292 years.
constexpr std::uint64_t kMostMicroseconds = 90ULL * 366 * 86400 * 1'000'000;
constexpr std::uint64_t kMostNanoseconds = kMostMicroseconds * 1000;
constexpr int kNanosecondDigits = 3; ///< decimals of a microsecond that are whole nanoseconds
constexpr int kRestDigits = 9;       ///< and those behind them that are kept
constexpr int kMostDigits = 19;      ///< that surely fit into 64 bits
constexpr std::array<std::uint64_t, 17> kPowers = [] {
    std::array<std::uint64_t, 17> powers{1};
    for (std::size_t i = 1; i < powers.size(); ++i) {
        powers[i] = powers[i - 1] * 10;
    }
    return powers;
}();

std::uint64_t power(int exponent) {
    return kPowers[static_cast<std::size_t>(exponent)];
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// The parts of a decimal number without its sign.
struct Decimal {
    std::string_view digits; ///< with the point among them
    std::uint64_t value = 0; ///< of all digits, where they are at most kMostDigits
    int count = 0;           ///< of digits
    int decimals = 0;        ///< digits behind the point
    std::int64_t exponent = 0;
};

/// Nothing for what is no number.
std::optional<Decimal> readDecimal(std::string_view text) {
    Decimal decimal;
    const char* at = text.data();
    const char* const end = at + text.size();
    const auto takeDigits = [&] {
        const char* const from = at;
        for (; at != end && isDigit(*at); ++at) {
            decimal.value = decimal.value * 10 + static_cast<std::uint64_t>(*at - '0');
        }
        return static_cast<int>(at - from);
    };
    decimal.count = takeDigits();
    if (decimal.count == 0) {
        return std::nullopt;
    }
    if (at != end && *at == '.') {
        ++at;
        decimal.decimals = takeDigits();
        decimal.count += decimal.decimals;
    }
    decimal.digits = text.substr(0, static_cast<std::size_t>(at - text.data()));
    if (at != end && (*at == 'e' || *at == 'E')) {
        at += at + 1 != end && at[1] == '+' ? 2 : 1;
        const bool isNegative = at != end && *at == '-';
        const auto [behind, problem] = std::from_chars(at, end, decimal.exponent);
        if (problem == std::errc::result_out_of_range) {
            decimal.exponent = isNegative ? INT32_MIN : INT32_MAX;
        } else if (problem != std::errc{}) {
            return std::nullopt;
        }
        decimal.exponent = std::clamp<std::int64_t>(decimal.exponent, INT32_MIN, INT32_MAX);
        at = behind;
    }
    return at == end ? std::optional(decimal) : std::nullopt;
}

/// Of a number without an exponent whose digits fit into 64 bits: nearly all of them.
ExactTime simpleTime(const Decimal& decimal) {
    if (decimal.decimals <= kNanosecondDigits) {
        return {Nanoseconds(decimal.value * power(kNanosecondDigits - decimal.decimals)), 0};
    }
    const int cut = decimal.decimals - kNanosecondDigits;
    const auto rest = decimal.value % power(cut);
    return {Nanoseconds(decimal.value / power(cut)),
            static_cast<std::int64_t>(cut <= kRestDigits ? rest * power(kRestDigits - cut)
                                                         : rest / power(cut - kRestDigits))};
}

/// Of any number, digit by digit. Nothing where it is too large.
std::optional<ExactTime> timeByDigits(const Decimal& decimal) {
    std::uint64_t whole = 0;
    std::int64_t rest = 0;
    // What the next digit counts: 10^place nanoseconds.
    auto place = std::int64_t{decimal.count} - decimal.decimals - 1 + decimal.exponent + kNanosecondDigits;
    const auto take = [&](int digit) {
        if (place >= 0) {
            whole = whole * 10 + static_cast<std::uint64_t>(digit);
        } else if (place >= -kRestDigits) {
            rest = rest * 10 + digit;
        }
        --place;
    };
    for (const char c : decimal.digits) {
        if (c != '.') {
            take(c - '0');
        }
        if (whole > kMostNanoseconds) {
            return std::nullopt;
        }
    }
    if (whole == 0 && rest == 0) {
        return ExactTime{};
    }
    while (place >= -kRestDigits) {
        take(0);
        if (whole > kMostNanoseconds) {
            return std::nullopt;
        }
    }
    return ExactTime{Nanoseconds(whole), rest};
}

std::optional<ExactTime> sizeOf(const Decimal& decimal) {
    const bool isSimple =
        decimal.exponent == 0 && decimal.count <= kMostDigits && decimal.decimals < kMostDigits - 1;
    if (!isSimple) {
        return timeByDigits(decimal);
    }
    if (decimal.decimals <= kNanosecondDigits) { // no division, which would be half of the time
        const bool fits = decimal.value < (kMostMicroseconds + 1) * power(decimal.decimals);
        return fits ? std::optional(simpleTime(decimal)) : std::nullopt;
    }
    // The whole microseconds first: the nanoseconds of a larger number would not fit.
    const auto whole = decimal.decimals < static_cast<int>(kPowers.size())
                           ? decimal.value / power(decimal.decimals)
                           : decimal.value / power(16) / power(decimal.decimals - 16);
    return whole > kMostMicroseconds ? std::nullopt : std::optional(simpleTime(decimal));
}

/// Rounded down, as all times are.
ExactTime negated(const ExactTime& time) {
    constexpr std::int64_t kWhole = 1'000'000'000;
    return time.rest == 0 ? ExactTime{-time.whole, 0}
                          : ExactTime{-time.whole - Nanoseconds(1), kWhole - time.rest};
}

} // namespace

Result<ExactTime> parseExactMicroseconds(std::string_view text) {
    const bool isNegative = text.starts_with('-');
    const auto decimal = readDecimal(text.substr(isNegative ? 1 : 0));
    if (!decimal) {
        return failure("time '" + std::string(text.substr(0, 40)) + "'", "it is not a number");
    }
    const auto size = sizeOf(*decimal);
    if (!size) {
        return failure("time '" + std::string(text.substr(0, 40)) + "'",
                       "it is no number of microseconds that can be");
    }
    return isNegative ? negated(*size) : *size;
}

Result<Nanoseconds> parseMicroseconds(std::string_view text) {
    const auto time = parseExactMicroseconds(text);
    if (!time) {
        return failure(time.error());
    }
    return time->whole;
}

std::string formatMicroseconds(Nanoseconds time) {
    const auto count = time.count();
    const auto size = count < 0 ? -static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count);
    std::string text = count < 0 ? "-" : "";
    text += std::to_string(size / 1000);
    const auto rest = std::to_string(size % 1000);
    text += '.';
    text.append(3 - rest.size(), '0');
    text += rest;
    return text;
}

} // namespace parascope
