// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

// Words of HTTP and HTML, of which only the ASCII letters have a case, whatever the locale.
namespace parascope {

[[nodiscard]] constexpr char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] inline std::string lowered(std::string_view text) {
    std::string low(text);
    std::transform(low.begin(), low.end(), low.begin(), [](char c) { return lowered(c); });
    return low;
}

[[nodiscard]] inline bool equalIgnoringCase(std::string_view one, std::string_view other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](char a, char b) { return lowered(a) == lowered(b); });
}

[[nodiscard]] inline bool startsIgnoringCase(std::string_view text, std::string_view begin) {
    return equalIgnoringCase(text.substr(0, begin.size()), begin);
}

[[nodiscard]] inline std::size_t findIgnoringCase(std::string_view text, std::string_view what,
                                                  std::size_t from = 0) {
    const auto found =
        std::search(text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())), text.end(),
                    what.begin(), what.end(), [](char a, char b) { return lowered(a) == lowered(b); });
    return found == text.end() ? std::string_view::npos : static_cast<std::size_t>(found - text.begin());
}

/// Without blanks, tabs and line ends at both ends.
[[nodiscard]] inline std::string_view stripped(std::string_view text) {
    constexpr auto kBlanks = " \t\r\n\f";
    text.remove_prefix(std::min(text.size(), text.find_first_not_of(kBlanks)));
    return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

} // namespace parascope
