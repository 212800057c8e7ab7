// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Metrics.h"
#include "core/report/Report.h"

namespace parascope {

/// The figures of runs: a row for each run, and what they mean side by side once all have finished.
[[nodiscard]] Report runReport(const std::vector<ReportedRun>& runs);

} // namespace parascope
