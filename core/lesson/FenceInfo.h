// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ShellWords.h"
#include "core/lesson/LessonSource.h"
#include "core/lesson/LessonTree.h"

#include <functional>

namespace parascope {

/// What stands behind the backticks of a fence: its language and words of its own.
class FenceInfo {
public:
    FenceInfo(const LessonSource& source, cmark_node* fence);

    /// Empty: none is given.
    [[nodiscard]] const std::string& language() const { return m_language; }
    /// Behind the language.
    [[nodiscard]] const std::vector<PlacedWord>& words() const { return m_words; }
    [[nodiscard]] LessonPlace placeOf(const PlacedWord& word) const;
    /// Of a piece of what that word says, as far as it stands there unchanged.
    [[nodiscard]] LessonPlace placeOf(const PlacedWord& word, std::string_view piece) const;
    /// A quote in it does not end.
    [[nodiscard]] const std::optional<Error>& fault() const { return m_fault; }

private:
    const LessonSource& m_source;
    int m_line = 0;
    std::size_t m_begin = 0; ///< of the language, in its line
    std::string_view m_text;
    std::string m_language;
    std::vector<PlacedWord> m_words;
    std::optional<Error> m_fault;
};

/// What a fence of the language "parascope" says of its block.
struct BlockOptions {
    std::string title;
    std::string ask;
    std::optional<int> height;
    /// A choice: "two: --workers 2".
    struct Preset {
        std::string name;
        std::vector<std::string> options;
        PlacedWord word; ///< that gives it
    };
    std::vector<Preset> presets;
};

/// `faulty` is told what is wrong with it, and where.
[[nodiscard]] BlockOptions readBlockOptions(const FenceInfo& info,
                                            const std::function<void(LessonPlace, Error)>& faulty);

} // namespace parascope
