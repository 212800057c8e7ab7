// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/LessonDocument.h"

#include "ui/lesson/LessonDocument.h"

#include <algorithm>

namespace parascope {

namespace {

/// A block that was skipped has no failures.
std::string noteOf(const BlockAnswer& answer) {
    return answer.skipped.empty() ? answer.failureText() : "Not run: " + answer.skipped;
}

} // namespace

Result<void> exportLesson(const Lesson& lesson, const std::vector<BlockAnswer>& answers,
                          const std::filesystem::path& file) {
    const auto document = lessonDocument(lesson, [&answers](const LessonBlock& block) -> BlockOutcome {
        const auto found = std::find_if(answers.begin(), answers.end(), [&block](const BlockAnswer& answer) {
            return answer.block == &block;
        });
        return found == answers.end() ? BlockOutcome()
                                      : BlockOutcome{found->command, found->runs, noteOf(*found)};
    });
    return exportDocument(document, file);
}

} // namespace parascope
