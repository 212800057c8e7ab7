// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/Lesson.h"
#include "core/lesson/LessonFolder.h"

namespace parascope {

/// A command of a lesson with its paths as from where the program runs, and why it may not run by itself.
struct JudgedCommand {
    Command command;
    std::vector<std::string> risks;
    std::string wrongWord; ///< a file that it wants and that is not there
    std::optional<Error> fault;
};

/// Judges by what the command's fields name (Field::Naming), so it knows those of every demo.
[[nodiscard]] JudgedCommand judged(const Command& command, const LessonFolder& folder);

} // namespace parascope
