// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/LessonAnchors.h"
#include "core/lesson/LessonFolder.h"
#include "core/lesson/PipeTable.h"

#include <functional>
#include <vector>

namespace parascope {

/// Writes the HTML of a lesson's text, node by node, as described at LessonText. It may be cut anywhere: what
/// it takes away then is whole, and the rest goes on within the same quotes and lists.
class LessonHtml {
public:
    /// Told what is wrong with a link or a picture.
    using Faulty = std::function<void(cmark_node*, const Error&)>;

    LessonHtml(const LessonSource& source, const LessonAnchors& anchors, const LessonFolder& folder,
               Faulty faulty);

    /// True where all in the node is written and is to be passed over.
    bool enter(cmark_node* node);
    void leave(cmark_node* node);
    /// The text so far; empty where there is none.
    std::string take();

private:
    /// A quote, a list or an item of one that is not at its end.
    struct Container {
        cmark_node* node = nullptr;
        std::string end;          ///< its end tag; empty: it is not begun in this text
        bool isContinued = false; ///< it began in a former text
        int items = 0;            ///< of a list, so far
    };

    void leaveContainer();
    void openContainers();
    [[nodiscard]] std::string beginOf(Container& container) const;
    void write(const std::string& html);
    void writeText(std::string_view text);
    bool enterInline(cmark_node* node);
    void leaveInline(cmark_node* node);
    void writeMark(cmark_node* node, bool isBegin);
    bool enterParagraph(cmark_node* node);
    void writeTable(const PipeTable& table);
    void writeCell(const TableCell& cell);
    void beginLink(cmark_node* link);
    void writePicture(cmark_node* picture);

    const LessonSource& m_source;
    const LessonAnchors& m_anchors;
    const LessonFolder& m_folder;
    Faulty m_faulty;
    std::string m_html;
    std::vector<Container> m_containers;
    std::size_t m_marks = 0; ///< emphasis in emphasis
    bool m_isLink = false;
};

/// Text that no HTML is read in.
[[nodiscard]] std::string escapedHtml(std::string_view text);

} // namespace parascope
