// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Metrics.h"

namespace parascope {

/// For how long, within that span, a rank waited for messages, on a core or off it. 0 for other workers.
[[nodiscard]] Nanoseconds waitsForMessages(const WorkerRecord& worker, const Trace& trace,
                                           const TimeSpan& span);

/// What the ranks of a run had between them: communication, imbalance, spread of work. Of other workers
/// nothing.
void addRankFigures(const RunRecord& run, Metrics& metrics);

} // namespace parascope
