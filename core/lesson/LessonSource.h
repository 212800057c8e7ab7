// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/Lesson.h"

#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// The text of a lesson by its lines, which end with \n alone.
class LessonSource {
public:
    explicit LessonSource(std::string_view text);

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] int lineCount() const { return static_cast<int>(m_begins.size()); }
    /// Without its end. From 1; empty where there is none.
    [[nodiscard]] std::string_view line(int number) const;
    [[nodiscard]] std::string lines(int first, int last) const;
    /// The place of a byte of a line, from 0.
    [[nodiscard]] LessonPlace placeOf(int lineNumber, std::size_t byte) const;
    /// The text up to that line, without it.
    [[nodiscard]] std::string_view before(int lineNumber) const;

private:
    std::string m_text;
    std::vector<std::size_t> m_begins;
};

/// Where the text of a lesson must end because what follows would cost too much time or memory: only what is
/// made to do harm comes here.
[[nodiscard]] std::optional<LessonFault> findExcess(const LessonSource& source);

/// A word for an error: in quotes, and cut off where it is long.
[[nodiscard]] std::string shortQuoted(std::string_view word);

} // namespace parascope
