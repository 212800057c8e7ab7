// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/PageMarkup.h"

#include "core/net/AsciiText.h"

#include <algorithm>
#include <utility>

namespace parascope {

namespace {

constexpr auto kNowhere = std::string_view::npos;

/// Whether the tag is of that name: "<title>" is one of "<title", "<titles>" is none.
bool isTag(std::string_view text, std::string_view begin) {
    const auto next = text.substr(std::min(text.size(), begin.size()), 1);
    return startsIgnoringCase(text, begin) && next.find_first_of(" \t\r\n\f/>") == 0;
}

/// Where the text goes on behind what is no markup of it: a comment, a script, a style. 0: it is none.
std::size_t passed(std::string_view text) {
    constexpr std::string_view kPairs[][2] = {
        {"<!--", "-->"}, {"<script", "</script"}, {"<style", "</style"}};
    for (const auto& [begin, end] : kPairs) {
        if (begin == "<!--" ? text.starts_with(begin) : isTag(text, begin)) {
            const auto at = findIgnoringCase(text, end, begin.size() - (begin == "<!--" ? 2 : 0));
            return at == kNowhere ? text.size() : at + end.size();
        }
    }
    return 0;
}

void addEscaped(std::string& page, std::string_view title) {
    for (const char c : title) {
        if (c == '<') {
            page += "&lt;";
        } else {
            page += c;
        }
    }
}

/// A start tag that is long enough to hold too many attributes.
struct LongTag {
    std::size_t length = 0; ///< without its ">"
    std::size_t kept = 0;   ///< of that, with the attributes that are not too many
};

constexpr std::size_t kLongTag = 400;
constexpr int kMostAttributes = 200;

bool isLongTag(std::string_view text) {
    const auto second = lowered(text.substr(1, 1));
    return second >= "a" && second <= "z" && text.size() > kLongTag &&
           text.substr(0, kLongTag).find('>') == kNowhere;
}

/// Reads over it: values in quotes may hold anything.
LongTag readLongTag(std::string_view text) {
    LongTag tag;
    int attributes = 0;
    bool isInWord = true; // its name
    bool isValue = false; // what comes next, for there was a "="
    std::size_t at = 1;
    for (; at < text.size() && text[at] != '>'; ++at) {
        const char c = text[at];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/') {
            isInWord = isInWord && isValue;
        } else if (c == '=') {
            isInWord = isValue = true;
        } else if (isValue && (c == '"' || c == '\'')) {
            at = std::min(text.size() - 1, text.find(c, at + 1));
            isInWord = isValue = false;
        } else {
            if (!isInWord && ++attributes > kMostAttributes && tag.kept == 0) {
                tag.kept = at;
            }
            isInWord = true;
            isValue = false;
        }
    }
    tag.length = at;
    tag.kept = tag.kept == 0 ? at : tag.kept;
    return tag;
}

/// Copies a page, and tames its markup.
class MarkupTamer {
public:
    explicit MarkupTamer(std::string_view page)
        : m_rest(page) {}

    std::string tame() {
        m_page.reserve(m_rest.size() + 64);
        std::size_t at = 0;
        while ((at = m_rest.find('<', at)) != kNowhere) {
            const auto text = m_rest.substr(at);
            if (!m_isLastTitle && isTag(text, "<title")) {
                writeTitle(at);
                at = 0;
            } else if (const auto length = passed(text)) {
                at += length;
            } else if (isLongTag(text)) {
                writeTag(at);
                at = 0;
            } else {
                ++at;
            }
        }
        copy(m_rest.size());
        return std::move(m_page);
    }

private:
    void copy(std::size_t length) {
        m_page += m_rest.substr(0, length);
        m_rest.remove_prefix(std::min(m_rest.size(), length));
    }
    void writeTag(std::size_t at) {
        const auto tag = readLongTag(m_rest.substr(at));
        copy(at + tag.kept);
        m_rest.remove_prefix(tag.length - tag.kept);
    }
    /// The title that begins there, but for its end tag.
    void writeTitle(std::size_t at) {
        const auto close = m_rest.find('>', at);
        m_isLastTitle = close == kNowhere;
        if (m_isLastTitle) {
            copy(at + 1);
            return;
        }
        copy(close + 1);
        const auto end = findIgnoringCase(m_rest, "</title");
        m_isLastTitle = end == kNowhere; // nor does any other end
        const auto content = std::min(m_rest.size(), m_isLastTitle ? m_rest.find('<') : end);
        addEscaped(m_page, m_rest.substr(0, content));
        m_rest.remove_prefix(content);
        if (m_isLastTitle) {
            m_page += "</title>";
        }
    }

    std::string_view m_rest;
    std::string m_page;
    bool m_isLastTitle = false; ///< no title behind this one is whole
};

} // namespace

std::string tamedMarkup(std::string_view page) {
    return MarkupTamer(page).tame();
}

} // namespace parascope
