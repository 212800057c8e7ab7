// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueMetrics.h"
#include "core/report/Report.h"

namespace parascope {

/// Who had how many items and waited how long: a row for each worker.
[[nodiscard]] Report queueReport(const RunRecord& record);

/// The same of each side, and of both together: three rows. Null: of no run, nothing is known.
[[nodiscard]] Report queueSidesReport(const RunFacts* facts);

} // namespace parascope
