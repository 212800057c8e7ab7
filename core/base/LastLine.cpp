// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/LastLine.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr std::size_t kMostBytes = 200;
constexpr std::string_view kBlanks = " \t\r\f\v";

std::string_view trimmed(std::string_view line) {
    const auto first = line.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view()
                                           : line.substr(first, line.find_last_not_of(kBlanks) - first + 1);
}

bool beginsListOfThreads(std::string_view line) {
    return line.starts_with("Current thread 0x") || line.starts_with("Thread 0x");
}

} // namespace

std::string lastLine(std::string_view printed) {
    std::string_view last;
    while (!printed.empty()) {
        const auto line = printed.substr(0, printed.find('\n'));
        printed.remove_prefix(std::min(line.size() + 1, printed.size()));
        if (beginsListOfThreads(line) && !last.empty()) {
            break;
        }
        if (const auto words = trimmed(line); !words.empty()) {
            last = words;
        }
    }
    auto bytes = std::min(last.size(), kMostBytes);
    while (bytes > 0 && bytes < last.size() && (static_cast<unsigned char>(last[bytes]) & 0xC0U) == 0x80U) {
        --bytes; // not in the middle of a letter
    }
    return std::string(last.substr(0, bytes));
}

} // namespace parascope
