// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/SpanRef.h"

#include <optional>

namespace parascope {

/// The span that the keyboard stands on. Pure steps: they say where one gets to, they move nothing.
class SpanFocus {
public:
    [[nodiscard]] const std::optional<SpanRef>& current() const { return m_current; }
    void set(const SpanRef& ref) { m_current = ref; }
    void clear() { m_current.reset(); }

    /// To the next (+1) or previous (-1) span of the lane, and at its end on to the neighbouring lane.
    /// Without a focus: to the first span that ends behind `from` (relative). False where there is nowhere to
    /// go.
    bool step(const std::vector<TimelineSource>& sources, int direction, Nanoseconds from);
    /// To the lane below (+1) or above (-1), to the span nearest in time.
    bool stepLane(const std::vector<TimelineSource>& sources, int direction, Nanoseconds from);

private:
    std::optional<SpanRef> m_current;
};

} // namespace parascope
