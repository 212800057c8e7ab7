// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"

#include <string>

namespace parascope {

/// What becomes of the time when the input grows: "Twice the input took 1.98 times as long, 4 times 3.95
/// times: it grows with the input, as computing does." Empty unless the runs are one task at several sizes,
/// all ended.
[[nodiscard]] std::string growthInWords(RunsView runs);

} // namespace parascope
