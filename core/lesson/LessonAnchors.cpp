// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/LessonAnchors.h"

#include "core/base/SpellingSuggestion.h"
#include "core/base/Utf8.h"
#include "core/lesson/LessonSource.h"

namespace parascope {

namespace {

/// The small letter of a capital one, of the alphabets whose capitals lie in a row.
char32_t smallLetter(char32_t letter) {
    const bool isLatin = letter >= 0xC0 && letter <= 0xDE && letter != 0xD7;
    const bool isGreek = letter >= 0x391 && letter <= 0x3A9;
    const bool isCyrillic = letter >= 0x410 && letter <= 0x42F;
    if ((letter >= 'A' && letter <= 'Z') || isLatin || isGreek || isCyrillic) {
        return letter + 0x20;
    }
    if (letter >= 0x400 && letter <= 0x40F) {
        return letter + 0x50;
    }
    const bool isPairOfLatin = letter >= 0x100 && letter <= 0x137;
    return isPairOfLatin ? letter | 1U : letter;
}

bool staysInAnchor(char32_t letter) {
    if (letter < 0x80) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '-' ||
               letter == '_';
    }
    const bool isMark = letter <= 0xBF && letter != 0xAA && letter != 0xB5 && letter != 0xBA;
    const bool isPunctuation =
        (letter >= 0x2000 && letter <= 0x2BFF) || (letter >= 0x3000 && letter <= 0x303F);
    const bool isPicture = letter >= 0x1F000;
    return !isMark && letter != 0xD7 && letter != 0xF7 && !isPunctuation && !isPicture;
}

std::string anchorOf(std::string_view title) {
    std::string anchor;
    while (!title.empty()) {
        const auto step = utf8Step(title);
        const auto letter = step.isCharacter ? smallLetter(codePoint(title.substr(0, step.length))) : U' ';
        if (letter == ' ') {
            anchor += '-';
        } else if (staysInAnchor(letter)) {
            appendUtf8(anchor, letter);
        }
        title.remove_prefix(step.length);
    }
    return anchor;
}

} // namespace

LessonAnchors::LessonAnchors(cmark_node* document) {
    for (LessonWalk walk(document); walk.next();) {
        if (walk.isEntering() && cmark_node_get_type(walk.node()) == CMARK_NODE_HEADING) {
            m_byHeading.emplace(walk.node(), unique(anchorOf(plainText(walk.node()))));
        }
    }
}

std::string LessonAnchors::unique(const std::string& anchor) {
    auto name = anchor;
    while (!m_all.insert(name).second) {
        name = anchor + "-" + std::to_string(++m_next[anchor]);
    }
    return name;
}

std::optional<Error> LessonAnchors::faultOf(const std::string& anchor) const {
    if (m_all.contains(anchor)) {
        return std::nullopt;
    }
    constexpr std::size_t kMostToCompare = 200;
    std::vector<std::string> near;
    if (m_all.size() <= kMostToCompare) {
        near = nearNames("#" + anchor, [this] {
            std::vector<std::string> links;
            for (const auto& known : m_all) {
                links.push_back("#" + known);
            }
            return links;
        }());
    }
    return Error{"link " + shortQuoted("#" + anchor), "no heading of this lesson has that anchor",
                 near.empty() ? "write the heading in small letters, with - for blanks"
                              : suggestNames("#" + anchor, near)};
}

} // namespace parascope
