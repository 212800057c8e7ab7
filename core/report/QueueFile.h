// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/QueueRecord.h"

#include <filesystem>

namespace parascope {

/// Saves a run at a queue as a Chrome trace (core/trace/FORMAT.md): lanes, arrows, the queue's depth as a
/// counter, and the fields of `parascope queue --json` in "otherData".
Result<void> saveQueueTrace(const QueueRecord& record, const std::filesystem::path& file);

/// Saves it as one table: a row for each span, each arrow, and each change of the queue's depth. Times in
/// seconds since the release.
Result<void> saveQueueCsv(const QueueRecord& record, const std::filesystem::path& file);

} // namespace parascope
