// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, as the page of a server: its text is UTF-8, and its title stands on one line. The first line is
// what the server says that it is.
#include "core/base/Utf8.h"
#include "core/net/Charset.h"
#include "core/net/PageKind.h"
#include "core/net/PageMarkup.h"
#include "core/net/PageTitle.h"

#include <algorithm>
#include <cstdlib>

namespace {

using namespace parascope;

constexpr std::size_t kMostCharacters = 1000;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void lookAtLine(std::string_view line, std::size_t most) {
    require(isUtf8(line));
    std::size_t characters = 0;
    while (!line.empty()) {
        const auto step = utf8Step(line);
        const auto code = codePoint(line.substr(0, step.length));
        require(code >= ' ' && (code < 0x7F || code > 0x9F));
        line.remove_prefix(step.length);
        ++characters;
    }
    require(characters <= most);
}

void lookAtTitle(std::string_view body, std::string_view contentType) {
    static const auto kParser = TitleParser::load();
    if (!kParser) {
        return; // this machine has no libxml2, and the scraper says so
    }
    const auto page = kParser->parse(body, contentType);
    if (!page) {
        require(!page.error().what.empty());
        return;
    }
    require(page->title.empty() == page->source.empty());
    lookAtLine(page->title, kMostCharacters);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto contentType = bytes.substr(0, bytes.find('\n'));
    const auto body = bytes.substr(std::min(contentType.size() + 1, bytes.size()));
    const auto text = pageText(body, contentType);
    require(isUtf8(text) && text.find('\0') == std::string::npos);
    static_cast<void>(tamedMarkup(text));
    static_cast<void>(tamedMarkup(body));
    static_cast<void>(whatItIsInsteadOfHtml(body, contentType));
    lookAtLine(onOneLine(body, 10), 10);
    lookAtTitle(body, contentType);
    return 0;
}
