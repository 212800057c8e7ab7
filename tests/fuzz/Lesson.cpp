// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, read as a lesson: its text holds no tag that is not ours, its places lie in the file.
#include "core/lesson/Lesson.h"

#include <algorithm>
#include <cstdlib>

namespace {

using namespace parascope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

/// Tags are ours and have no attributes but these; each that begins ends.
void lookAt(const std::string& html) {
    static const std::string_view kTags[] = {"p>",
                                             "em>",
                                             "strong>",
                                             "code>",
                                             "pre>",
                                             "ul>",
                                             "ol>",
                                             "ol s",
                                             "li>",
                                             "div>",
                                             "blockquote>",
                                             "table>",
                                             "tr>",
                                             "th",
                                             "td",
                                             "h",
                                             "br />",
                                             "a href=\"#",
                                             "a href=\"http",
                                             "a href=\"HTTP",
                                             "a href=\"mailto:",
                                             "a>",
                                             "img src=\"lesson:"};
    std::size_t begins = 0;
    std::size_t ends = 0;
    for (auto at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
        const bool isEnd = html.compare(at + 1, 1, "/") == 0;
        const auto tag = std::string_view(html).substr(at + (isEnd ? 2 : 1));
        require(tag.starts_with("a href=") ||
                std::any_of(std::begin(kTags), std::end(kTags),
                            [tag](auto known) { return tag.starts_with(known); }));
        const bool isBoth = tag.substr(0, tag.find('>')).ends_with('/');
        begins += isEnd || isBoth ? 0 : 1;
        ends += isEnd ? 1 : 0;
    }
    require(begins == ends);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto lines =
        1 + std::count_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
    const auto lesson = parseLesson(bytes, "/nowhere/lesson.md");
    for (const auto& section : lesson.sections) {
        for (const auto& block : section.blocks) {
            require(block.place.line >= 1 && block.place.line <= lines && block.place.column >= 1);
            if (const auto* text = block.text()) {
                lookAt(text->html);
            }
        }
    }
    for (const auto& fault : lesson.faults) {
        require(fault.place.line >= 1 && fault.place.line <= lines && fault.place.column >= 1);
        require(!fault.error.what.empty() && !fault.text("a").empty());
    }
    require(std::is_sorted(lesson.faults.begin(), lesson.faults.end(),
                           [](const auto& a, const auto& b) { return a.place < b.place; }));
    return 0;
}
