// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Metrics.h"

namespace parascope {

/// What the ranks of a run had between them: communication, imbalance, spread of work. Of other workers
/// nothing.
void addRankFigures(const RunRecord& run, Metrics& metrics);

} // namespace parascope
