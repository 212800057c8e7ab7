// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/TimelineSource.h"

namespace parascope {

/// A row below a run's lanes that shows an amount over time: how many cores were busy, or a counter of the
/// trace.
struct Strip {
    CounterId counter; ///< invalid: the busy cores
    QString title;     ///< what stands where lanes have their name

    [[nodiscard]] bool showsBusyCores() const { return !counter.isValid(); }
    bool operator==(const Strip&) const = default;
};

/// The strips of a run from top to bottom: what its trace can tell.
[[nodiscard]] std::vector<Strip> stripsOf(const TimelineSource& source);

} // namespace parascope
