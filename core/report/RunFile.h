// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/QueueRecord.h"

#include <filesystem>

namespace parascope {

/// Saves runs as one Chrome trace (core/trace/FORMAT.md): their lanes as events, their facts in "otherData",
/// so that opened again they give the same figures, and any trace viewer shows them.
Result<void> saveRuns(const std::vector<const RunRecord*>& runs, const std::filesystem::path& file);

/// What a trace file held, sorted into runs.
struct OpenedFile {
    std::vector<RunRecord> runs;       ///< runs that Parascope saved
    std::optional<QueueRecord> queue;  ///< a run at a queue that it saved
    Trace other;                       ///< lanes that belong to none of them: another program's trace
    std::vector<std::string> warnings; ///< what was left out and why
};

/// Opens what saveRuns, saveQueueTrace or another program wrote. Errors as readChromeTrace.
Result<OpenedFile> openRuns(const std::filesystem::path& file);

} // namespace parascope
