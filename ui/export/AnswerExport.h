// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"
#include "ui/export/RunExport.h"

namespace parascope {

/// Writes what a demo answered to what it was asked, in the format that the file's ending names: a chart of
/// its own where it has one, else its runs as exportRuns does.
Result<void> exportAnswer(const Parameters& asked, const std::vector<const RunRecord*>& runs,
                          const std::filesystem::path& file);

} // namespace parascope
