// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/net/Libxml.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace parascope {

/// What a scraper wants of a page.
struct ParsedPage {
    std::string title;     ///< UTF-8, on one line, at most 1000 characters; empty: it has none
    std::string source;    ///< where it stood: "title", "og:title", "h1"; empty: nowhere
    std::size_t links = 0; ///< elements `<a href>`
};

/// Finds the titles of pages: by libxml2's HTML parser, which takes a page as it comes and makes a tree of
/// it. Many threads may use it at once.
class TitleParser {
public:
    /// The Error: libxml2 is not there.
    static Result<TitleParser> load();

    /// The title is the first title element that is not a picture's (svg), else the property og:title, else
    /// the first h1. The Error: it is empty, or no HTML ("it is image/png, not HTML").
    [[nodiscard]] Result<ParsedPage> parse(std::string_view body, std::string_view contentType) const;

private:
    explicit TitleParser(const LibxmlFunctions& libxml)
        : m_libxml(libxml) {}

    LibxmlFunctions m_libxml;
};

/// A text of a page on one line: white space folded to single blanks, none at the ends, no control
/// characters, at most so many characters.
[[nodiscard]] std::string onOneLine(std::string_view text, std::size_t most);

} // namespace parascope
