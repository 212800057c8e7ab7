// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"
#include "ui/export/RunExport.h"

#include <span>

namespace parascope {

/// A demo whose answer has a picture of its own. All others show the lanes of their runs.
struct AnswerPicture {
    const char* demo; ///< its key
    Result<std::unique_ptr<Exhibit>> (*exhibit)(const Parameters& asked,
                                                const std::vector<const RunRecord*>& runs);
};

/// The table of them, a line each.
[[nodiscard]] std::span<const AnswerPicture> answerPictures();

/// What a demo answered to what it was asked. The runs must outlive it. The Error: why there is nothing.
[[nodiscard]] Result<std::unique_ptr<Exhibit>> answerExhibit(const Demo& demo, const Parameters& asked,
                                                             const std::vector<const RunRecord*>& runs);

/// Writes it in the format that the file's ending names.
Result<void> exportAnswer(const Demo& demo, const Parameters& asked,
                          const std::vector<const RunRecord*>& runs, const std::filesystem::path& file);

} // namespace parascope
