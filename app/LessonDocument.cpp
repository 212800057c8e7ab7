// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/LessonDocument.h"

namespace parascope {

Result<void> exportLesson(const Lesson& /*lesson*/, const std::vector<BlockAnswer>& /*answers*/,
                          const std::filesystem::path& file) {
    return failure("cannot export '" + file.string() + "'", "this version cannot write a lesson yet",
                   "export its blocks one by one");
}

} // namespace parascope
