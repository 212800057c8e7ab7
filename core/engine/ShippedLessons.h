// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lesson/Lesson.h"

namespace parascope {

/// A lesson that came with the program, as a resource of it.
struct ShippedLesson {
    std::string name; ///< "gil"
    std::string title;
    std::filesystem::path file; ///< ":/lessons/gil.md"
};

/// All of them, in the order of the course.
[[nodiscard]] std::vector<ShippedLesson> shippedLessons();

/// A lesson, and whether it came with the program: then what it runs is trusted.
struct OpenedLesson {
    Lesson lesson;
    bool isShipped = false;
};

/// Whether it is the file of a shipped one.
[[nodiscard]] bool isShippedLesson(const std::filesystem::path& file);

/// The text of a lesson's file, of a shipped one, too. Errors: those of readLessonText(); there is no such
/// shipped one, with the name that was meant.
Result<std::string> lessonText(const std::filesystem::path& file);

/// Opens a lesson's file, or the shipped one of that name. Errors: those of readLessonText(); there is
/// neither, with the name that was meant.
Result<OpenedLesson> openLesson(const std::filesystem::path& fileOrName);

} // namespace parascope
