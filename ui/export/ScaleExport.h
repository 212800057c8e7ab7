// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scale/ScaleDemo.h"
#include "ui/export/Exhibit.h"

#include <memory>

namespace parascope {

/// A scaling and what it was made with.
struct MeasuredScaling {
    Scaling scaling;
    ScaleQuestion asked;
    Machine machine;
    std::string sentence{};
    std::string startedAt{}; ///< of its runs, ISO 8601 in UTC
    std::string schedule{};  ///< "exact", "sampled"
};

/// The scaling that its runs come to.
[[nodiscard]] MeasuredScaling measuredScaling(const ScaleQuestion& asked, RunsView runs);

/// The chart (.png, .svg, .pdf) or the points (.csv). The Error: nothing was measured.
[[nodiscard]] Result<std::unique_ptr<Exhibit>> scaleExhibit(MeasuredScaling measured);

} // namespace parascope
