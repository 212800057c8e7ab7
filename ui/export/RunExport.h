// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"
#include "ui/charts/TimelineSource.h"

#include <filesystem>
#include <QImage>
#include <QSize>
#include <QString>

namespace parascope {

/// The runs as a timeline shows them, aligned at their first work.
[[nodiscard]] std::vector<TimelineSource> timelineSources(const std::vector<const RunRecord*>& runs);

/// "sum-squares, 200M iterations for each worker".
[[nodiscard]] QString picturesTitle(const std::vector<const RunRecord*>& runs);
/// "AMD EPYC, 2 cores · 2 workers · 2026-11-22 · exact schedule".
[[nodiscard]] QString picturesFootnote(const std::vector<const RunRecord*>& runs);

/// Writes finished runs in the format that the file's ending names: .png .svg .pdf .csv .trace.json .html.
/// The file appears under its name only when it is whole. Needs a QApplication (the offscreen platform will
/// do) for pictures and HTML. `size` is the picture's.
Result<void> exportRuns(const std::vector<const RunRecord*>& runs, const std::filesystem::path& file,
                        QSize size = {1280, 720});

/// The picture of them for the clipboard.
[[nodiscard]] QImage runsPicture(const std::vector<const RunRecord*>& runs);

/// Whether the format needs a QApplication.
[[nodiscard]] bool isPicture(const std::filesystem::path& file);

/// "parascope-<demo>-<YYYYMMDD-HHMMSS><ending>".
[[nodiscard]] QString proposedName(const QString& demo, const QString& ending);

} // namespace parascope
