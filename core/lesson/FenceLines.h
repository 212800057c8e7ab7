// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/LessonSource.h"
#include "core/lesson/LessonTree.h"

namespace parascope {

/// A command in a fence, which may go on over several lines, as one line.
class FencedCommand {
public:
    /// Where a byte of its text stands in the file.
    [[nodiscard]] LessonPlace placeOf(const LessonSource& source, std::size_t byte) const;
    [[nodiscard]] const std::string& text() const { return m_text; }
    void append(std::string_view text, int line, std::size_t byte);

private:
    struct Piece {
        std::size_t begin = 0; ///< in the text
        int line = 0;          ///< in the file
        std::size_t byte = 0;  ///< of that line
    };

    std::string m_text;
    std::vector<Piece> m_pieces;
};

/// The commands in a fence: one a line, \ at its end goes on with the next, # begins a remark.
[[nodiscard]] std::vector<FencedCommand> commandsIn(const LessonSource& source, cmark_node* fence);

} // namespace parascope
