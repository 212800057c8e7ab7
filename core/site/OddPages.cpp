// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/OddPages.h"

#include <string_view>

namespace parascope {

namespace {

constexpr auto kUtf8Html = "text/html; charset=utf-8";
constexpr auto kPlainHtml = "text/html";

std::string pageWith(const std::string& head, const std::string& body = "<p>Text.</p>") {
    return "<!DOCTYPE html>\n<html><head>" + head + "</head><body>" + body + "</body></html>\n";
}

/// Begins as PNG files do, whatever it is called.
std::string picture() {
    return std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) + std::string(4096, '\0');
}

/// In two bytes for each character, the lower one first, behind a byte order mark.
std::string inUtf16(std::string_view ascii) {
    std::string wide = "\xFF\xFE";
    for (const char c : ascii) {
        wide += {c, '\0'};
    }
    return wide;
}

} // namespace

std::vector<OddPage> oddPages() {
    const std::string latin = "<title>Gr\xFC\xDF"
                              "e</title>";
    const std::string greeting = "Gr\xC3\xBC\xC3\x9F"
                                 "e";
    const std::string property = "<meta property=\"og:title\" content=\"Only a property\">";
    return {
        {"odd-title", kUtf8Html,
         pageWith(
             "<title>=cmd(), &quot;quoted&quot;,\r\n  &lt;b&gt;bold&lt;/b&gt; &amp; <i>slanted</i></title>"),
         "=cmd(), \"quoted\", <b>bold</b> & <i>slanted</i>"},
        {"latin-1", "text/html; charset=iso-8859-1", pageWith(latin), greeting},
        {"meta-charset", kPlainHtml, pageWith("<meta charset=\"iso-8859-1\">" + latin), greeting},
        {"utf-16", kPlainHtml, inUtf16(pageWith("<title>Wide</title>")), "Wide"},
        // Says that it is UTF-8 and is Latin-1: both umlauts are single bytes that no UTF-8 has.
        {"wrong-charset", kUtf8Html, pageWith("<meta charset=\"utf-8\">" + latin),
         "Gr\xEF\xBF\xBD\xEF\xBF\xBD"
         "e"},
        {"empty", kUtf8Html, "", ""},
        {"og-title", kUtf8Html, pageWith(property), "Only a property"},
        {"heading", kUtf8Html, pageWith("", "<h1>Only a <em>heading</em></h1>"), "Only a heading"},
        {"no-title", kUtf8Html, pageWith(""), ""},
        {"not-html", "image/png", picture(), ""},
        {"no-type", "", pageWith("<title>Without a type</title>"), "Without a type"},
    };
}

} // namespace parascope
