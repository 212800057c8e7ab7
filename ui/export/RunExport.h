// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"
#include "ui/charts/CoreHistory.h"
#include "ui/charts/TimelineSource.h"
#include "ui/export/Exhibit.h"

#include <filesystem>
#include <memory>

namespace parascope {

/// The runs as a timeline shows them, aligned at their first work.
[[nodiscard]] std::vector<TimelineSource> timelineSources(const std::vector<const RunRecord*>& runs);

/// "sum-squares, 200M iterations for each worker".
[[nodiscard]] QString picturesTitle(const std::vector<const RunRecord*>& runs);

/// Finished runs, which must outlive it: their lanes as .png .svg .pdf, and .csv .trace.json .html.
[[nodiscard]] std::unique_ptr<Exhibit> runsExhibit(std::vector<const RunRecord*> runs);

/// The load of every core. `history` must outlive it.
[[nodiscard]] std::unique_ptr<Exhibit> coresExhibit(const CoreHistory& history);

/// The lanes of finished runs with the cores below them. Both must outlive it.
[[nodiscard]] std::unique_ptr<Exhibit> runsAndCoresExhibit(std::vector<const RunRecord*> runs,
                                                           const CoreHistory& history);

/// Writes finished runs in the format that the file's ending names. Needs a QApplication (the offscreen
/// platform will do) for pictures and HTML.
Result<void> exportRuns(const std::vector<const RunRecord*>& runs, const std::filesystem::path& file);

/// Whether the format needs a QApplication.
[[nodiscard]] bool isPicture(const std::filesystem::path& file);

/// "parascope-<demo>-<YYYYMMDD-HHMMSS><ending>".
[[nodiscard]] QString proposedName(const QString& demo, const QString& ending);

} // namespace parascope
