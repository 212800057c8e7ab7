// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/PageKind.h"

#include "core/net/AsciiText.h"
#include "core/net/Charset.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr std::size_t kLookedAt = 4096;

/// Source: the MIME Sniffing Standard, 7.1.
bool looksLikeHtml(std::string_view begin) {
    const auto text = pageText(begin, {});
    auto rest = stripped(text);
    if (startsIgnoringCase(rest, "<?xml")) {
        return findIgnoringCase(rest, "<html") != std::string_view::npos;
    }
    constexpr std::string_view kBegins[] = {
        "<!doctype html", "<html",  "<head", "<script", "<iframe", "<h1", "<div",  "<font", "<table", "<a",
        "<style",         "<title", "<b",    "<body",   "<br",     "<p",  "<meta", "<link", "<!--"};
    return std::any_of(std::begin(kBegins), std::end(kBegins), [&](std::string_view tag) {
        const auto next = rest.substr(std::min(rest.size(), tag.size()), 1);
        return startsIgnoringCase(rest, tag) && (tag == "<!--" || next.find_first_of(" \t\r\n\f/>") == 0);
    });
}

std::string kindByItsBytes(std::string_view body) {
    constexpr std::pair<std::string_view, std::string_view> kBegins[] = {
        {"%PDF-", "application/pdf"},   {"\x89PNG\r\n", "image/png"},      {"GIF8", "image/gif"},
        {"\xFF\xD8\xFF", "image/jpeg"}, {"PK\x03\x04", "application/zip"}, {"\x1F\x8B", "application/gzip"}};
    for (const auto& [begin, kind] : kBegins) {
        if (body.starts_with(begin)) {
            return std::string(kind);
        }
    }
    const auto begin = body.substr(0, kLookedAt);
    const bool isBinary = !hasByteOrderMark(begin) && begin.find('\0') != std::string_view::npos;
    return isBinary ? "binary data" : "plain text";
}

} // namespace

std::string whatItIsInsteadOfHtml(std::string_view body, std::string_view contentType) {
    constexpr std::size_t kLongest = 100;
    const auto kind = lowered(stripped(contentType.substr(0, contentType.find_first_of(";,"))));
    if (kind == "text/html" || kind == "application/xhtml+xml") {
        return {};
    }
    const auto slash = kind.find('/');
    const bool isNamed = slash != std::string::npos && slash > 0;
    if (isNamed && kind != "text/xml" && kind != "application/xml") {
        auto shown = kind.substr(0, kLongest);
        std::replace_if(
            shown.begin(), shown.end(), [](char c) { return c <= ' ' || c > '~'; }, '?');
        return shown;
    }
    if (looksLikeHtml(body.substr(0, kLookedAt))) {
        return {};
    }
    return isNamed ? kind : kindByItsBytes(body);
}

} // namespace parascope
