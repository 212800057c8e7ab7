// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/PrivateFolder.h"
#include "core/lesson/Lesson.h"

namespace parascope {

/// Puts the Python of a block into a file of its own, and says how to watch it. The Error: the file cannot be
/// written.
Result<Command> writtenPython(const PrivateFolder& folder, const LessonBlock& block);
/// The same command, before there is a file.
[[nodiscard]] Result<Command> watchingPython(const std::filesystem::path& script);
/// What that file is called.
[[nodiscard]] std::string scriptName(const LessonBlock& block);

} // namespace parascope
