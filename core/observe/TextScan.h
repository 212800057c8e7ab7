// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <string_view>

namespace parascope {

/// Takes the next blank-separated decimal number off the front of `text`.
/// False, with `text` past the blanks only, when no number of type T stands there.
template <class T>
[[nodiscard]] bool scanNumber(std::string_view& text, T& number, int base = 10) {
    const auto start = text.find_first_not_of(" \t");
    text.remove_prefix(start == std::string_view::npos ? text.size() : start);
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (problem != std::errc()) {
        return false;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return true;
}

/// Takes the next `count` blank-separated words off the front; false when there are fewer.
[[nodiscard]] inline bool skipWords(std::string_view& text, int count) {
    for (int i = 0; i < count; ++i) {
        const auto start = text.find_first_not_of(" \t\n");
        if (start == std::string_view::npos) {
            return false;
        }
        const auto end = text.find_first_of(" \t\n", start);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end);
    }
    return true;
}

} // namespace parascope
