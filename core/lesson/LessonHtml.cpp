// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/LessonHtml.h"

#include "core/lesson/LessonLinks.h"

namespace parascope {

namespace {

constexpr std::size_t kDeepestNest = 16; // of quotes, lists and marks in each other that are shown

bool isContainer(cmark_node* node) {
    const auto type = cmark_node_get_type(node);
    return type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST || type == CMARK_NODE_ITEM;
}

/// In a list whose items have no empty lines between them, paragraphs have no tag.
bool isTight(cmark_node* paragraph) {
    auto* const item = cmark_node_parent(paragraph);
    auto* const list = item == nullptr ? nullptr : cmark_node_parent(item);
    return list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST &&
           cmark_node_get_list_tight(list) != 0;
}

const char* alignmentText(PipeTable::Align align) {
    switch (align) {
    case PipeTable::Align::Left:
        return " align=\"left\"";
    case PipeTable::Align::Center:
        return " align=\"center\"";
    case PipeTable::Align::Right:
        return " align=\"right\"";
    case PipeTable::Align::Usual:
        break;
    }
    return "";
}

std::string addressOf(cmark_node* node) {
    const char* const address = cmark_node_get_url(node);
    return address == nullptr ? std::string() : std::string(address);
}

} // namespace

LessonHtml::LessonHtml(const LessonSource& source, const LessonAnchors& anchors, const LessonFolder& folder,
                       Faulty faulty)
    : m_source(source)
    , m_anchors(anchors)
    , m_folder(folder)
    , m_faulty(std::move(faulty)) {}

bool LessonHtml::enter(cmark_node* node) {
    if (isContainer(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_ITEM) {
            ++m_containers.back().items;
        }
        m_containers.push_back({node, {}, false, 0});
        return false;
    }
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        return enterParagraph(node);
    case CMARK_NODE_HEADING:
        write("<h" + std::to_string(cmark_node_get_heading_level(node)) + " id=\"" +
              escapedHtml(m_anchors.of(node)) + "\">");
        return false;
    case CMARK_NODE_THEMATIC_BREAK:
        write("<hr />\n");
        return true;
    case CMARK_NODE_HTML_BLOCK:
        write("<pre>" + escapedHtml(literalOf(node)) + "</pre>\n");
        return true;
    default:
        return enterInline(node);
    }
}

void LessonHtml::leave(cmark_node* node) {
    if (isContainer(node)) {
        leaveContainer();
        return;
    }
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_PARAGRAPH:
        write(isTight(node) ? "\n" : "</p>\n");
        return;
    case CMARK_NODE_HEADING:
        write("</h" + std::to_string(cmark_node_get_heading_level(node)) + ">\n");
        return;
    default:
        leaveInline(node);
    }
}

void LessonHtml::leaveContainer() {
    const auto left = std::move(m_containers.back());
    m_containers.pop_back();
    m_html += left.end;
    if (cmark_node_get_type(left.node) == CMARK_NODE_ITEM && left.isContinued) {
        m_html += std::exchange(m_containers.back().end, {}); // the next item has its bullet again
    }
}

std::string LessonHtml::take() {
    for (auto container = m_containers.rbegin(); container != m_containers.rend(); ++container) {
        m_html += container->end;
        container->isContinued |= !container->end.empty();
        container->end.clear();
    }
    return std::exchange(m_html, {});
}

/// Begins those that the text stands in. What was cut within an item goes on indented, without its bullet.
void LessonHtml::openContainers() {
    std::size_t depth = 0;
    for (auto& container : m_containers) {
        if (++depth > kDeepestNest) {
            return;
        }
        if (container.end.empty()) {
            m_html += beginOf(container);
        }
    }
}

std::string LessonHtml::beginOf(Container& container) const {
    const auto type = cmark_node_get_type(container.node);
    const auto* const inner = &container == &m_containers.back() ? nullptr : &container + 1;
    if (type == CMARK_NODE_LIST && inner != nullptr && !inner->isContinued) {
        const bool isCounted = cmark_node_get_list_type(container.node) == CMARK_ORDERED_LIST;
        const int number = cmark_node_get_list_start(container.node) + container.items - 1;
        container.end = isCounted ? "</ol>\n" : "</ul>\n";
        return isCounted
                   ? number == 1 ? std::string("<ol>\n") : "<ol start=\"" + std::to_string(number) + "\">\n"
                   : std::string("<ul>\n");
    }
    const bool isItem = type == CMARK_NODE_ITEM;
    container.end = !isItem ? "</blockquote>\n" : container.isContinued ? "</div>\n" : "</li>\n";
    return !isItem ? "<blockquote>\n" : container.isContinued ? "<div>" : "<li>";
}

