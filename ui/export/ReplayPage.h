// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "ui/export/ReplayData.h"

#include <filesystem>

namespace parascope {

/// Writes one HTML file that is alive in any browser, without a network: the lanes with zoom, pan, hover and
/// replay, the figures, the sentence, the footnote. The file appears under its name only when it is whole.
Result<void> saveReplay(const ReplayContent& content, const std::vector<TimelineSource>& sources,
                        const std::filesystem::path& file);

} // namespace parascope
