// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace parascope {

/// What stands in the place of bytes that are no character: U+FFFD.
inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// How a text goes on.
struct Utf8Step {
    std::size_t length = 1; ///< bytes of the character, or of what is none
    bool isCharacter = false;
};

/// The character that begins a non-empty text (RFC 3629), or the bytes that began one which does not go on.
[[nodiscard]] Utf8Step utf8Step(std::string_view text);
[[nodiscard]] bool isUtf8(std::string_view text);
/// The text with U+FFFD for what is not UTF-8.
[[nodiscard]] std::string repairedUtf8(std::string_view text);
/// The number of a character, which is one.
[[nodiscard]] char32_t codePoint(std::string_view character);
void appendUtf8(std::string& text, char32_t codePoint);

} // namespace parascope
