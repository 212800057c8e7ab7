// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lesson/LessonTree.h"

namespace parascope {

LessonTree parseMarkdown(std::string_view text) {
    return LessonTree(cmark_parse_document(text.data(), text.size(), CMARK_OPT_DEFAULT));
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
