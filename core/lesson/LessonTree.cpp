// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/LessonTree.h"

namespace parascope {

LessonTree parseMarkdown(std::string_view text) {
    return LessonTree(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
}

void LessonWalk::skip() {
    switch (cmark_node_get_type(node())) {
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_THEMATIC_BREAK:
    case CMARK_NODE_TEXT:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
        return; // it has no end
    default:
        cmark_iter_reset(m_walk.get(), node(), CMARK_EVENT_EXIT); // which goes there by itself
        m_event = CMARK_EVENT_EXIT;
    }
}

std::string_view literalOf(cmark_node* node) {
    const char* const literal = cmark_node_get_literal(node);
    return literal == nullptr ? std::string_view() : std::string_view(literal);
}

std::string plainText(cmark_node* node) {
    std::string text;
    for (LessonWalk walk(node); walk.next();) {
        const auto type = cmark_node_get_type(walk.node());
        if (walk.isEntering()) {
            text += literalOf(walk.node());
            text += type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ? " " : "";
        }
    }
    return text;
}

} // namespace parascope
