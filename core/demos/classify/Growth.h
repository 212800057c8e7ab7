// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"

#include <string>
#include <vector>

namespace parascope {

/// How long a task took with a size.
struct GrowthPoint {
    std::uint64_t size = 0;
    double seconds = 0;

    bool operator==(const GrowthPoint&) const = default;
};

/// One task with several sizes.
struct Growth {
    std::string task;   ///< "sum-squares"
    std::string counts; ///< what its size counts: "iterations"
    std::vector<GrowthPoint> points;

    bool operator==(const Growth&) const = default;
};

/// That of runs, the first with the least size. Without points unless they are one task at several sizes, all
/// ended.
[[nodiscard]] Growth growthOf(RunsView runs);

/// What becomes of the time when the input grows: "Twice the input took 1.98 times as long, 4 times 3.95
/// times: it grows with the input, as computing does." Empty without points.
[[nodiscard]] std::string growthInWords(const Growth& growth);

} // namespace parascope
