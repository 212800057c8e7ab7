// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/Lesson.h"
#include "ui/export/Document.h"

#include <functional>

namespace parascope {

/// What a block came to, for paper and for browsers.
struct BlockOutcome {
    std::optional<Command> command;     ///< that was run
    std::vector<const RunRecord*> runs; ///< must outlive the document; none: it was not run
    std::string note;                   ///< why there is no answer; empty: there is one
};

/// A lesson as a document: its words and its code, and the answers of its blocks where they stand.
/// \param outcomeOf is asked for each block that runs
[[nodiscard]] Document lessonDocument(const Lesson& lesson,
                                      const std::function<BlockOutcome(const LessonBlock&)>& outcomeOf);

} // namespace parascope
