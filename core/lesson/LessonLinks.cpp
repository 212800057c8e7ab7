// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/LessonLinks.h"

#include "core/lesson/LessonSource.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace parascope {

namespace {

bool isLetterOrDigit(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9');
}

std::string inSmallLetters(std::string_view text) {
    std::string small(text);
    std::transform(small.begin(), small.end(), small.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter;
    });
    return small;
}

std::string percentEncoded(std::string_view text, std::string_view stays) {
    constexpr auto kHex = "0123456789ABCDEF";
    std::string encoded;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        if (isLetterOrDigit(letter) || stays.find(letter) != std::string_view::npos) {
            encoded += letter;
        } else {
            encoded += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
        }
    }
    return encoded;
}

Result<void> checkKind(std::string_view address) {
    constexpr std::array<std::string_view, 6> kEndings{".png", ".jpg", ".jpeg", ".svg", ".gif", ".webp"};
    const auto small = inSmallLetters(address);
    if (std::any_of(kEndings.begin(), kEndings.end(), [&](auto ending) { return small.ends_with(ending); })) {
        return {};
    }
    return failure("picture " + shortQuoted(address), "its ending names no picture that is shown",
                   "use .png, .jpg, .svg, .gif or .webp");
}

} // namespace

bool isLinkedAddress(std::string_view address) {
    const auto small = inSmallLetters(address.substr(0, 8));
    return small.starts_with("http://") || small.starts_with("https://") || small.starts_with("mailto:");
}

bool isElsewhere(std::string_view address) {
    const auto colon = address.find(':');
    const auto scheme = address.substr(0, std::min(colon, address.size()));
    const bool isScheme = std::all_of(scheme.begin(), scheme.end(), [](char letter) {
        return isLetterOrDigit(letter) || letter == '+' || letter == '-' || letter == '.';
    });
    return address.starts_with("//") || (colon != std::string_view::npos && isScheme);
}

Result<std::string> pathOfPicture(std::string_view address, const LessonFolder& folder) {
    if (const auto good = checkKind(address); !good) {
        return failure(good.error());
    }
    const auto what = "picture " + shortQuoted(address);
    const auto found = folder.find(percentDecoded(address));
    switch (found.where) {
    case LessonFolder::Where::Outside:
        return failure(what, "it lies outside the lesson's folder", "put it beside the lesson");
    case LessonFolder::Where::Missing:
        return failure(what, "there is no such file in the lesson's folder", "put it beside the lesson");
    case LessonFolder::Where::NoFile:
        return failure(what, "it is no file", "name a picture");
    case LessonFolder::Where::Inside:
        break;
    }
    if (const auto good = checkKind(found.relative.string()); !good) {
        return failure(good.error()); // a link to something else
    }
    return percentEncoded(found.relative.generic_string(), "-._~/");
}

std::string encodedAddress(std::string_view address) {
    return percentEncoded(address, "-_.+!*(),%#@?=;:/,+$&~[]");
}

std::string percentDecoded(std::string_view address) {
    std::string decoded;
    for (std::size_t i = 0; i < address.size(); ++i) {
        unsigned byte = 0;
        const auto* const digits = address.data() + i + 1;
        if (address[i] == '%' && i + 2 < address.size() &&
            std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2 && byte != 0) {
            decoded += static_cast<char>(byte);
            i += 2;
        } else {
            decoded += address[i];
        }
    }
    return decoded;
}

} // namespace parascope
