// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/work/RankPeers.h"
#include "core/work/Task.h"

namespace parascope {

/// Whether only ranks can do it; no where no such task is known.
[[nodiscard]] bool needsRanks(const std::string& task);
/// Why a task that needs ranks cannot be run by other workers.
[[nodiscard]] Error rankTaskNeedsRanks(const std::string& task);
/// The same before anything is started: an Error where the task needs ranks and a backend makes none.
[[nodiscard]] Result<void> checkRanksFor(const std::string& task, bool areRanks);

} // namespace parascope
