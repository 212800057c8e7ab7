// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/LessonRun.h"

namespace parascope {

/// Writes a lesson with the answers of its blocks, as the file's ending says: .html or .pdf.
Result<void> exportLesson(const Lesson& lesson, const std::vector<BlockAnswer>& answers,
                          const std::filesystem::path& file);

} // namespace parascope
