// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <QString>

namespace parascope {

/// What a reader must know to trust figures, in one line: "AMD EPYC, 2 cores, Linux 6.1 · 2 workers ·
/// 2026-11-22 · exact schedule · Parascope". Empty for no runs.
[[nodiscard]] QString footnoteOf(const std::vector<const RunRecord*>& runs);

/// The same where there are no runs to ask: machine, what else is to be said, and the day.
[[nodiscard]] QString footnoteOf(const Machine& machine, const QString& more, const QString& day);

} // namespace parascope
