// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueFacts.h"

#include <filesystem>

namespace parascope {

/// Saves a run at a queue as one table: a row for each span, each arrow, and each change of the queue's
/// depth. Times in seconds since the release.
Result<void> saveQueueCsv(const RunRecord& record, const std::filesystem::path& file);

} // namespace parascope
