// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/report/Report.h"
#include "ui/charts/TimelineSource.h"

#include <filesystem>

namespace parascope {

/// Runs as HTML shows them alive, with the words beside their lanes.
struct AliveRuns {
    std::string title;
    std::string footnote;
    Report report;
    std::vector<std::string> warnings;
    std::vector<std::string> log;
    std::vector<TimelineSource> sources;
};

/// Writes one HTML file that is alive in any browser, without a network: the lanes with zoom, pan, hover and
/// replay, the figures, the sentence, the footnote. The file appears under its name only when it is whole.
Result<void> saveReplay(const AliveRuns& runs, const std::filesystem::path& file);

} // namespace parascope
