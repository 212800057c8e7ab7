// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmark.h>
#include <memory>
#include <string>
#include <string_view>

namespace parascope {

/// Frees what cmark made.
struct CmarkDeleter {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
    void operator()(cmark_iter* walk) const { cmark_iter_free(walk); }
};
using LessonTree = std::unique_ptr<cmark_node, CmarkDeleter>;

[[nodiscard]] LessonTree parseMarkdown(std::string_view text);

/// Goes through a part of a tree, into each node and out of it, without a call of its own for each level.
class LessonWalk {
public:
    explicit LessonWalk(cmark_node* root)
        : m_walk(cmark_iter_new(root)) {}

    /// False at the end.
    bool next() {
        m_event = cmark_iter_next(m_walk.get());
        return m_event != CMARK_EVENT_DONE;
    }
    [[nodiscard]] cmark_node* node() const { return cmark_iter_get_node(m_walk.get()); }
    [[nodiscard]] bool isEntering() const { return m_event == CMARK_EVENT_ENTER; }
    /// Passes over what is in the node that was entered, and over its end.
    void skip();

private:
    std::unique_ptr<cmark_iter, CmarkDeleter> m_walk;
    cmark_event_type m_event = CMARK_EVENT_NONE;
};

/// What is written in a node; empty for those that only hold others.
[[nodiscard]] std::string_view literalOf(cmark_node* node);
/// The words in a node and below it, without marks.
[[nodiscard]] std::string plainText(cmark_node* node);

} // namespace parascope
