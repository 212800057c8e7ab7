// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Span.h"

#include <array>
#include <span>
#include <vector>

namespace parascope {

/// What a chart draws at one place of a row: one span that is at least a pixel wide, or the gist of the
/// narrower ones that begin in one pixel.
struct VisibleItem {
    TimeSpan time; ///< the span's own time; else the pixel's, up to the end of its last span, less what other
                   ///< items have
    State state = State::Other; ///< the span's state, or the one that fills most of the time
    float coverage = 1;         ///< share of `time` that its spans fill, 0 to 1, exactly
    std::uint32_t first = 0;    ///< index of the first span it stands for
    std::uint32_t count = 1;    ///< how many spans it stands for

    bool operator==(const VisibleItem&) const = default;
};

/// Spans that never overlap, in order of time, with what is needed to answer "what is visible" at a cost that
/// follows the screen and not the length of the run: O(log n) to find the place, then at most two blocks a
/// pixel.
///
/// Append-only but for takeTail, which a parent that arrives after its children needs.
class SpanRow {
public:
    SpanRow() = default;
    /// A row of spans that are in order of time and do not overlap.
    explicit SpanRow(std::vector<Span> spans);

    /// Appends a span that begins no earlier than the last one ends. Zero-length spans are allowed.
    void append(const Span& span);

    /// Makes the last span end later; an earlier end changes nothing. Not for an empty row.
    void growLast(Nanoseconds end);

    /// Removes and returns the spans at the end that lie within `time`, oldest first.
    [[nodiscard]] std::vector<Span> takeTail(const TimeSpan& time);

    [[nodiscard]] std::span<const Span> spans() const { return m_spans; }
    [[nodiscard]] bool isEmpty() const { return m_spans.empty(); }

    /// Appends what is visible in `range` drawn on `pixels` columns to `items`, in order of time and never
    /// overlapping: at most about one item a pixel, and a span of a pixel or more always as itself.
    void visible(const TimeSpan& range, int pixels, std::vector<VisibleItem>& items) const;

    /// Time that spans of each state fill within `range`. O(log n).
    [[nodiscard]] std::array<Nanoseconds, kStateCount> totals(const TimeSpan& range) const;

    /// How many spans lie in `range`, wholly or in part. O(log n).
    [[nodiscard]] std::size_t countIn(const TimeSpan& range) const;

    /// The span at a moment: index, or -1 where there is none. O(log n).
    [[nodiscard]] std::ptrdiff_t at(Nanoseconds moment) const;

private:
    using Totals = std::array<Nanoseconds, kStateCount>;

    static constexpr std::size_t kBlock = 8;

    [[nodiscard]] std::size_t firstIn(const TimeSpan& range) const;
    [[nodiscard]] std::pair<std::size_t, std::size_t> indicesIn(const TimeSpan& range) const;
    [[nodiscard]] std::size_t firstEndingAfter(Nanoseconds moment, std::size_t from) const;
    void addLengths(std::size_t from, std::size_t to, Totals& totals) const;
    /// What the narrow spans from `from` on come to that begin before a pixel's end; narrow are those shorter
    /// than `wide`.
    struct Gist {
        std::size_t to = 0; ///< behind the last of them
        State state = State::Other;
        Nanoseconds filled{};
    };
    [[nodiscard]] Gist gist(std::size_t from, Nanoseconds pixelEnd, Nanoseconds wide) const;

    std::vector<Span> m_spans;
    /// Lengths by state of all spans before block k; block k holds the spans [k*kBlock, (k+1)*kBlock).
    std::vector<Totals> m_before;
    Totals m_all{};
};

} // namespace parascope
