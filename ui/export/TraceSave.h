// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <filesystem>
#include <QString>

namespace parascope {

inline constexpr auto kTraceEnding = ".trace.json";

/// "FOLDER/parascope-<demo>-<YYYYMMDD-HHMMSS>.trace.json".
[[nodiscard]] QString proposedTrace(const QString& folder, const QString& demo);

/// The file with the ending of traces, where it has none that a trace can be opened by.
[[nodiscard]] QString withTraceEnding(const QString& file);

/// Whether runs can be saved now. The Error: there are none, or one still goes on.
Result<void> checkSavable(const std::vector<const RunRecord*>& runs);

/// Saves finished runs as a trace, as --export FILE.trace.json does. The Error: there are none, one still
/// goes on, or the file cannot be written.
Result<void> saveTrace(const std::vector<const RunRecord*>& runs, const std::filesystem::path& file);

} // namespace parascope
