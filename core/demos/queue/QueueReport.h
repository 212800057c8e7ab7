// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueMetrics.h"
#include "core/report/Report.h"

namespace parascope {

/// Who had how many items and waited how long: a row for each worker.
[[nodiscard]] Report queueReport(const RunRecord& record);

} // namespace parascope