void LessonHtml::write(const std::string& html) {
    openContainers();
    m_html += html;
}

void LessonHtml::writeText(std::string_view text) {
    write(escapedHtml(text));
}

bool LessonHtml::enterParagraph(cmark_node* node) {
    if (const auto table = readPipeTable(node, m_source)) {
        writeTable(*table);
        return true;
    }
    write(isTight(node) ? "" : "<p>");
    return false;
}

bool LessonHtml::enterInline(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
        writeText(literalOf(node));
        return true;
    case CMARK_NODE_CODE:
        write("<code>" + escapedHtml(literalOf(node)) + "</code>");
        return true;
    case CMARK_NODE_SOFTBREAK:
        write("\n");
        return true;
    case CMARK_NODE_LINEBREAK:
        write("<br />\n");
        return true;
    case CMARK_NODE_IMAGE:
        writePicture(node);
        return true;
    case CMARK_NODE_LINK:
        beginLink(node);
        return false;
    default:
        writeMark(node, true);
        return false;
    }
}

void LessonHtml::leaveInline(cmark_node* node) {
    if (cmark_node_get_type(node) != CMARK_NODE_LINK) {
        writeMark(node, false);
    } else if (std::exchange(m_isLink, false)) {
        write("</a>");
    }
}

void LessonHtml::writeMark(cmark_node* node, bool isBegin) {
    const auto type = cmark_node_get_type(node);
    const bool isStrong = type == CMARK_NODE_STRONG;
    if (!isStrong && type != CMARK_NODE_EMPH) {
        return;
    }
    const auto depth = isBegin ? ++m_marks : m_marks--;
    if (depth <= kDeepestNest) {
        write(std::string(isBegin ? "<" : "</") + (isStrong ? "strong>" : "em>"));
    }
}

void LessonHtml::writeTable(const PipeTable& table) {
    write("<table>\n");
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const std::string tag = row == 0 ? "th" : "td";
        write("<tr>");
        for (std::size_t column = 0; column < table.columns.size(); ++column) {
            write("<" + tag + alignmentText(table.columns[column]) + ">");
            writeCell(table.rows[row][column]);
            write("</" + tag + ">");
        }
        write("</tr>\n");
    }
    write("</table>\n");
}

void LessonHtml::writeCell(const TableCell& cell) {
    for (const auto& part : cell) {
        if (part.node == nullptr) {
            writeText(part.text);
            continue;
        }
        for (LessonWalk walk(part.node); walk.next();) {
            if (!walk.isEntering()) {
                leaveInline(walk.node());
            } else if (enterInline(walk.node())) {
                walk.skip();
            }
        }
    }
}

void LessonHtml::beginLink(cmark_node* link) {
    const auto address = addressOf(link);
    if (address.starts_with('#')) {
        const auto anchor = percentDecoded(std::string_view(address).substr(1));
        if (const auto fault = m_anchors.faultOf(anchor)) {
            m_faulty(link, *fault);
            return;
        }
        m_isLink = true;
        write("<a href=\"#" + escapedHtml(anchor) + "\">");
    } else if (isLinkedAddress(address)) {
        m_isLink = true;
        write("<a href=\"" + escapedHtml(encodedAddress(address)) + "\">");
    }
}

void LessonHtml::writePicture(cmark_node* picture) {
    const auto address = addressOf(picture);
    const auto alt = plainText(picture);
    const bool isOnDisk = !isElsewhere(address);
    const auto path = isOnDisk ? pathOfPicture(address, m_folder)
                      : isLinkedAddress(address)
                          ? failure("", "nothing is fetched for a lesson")
                          : failure("", "only pictures in the lesson's folder are shown");
    if (path) {
        write("<img src=\"lesson:" + *path + "\" alt=\"" + escapedHtml(alt) + "\" />");
        return;
    }
    writeText("[picture: " + alt + " (not shown: " + path.error().why + ")]");
    if (isOnDisk || address.starts_with("file:")) {
        m_faulty(picture, isOnDisk ? path.error()
                                   : Error{"picture '" + address + "'", path.error().why,
                                           "put it beside the lesson and name it without file:"});
    }
}

std::string escapedHtml(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (const char letter : text) {
        switch (letter) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        default:
            escaped += letter;
        }
    }
    return escaped;
}

} // namespace parascope
