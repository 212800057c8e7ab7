// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/SpanRow.h"

#include <span>
#include <vector>

namespace parascope {

/// The spans of one lane, one row for each depth of nesting (row 0 is the outermost). Those that partly
/// overlap others stand on rows of their own below all of these.
///
/// Live, spans are nested or disjoint and come in the order of their ends (as a worker records them: children
/// before their parent) or of their begins, or mixed, as long as none comes whose whole time lies before one
/// that is there. Row by row, SpanRow gives the cost of a query.
class LaneIndex {
public:
    LaneIndex() = default;
    /// A lane with all its spans, in any order, none of which ends before it begins. O(n log n) whatever they
    /// are. Of two that partly overlap, the later one spills below. Nothing is added to it afterwards.
    explicit LaneIndex(std::vector<Span> spans);

    /// Adds a span. False when it is refused because it partly overlaps what is there, lies before it, or
    /// ends before it begins.
    [[nodiscard]] bool add(const Span& span);

    /// Makes the newest outermost span end later, as for something that still goes on. False for an empty
    /// lane.
    bool growLast(Nanoseconds end);

    [[nodiscard]] std::span<const SpanRow> rows() const { return m_rows; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    /// From the first begin to the last end; empty for an empty lane.
    [[nodiscard]] TimeSpan extent() const { return m_extent; }

    /// Time in each state within `range`, outermost spans only: what children do is their parents' time too.
    [[nodiscard]] std::array<Nanoseconds, kStateCount> totals(const TimeSpan& range) const;

private:
    void nest(const std::vector<Span>& spans, std::vector<Span>& spilled);
    void spill(const std::vector<Span>& spilled);
    bool addBehindOrInside(const Span& span, std::size_t depth);
    bool addAround(const Span& span);
    SpanRow& row(std::size_t depth);

    std::vector<SpanRow> m_rows;
    std::size_t m_size = 0;
    TimeSpan m_extent;
};

} // namespace parascope
