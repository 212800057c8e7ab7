// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/EventBorder.h"

namespace parascope {

namespace {

std::size_t behindSpace(std::string_view text, std::size_t at) {
    const auto found = text.find_first_not_of(" \t\n\r", at);
    return found == std::string_view::npos ? text.size() : found;
}

/// Whether an event that ends in front of `end` is followed by another.
bool isBorder(std::string_view text, std::size_t end) {
    auto at = behindSpace(text, end);
    const bool isLine = text.substr(end, at - end).find('\n') != std::string_view::npos;
    const bool hasComma = at < text.size() && text[at] == ',';
    at = hasComma ? behindSpace(text, at + 1) : at;
    if (!(hasComma || isLine) || at >= text.size() || text[at] != '{') {
        return false;
    }
    at = behindSpace(text, at + 1);
    return at < text.size() && text[at] == '"';
}

} // namespace

std::size_t eventBorder(std::string_view text, std::size_t from) {
    for (auto end = text.find('}', from + 1); end != std::string_view::npos; end = text.find('}', end + 1)) {
        if (isBorder(text, end + 1)) {
            return end + 1;
        }
    }
    return std::string_view::npos;
}

std::size_t lastEventBorder(std::string_view text) {
    for (auto end = text.rfind('}'); end != std::string_view::npos && end > 0;
         end = text.rfind('}', end - 1)) {
        if (isBorder(text, end + 1)) {
            return end + 1;
        }
    }
    return std::string_view::npos;
}

} // namespace parascope
