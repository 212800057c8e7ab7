// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ControlCharacters.h"

#include "core/base/Utf8.h"

#include <array>
#include <cstdio>

namespace parascope {

namespace {

constexpr char kDelete = '\x7f';
constexpr std::string_view kOfLayout = "\n\t";

/// The bytes of the control character that a text begins with; 0: it begins with none. Those of C1 are two
/// bytes.
std::size_t controlLength(std::string_view text) {
    const auto first = static_cast<unsigned char>(text[0]);
    if (first < ' ' || text[0] == kDelete) {
        return 1;
    }
    const bool isC1 = first == 0xC2 && text.size() > 1 && static_cast<unsigned char>(text[1]) < 0xA0;
    return isC1 && utf8Step(text).isCharacter ? 2 : 0;
}

/// The text with `replacement(character)` for each control character that is none of `kept`.
template <class Replacement>
std::string replaced(std::string_view text, std::string_view kept, const Replacement& replacement) {
    std::string made;
    made.reserve(text.size());
    while (!text.empty()) {
        const auto length = controlLength(text);
        if (length == 0 || kept.find(text[0]) != std::string_view::npos) {
            made += text[0];
            text.remove_prefix(1);
        } else {
            made += replacement(codePoint(text.substr(0, length)));
            text.remove_prefix(length);
        }
    }
    return made;
}

std::string pictureOf(char32_t control) {
    constexpr char32_t kPictures = 0x2400;
    constexpr char32_t kPictureOfDelete = 0x2421;
    if (control > kDelete) {
        return std::string(kReplacement);
    }
    std::string picture;
    appendUtf8(picture, control == kDelete ? kPictureOfDelete : kPictures + control);
    return picture;
}

std::string escapeOf(char32_t control) {
    std::array<char, 8> escape{};
    std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(control));
    return escape.data();
}

} // namespace

std::string withVisibleControls(std::string_view text) {
    return replaced(text, kOfLayout, pictureOf);
}

std::string onOneLine(std::string_view text) {
    return replaced(text, {}, pictureOf);
}

std::string withEscapedControls(std::string_view json) {
    return replaced(json, kOfLayout, escapeOf);
}

} // namespace parascope
