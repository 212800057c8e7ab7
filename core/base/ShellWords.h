// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// A word as a shell reads it back.
[[nodiscard]] std::string shellQuoted(const std::string& word);

/// A line of words for a shell.
[[nodiscard]] std::string joinWords(const std::vector<std::string>& words);

/// A word, and where in its line it begins: at its quote, where it has one.
struct PlacedWord {
    std::string text;
    std::size_t begin = 0;

    bool operator==(const PlacedWord&) const = default;
};

/// The words of a line as a shell would take them apart, by blanks, quotes and backslashes; nothing else in
/// it has a meaning. The Error: a quote that does not end.
[[nodiscard]] Result<std::vector<std::string>> splitWords(std::string_view line);
/// The same, with their places.
[[nodiscard]] Result<std::vector<PlacedWord>> splitPlacedWords(std::string_view line);

} // namespace parascope
