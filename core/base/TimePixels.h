// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"

#include <cmath>

namespace parascope {

/// Time <-> pixel for a range of time drawn on `width` columns: the one place that rounds, for every chart.
///
/// Nothing is clamped: a time outside the range has a pixel outside [0, width]. Degenerate cases: an empty
/// range puts every time at pixel 0; a width of 0 or less puts every pixel at the range's begin.
struct TimePixels {
    TimeSpan range;
    double width = 0;

    [[nodiscard]] double nanosecondsPerPixel() const {
        return width <= 0 ? 0 : static_cast<double>(range.length().count()) / width;
    }
    [[nodiscard]] double toPixel(Nanoseconds time) const {
        if (range.isEmpty()) {
            return 0;
        }
        return static_cast<double>((time - range.begin).count()) /
               static_cast<double>(range.length().count()) * width;
    }
    /// The first whole nanosecond at or behind the pixel's left edge.
    [[nodiscard]] Nanoseconds toTime(double pixel) const {
        if (width <= 0) {
            return range.begin;
        }
        return range.begin + Nanoseconds(static_cast<std::int64_t>(std::ceil(pixel * nanosecondsPerPixel())));
    }
};

} // namespace parascope
