// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace parascope {

namespace {

struct Suffix {
    char letter;
    std::uint64_t factor;
};
constexpr std::array kSuffixes{Suffix{'G', 1'000'000'000}, Suffix{'M', 1'000'000}, Suffix{'k', 1'000}};

/// The factor a unit letter stands for, 1 for none, 0 for an unknown letter.
std::uint64_t factorOf(std::string_view unit) {
    if (unit.empty()) {
        return 1;
    }
    if (unit.size() > 1) {
        return 0;
    }
    const char letter = unit.front() == 'K' ? 'k' : unit.front();
    const auto* found =
        std::find_if(kSuffixes.begin(), kSuffixes.end(), [&](const Suffix& s) { return s.letter == letter; });
    return found == kSuffixes.end() ? 0 : found->factor;
}

/// What digits behind a decimal point are worth, `factor` for the whole. Nothing when they do not make a
/// whole number.
std::optional<std::uint64_t> fractionOf(std::string_view digits, std::uint64_t factor) {
    std::uint64_t worth = 0;
    for (const char digit : digits) {
        if (digit != '0' && factor % 10 != 0) {
            return std::nullopt;
        }
        factor = factor % 10 == 0 ? factor / 10 : factor;
        worth += static_cast<std::uint64_t>(digit - '0') * factor;
    }
    return worth;
}

double toThreeDigits(double number) {
    const double unit = std::pow(10, std::floor(std::log10(std::max(number, 1.0))) - 2);
    return std::round(number / unit) * unit;
}

} // namespace

std::string toDecimal(Uint128 number) {
    std::string digits;
    do {
        digits.push_back(static_cast<char>('0' + static_cast<int>(number % 10)));
        number /= 10;
    } while (number != 0);
    std::reverse(digits.begin(), digits.end());
    return digits;
}

Result<std::uint64_t> parseCount(std::string_view text, std::string_view what) {
    const std::string label = std::string(what) + " '" + std::string(text) + "'";
    const std::string remedy =
        "give a whole number of at least 1, with k, M or G if you like (10000000, 10M)";
    if (text.empty()) {
        return failure(std::string(what), "it is missing", remedy);
    }
    if (text.front() == '-') {
        return failure(label, "it is negative", remedy);
    }
    std::uint64_t whole = 0;
    const auto [stop, problem] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (problem == std::errc::result_out_of_range) {
        return failure(label, "it is too large", "the largest is 18 446 744 073 709 551 615");
    }
    if (problem != std::errc{}) {
        return failure(label, "it is not a number", remedy);
    }
    std::string_view rest(stop, static_cast<std::size_t>(text.data() + text.size() - stop));
    std::string_view fraction;
    if (rest.starts_with('.')) {
        const auto digits = std::min(rest.find_first_not_of("0123456789", 1), rest.size());
        fraction = rest.substr(1, digits - 1);
        rest.remove_prefix(digits);
    }
    const auto factor = factorOf(rest);
    if (factor == 0) {
        return failure(label, "'" + std::string(rest) + "' is no unit", remedy);
    }
    const auto part = fractionOf(fraction, factor);
    if (!part) {
        return failure(label, "it is not a whole number", remedy);
    }
    std::uint64_t count = 0;
    if (__builtin_mul_overflow(whole, factor, &count) || __builtin_add_overflow(count, *part, &count)) {
        return failure(label, "it is too large", "the largest is 18 446 744 073 709 551 615");
    }
    if (count == 0) {
        return failure(label, "it is zero", remedy);
    }
    return count;
}

std::string formatCount(std::uint64_t count) {
    for (const auto& [letter, factor] : kSuffixes) {
        if (count >= factor && count % factor == 0) {
            return std::to_string(count / factor) + letter;
        }
    }
    return std::to_string(count);
}

std::string speakCount(std::uint64_t count) {
    static constexpr std::array kWords{std::pair{1e9, " billion"}, std::pair{1e6, " million"}};
    for (const auto& [factor, word] : kWords) {
        // Rounded to three digits before the word is chosen, or 999 999 999 would be "1000 million".
        const double rounded = toThreeDigits(static_cast<double>(count));
        if (rounded >= factor) {
            std::array<char, 48> text{};
            const auto [end, problem] = std::to_chars(text.data(), text.data() + text.size(),
                                                      rounded / factor, std::chars_format::fixed);
            return std::string(text.data(), problem == std::errc{} ? end : text.data()) + word;
        }
    }
    return std::to_string(count);
}

std::string shortestDecimal(double value) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

std::optional<double> parseReal(std::string_view text) {
    double value = 0;
    const auto* const end = text.data() + text.size();
    const auto [at, problem] = std::from_chars(text.data(), end, value);
    return problem == std::errc{} && at == end ? std::optional(value) : std::nullopt;
}

std::string percentInWords(double share) {
    return std::to_string(std::lround(share * 100)) + " %";
}

std::string groupedDigits(std::uint64_t count) {
    auto text = std::to_string(count);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3) {
        text.insert(static_cast<std::size_t>(at), ",");
    }
    return text;
}

std::string decimals(double value, int digits) {
    std::array<char, 64> text{};
    const auto [end, problem] =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, digits);
    return problem == std::errc{} ? std::string(text.data(), end) : std::string("?");
}

std::string durationInWords(double seconds) {
    const auto threeDigits = [](double value) {
        return decimals(value, value < 10 ? 2 : value < 100 ? 1 : 0);
    };
    if (seconds >= 1) {
        return threeDigits(seconds) + " s";
    }
    if (seconds >= 1e-3) {
        return threeDigits(seconds * 1e3) + " ms";
    }
    return seconds <= 0 ? "0 s" : threeDigits(seconds * 1e6) + " µs";
}

std::string bytesInWords(double bytes) {
    constexpr double kRoundsUp = 999.5; // "1000 kB" would be 1.0 MB
    constexpr std::array kUnits{" kB", " MB", " GB", " TB"};
    if (bytes < kRoundsUp) {
        const auto whole = decimals(std::max(bytes, 0.0), 0);
        return whole + (whole == "1" ? " byte" : " bytes");
    }
    std::size_t unit = 0;
    double value = bytes / 1000;
    for (; value >= kRoundsUp && unit + 1 < kUnits.size(); ++unit) {
        value /= 1000;
    }
    return decimals(value, value < 99.95 ? 1 : 0) + kUnits.at(unit);
}

} // namespace parascope
