// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Utf8.h"

#include <simdjson.h>

namespace parascope {

Utf8Step utf8Step(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) {
        return {1, true};
    }
    if (first < 0xC2 || first > 0xF4) {
        return {1, false};
    }
    // The second byte's bounds keep out surrogates, what is beyond U+10FFFF and what has a shorter form.
    unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    std::size_t good = 1;
    while (good < length && good < text.size() && byte(good) >= least && byte(good) <= most) {
        ++good;
        least = 0x80;
        most = 0xBF;
    }
    return {good, good == length};
}

bool isUtf8(std::string_view text) {
    return simdjson::validate_utf8(text.data(), text.size());
}

std::string repairedUtf8(std::string_view text) {
    std::string repaired;
    repaired.reserve(text.size());
    while (!text.empty()) {
        const auto step = utf8Step(text);
        repaired += step.isCharacter ? text.substr(0, step.length) : kReplacement;
        text.remove_prefix(step.length);
    }
    return repaired;
}

char32_t codePoint(std::string_view character) {
    const auto first = static_cast<unsigned char>(character[0]);
    constexpr unsigned kFirstBits[] = {0, 0x7F, 0x1F, 0x0F, 0x07}; // by length
    char32_t code = first & kFirstBits[character.size()];
    for (const char next : character.substr(1)) {
        code = code << 6U | (static_cast<unsigned char>(next) & 0x3FU);
    }
    return code;
}

void appendUtf8(std::string& text, char32_t codePoint) {
    const auto add = [&text](char32_t byte) { text += static_cast<char>(byte); };
    const auto addRest = [&](unsigned shift) { add(0x80U | (codePoint >> shift & 0x3FU)); };
    if (codePoint < 0x80) {
        add(codePoint);
    } else if (codePoint < 0x800) {
        add(0xC0U | codePoint >> 6U);
        addRest(0);
    } else if (codePoint < 0x10000) {
        add(0xE0U | codePoint >> 12U);
        addRest(6);
        addRest(0);
    } else {
        add(0xF0U | codePoint >> 18U);
        addRest(12);
        addRest(6);
        addRest(0);
    }
}

} // namespace parascope
