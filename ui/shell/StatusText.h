// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <QString>

namespace parascope {

/// The status line: how the schedule is known, the machine, and what other programs took of it during the
/// last run.
[[nodiscard]] QString statusText(const Machine& machine, const std::vector<const RunRecord*>& runs);

} // namespace parascope
