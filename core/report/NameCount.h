// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Lengths.h"
#include "core/report/NameFigures.h"

#include <span>
#include <vector>

namespace parascope {

/// Counts what the spans of each name come to, step by step: of ten million spans it takes a second, and
/// whoever waits for it may have other things to do meanwhile. The trace may grow between two steps.
class NameCount {
public:
    /// The trace must outlive it. Of a span that reaches beyond `range` (on the trace's clock) counts what
    /// lies within.
    NameCount(const Trace& trace, const TimeSpan& range);

    /// Takes about so many spans more. True when it is whole.
    bool goOn(std::size_t spans);
    /// From 0 to 1.
    [[nodiscard]] double progress() const;
    /// Once it is whole: those with the most time of their own first.
    [[nodiscard]] std::vector<NameFigures> figures() const;

private:
    struct Sum {
        NameFigures figures;
        Lengths lengths;
    };

    /// Whether the row has no more.
    bool countRow(std::span<const Span> row, std::span<const Span> inner, std::size_t& left);
    void add(NameId name, Nanoseconds counted, Nanoseconds self);

    const Trace& m_trace;
    TimeSpan m_range;
    std::vector<LaneId> m_lanes;
    std::size_t m_all = 0;   ///< spans
    std::size_t m_taken = 0; ///< of them
    std::size_t m_lane = 0;  ///< where it is: of m_lanes, then the row, the span and the first not before it
    std::size_t m_depth = 0; ///< of the row inside
    std::size_t m_span = 0;
    std::size_t m_inner = 0;
    std::vector<Sum> m_names;  ///< by the names' numbers
    std::size_t m_middles = 0; ///< of so many names the middle is found
};

} // namespace parascope
