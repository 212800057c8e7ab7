// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/PageTitle.h"

#include "core/base/Utf8.h"
#include "core/net/AsciiText.h"
#include "core/net/Charset.h"
#include "core/net/PageKind.h"
#include "core/net/PageMarkup.h"

#include <limits>
#include <memory>

namespace parascope {

namespace {

constexpr std::size_t kMostCharacters = 1000;
constexpr std::size_t kMostTitleBytes = 65'536; // of a title as it stands in the page

std::string_view viewOf(const xmlChar* text) {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool isElement(const xmlNode& node, std::string_view name) {
    return node.type == XML_ELEMENT_NODE && equalIgnoringCase(viewOf(node.name), name);
}

/// The next node of a tree in its order of reading; none behind the last one below `top`. `deeper`: those
/// below `node` come first.
const xmlNode* nextNode(const xmlNode* node, const xmlNode* top, bool deeper = true) {
    const bool hasParts = node->type == XML_ELEMENT_NODE || node->type == XML_HTML_DOCUMENT_NODE;
    if (deeper && hasParts && node->children != nullptr) {
        return node->children;
    }
    while (node != top && node->next == nullptr) {
        node = node->parent;
    }
    return node == top ? nullptr : node->next;
}

std::string attribute(const xmlNode& node, std::string_view name) {
    std::string value;
    for (const auto* attribute = node.properties; attribute != nullptr; attribute = attribute->next) {
        if (equalIgnoringCase(viewOf(attribute->name), name)) {
            for (const auto* part = attribute->children; part != nullptr; part = part->next) {
                value += viewOf(part->content).substr(0, kMostTitleBytes);
            }
            break;
        }
    }
    return value;
}

bool hasAttribute(const xmlNode& node, std::string_view name) {
    const auto* attribute = node.properties;
    while (attribute != nullptr && !equalIgnoringCase(viewOf(attribute->name), name)) {
        attribute = attribute->next;
    }
    return attribute != nullptr;
}

/// What one reads of an element.
std::string textOf(const xmlNode& element) {
    std::string text;
    bool deeper = true;
    for (const auto* node = &element; node != nullptr && text.size() < kMostTitleBytes;
         node = nextNode(node, &element, deeper)) {
        deeper = !isElement(*node, "script") && !isElement(*node, "style");
        if (node->type == XML_TEXT_NODE) {
            text += viewOf(node->content).substr(0, kMostTitleBytes);
        } else if (isElement(*node, "br")) {
            text += ' ';
        }
    }
    return onOneLine(text, kMostCharacters);
}

bool isInPicture(const xmlNode& node) {
    const auto* above = node.parent;
    while (above != nullptr && !isElement(*above, "svg")) {
        above = above->parent;
    }
    return above != nullptr;
}

/// Looks at all of a page, once.
class PageReader {
public:
    void read(const xmlNode* top) {
        for (const auto* node = top; node != nullptr; node = nextNode(node, top)) {
            if (node->type == XML_ELEMENT_NODE) {
                look(*node);
            }
        }
    }
    [[nodiscard]] ParsedPage page() const {
        ParsedPage page;
        page.links = m_links;
        const auto take = [&page](std::string text, const char* source) {
            if (page.title.empty() && !text.empty()) {
                page.title = std::move(text);
                page.source = source;
            }
        };
        take(m_title != nullptr ? textOf(*m_title) : "", "title");
        take(m_property != nullptr ? onOneLine(attribute(*m_property, "content"), kMostCharacters) : "",
             "og:title");
        take(m_heading != nullptr ? textOf(*m_heading) : "", "h1");
        return page;
    }

private:
    void look(const xmlNode& node) {
        if (isElement(node, "a")) {
            m_links += hasAttribute(node, "href") ? 1 : 0;
        } else if (m_title == nullptr && isElement(node, "title")) {
            m_title = isInPicture(node) ? nullptr : &node;
        } else if (m_heading == nullptr && isElement(node, "h1")) {
            m_heading = &node;
        } else if (m_property == nullptr && isElement(node, "meta")) {
            m_property = equalIgnoringCase(attribute(node, "property"), "og:title") ? &node : nullptr;
        }
    }

    const xmlNode* m_title = nullptr;
    const xmlNode* m_property = nullptr;
    const xmlNode* m_heading = nullptr;
    std::size_t m_links = 0;
};

/// Python's str.split() takes the same for white space.
bool isBlank(char32_t c) {
    return c == ' ' || (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x1F) || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

} // namespace

std::string onOneLine(std::string_view text, std::size_t most) {
    std::string line;
    std::size_t characters = 0;
    bool isBehindBlank = false;
    while (!text.empty() && characters < most) {
        const auto step = utf8Step(text);
        auto code = step.isCharacter ? codePoint(text.substr(0, step.length)) : U'\uFFFD';
        text.remove_prefix(step.length);
        if (code >= 0x80 && code < 0xA0) {
            code = windows1252(static_cast<unsigned char>(code));
        }
        if (isBlank(code)) {
            isBehindBlank = !line.empty();
        } else if (code >= ' ' && code != 0x7F) {
            characters += isBehindBlank ? 2 : 1;
            line += isBehindBlank && characters <= most ? " " : "";
            if (characters <= most) {
                appendUtf8(line, code);
            }
            isBehindBlank = false;
        }
    }
    return line;
}

Result<TitleParser> TitleParser::load() {
    const auto libxml = LibxmlFunctions::load();
    if (!libxml) {
        return failure(libxml.error());
    }
    return TitleParser(*libxml);
}

Result<ParsedPage> TitleParser::parse(std::string_view body, std::string_view contentType) const {
    if (stripped(body).empty()) {
        return failure("the page is empty");
    }
    if (const auto kind = whatItIsInsteadOfHtml(body, contentType); !kind.empty()) {
        return failure("it is " + kind + ", not HTML");
    }
    const auto text = tamedMarkup(pageText(body, contentType));
    if (text.size() > std::numeric_limits<int>::max()) {
        return failure("the page is too large to be parsed");
    }
    constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                             HTML_PARSE_NONET | HTML_PARSE_COMPACT | HTML_PARSE_IGNORE_ENC;
    // Where memory ends it speaks whatever the options say, and on stderr.
    constexpr xmlStructuredErrorFunc kNobody = [](void*, auto*) {};
    m_libxml.tellErrorsTo(nullptr, kNobody);
    const std::unique_ptr<htmlParserCtxt, decltype(m_libxml.freeContext)> context(m_libxml.newContext(),
                                                                                  m_libxml.freeContext);
    if (context == nullptr) {
        return failure("the page cannot be parsed", "there is no memory for it", "close other programs");
    }
    const std::unique_ptr<xmlDoc, decltype(m_libxml.freeDocument)> document(
        m_libxml.read(context.get(), text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions),
        m_libxml.freeDocument);
    PageReader reader;
    if (document != nullptr) {
        reader.read(reinterpret_cast<const xmlNode*>(document.get())); // it begins as all nodes do
    }
    return reader.page();
}

} // namespace parascope
