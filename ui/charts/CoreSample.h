// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Time.h"

#include <optional>
#include <vector>

namespace parascope {

/// What one core did since the sample before, as shares 0 to 1. Nothing means *no data*, which is not 0 and
/// not 1.
struct CoreShare {
    CoreId core;
    std::optional<double> own;                      ///< this program's workers
    std::optional<double> other;                    ///< everybody else
    std::optional<double> gigahertz = std::nullopt; ///< how fast it ran at the end of the interval

    bool operator==(const CoreShare&) const = default;
};

/// All online cores at one moment. Offline ones are absent: ids may skip.
struct CoreSample {
    Nanoseconds time{}; ///< on CLOCK_MONOTONIC, at the end of the interval that the shares are of
    std::vector<CoreShare> cores;

    bool operator==(const CoreSample&) const = default;
};

} // namespace parascope
