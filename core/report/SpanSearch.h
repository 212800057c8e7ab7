// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// A trace to search, whose time counts from `zero` on its own clock.
struct SearchedTrace {
    const Trace* trace = nullptr;
    Nanoseconds zero{};
    std::vector<LaneId> lanes{}; ///< to search; empty: those that have names (lanesWithNames)

    bool operator==(const SearchedTrace&) const = default;
};

/// The spans of several traces whose names contain a text, in order of time. Letters of ASCII match in either
/// case.
///
/// Nothing is kept of each span, so ten million matches cost no memory: a step scans from where it is, over
/// blocks in which nothing is found. Spans are counted step by step, and those of a trace that grows once.
class SpanSearch {
public:
    /// Which span: index of the trace, lane, row of its index, span of that row.
    struct Place {
        std::size_t trace = 0;
        LaneId lane;
        std::size_t depth = 0;
        std::size_t span = 0;

        bool operator==(const Place&) const = default;
    };
    struct Totals {
        std::size_t count = 0;
        Nanoseconds time{}; ///< their lengths together
        std::size_t lanes = 0;

        bool operator==(const Totals&) const = default;
    };

    SpanSearch() = default;
    /// The traces must outlive it. An empty text is found nowhere. Looks at about so many spans at once, the
    /// rest is for goOn().
    SpanSearch(std::vector<SearchedTrace> traces, std::string_view text, std::size_t atOnce = SIZE_MAX);

    /// Looks at about so many spans more, those that came to the traces since among them. True when it has
    /// looked at all.
    bool goOn(std::size_t atMost);
    [[nodiscard]] bool isWhole() const { return m_isWhole; }
    [[nodiscard]] const std::vector<SearchedTrace>& traces() const { return m_traces; }
    /// Of what was looked at.
    [[nodiscard]] const Totals& totals() const { return m_totals; }
    /// Whether a span that is found stands there: of a trace that grew it may have moved.
    [[nodiscard]] bool has(const Place& place) const;
    /// Whether the spans of a name are found, by the name's number; empty for an empty text.
    [[nodiscard]] const std::vector<bool>& matches(std::size_t trace) const { return m_matches[trace]; }

    [[nodiscard]] std::optional<Place> first() const { return firstFrom(Nanoseconds::min() / 2); }
    [[nodiscard]] std::optional<Place> last() const;
    /// The first one that begins at a moment (counted from the zeros) or later.
    [[nodiscard]] std::optional<Place> firstFrom(Nanoseconds moment) const;
    /// The one behind (+1) or before (-1) another in order of time; nothing at the end.
    [[nodiscard]] std::optional<Place> step(const Place& from, int direction) const;
    /// How many stand before it.
    [[nodiscard]] std::size_t rankOf(const Place& place) const;

private:
    static constexpr std::size_t kBlock = 4096;

    /// A row of a lane, and what is known of it.
    struct Row {
        std::size_t trace = 0;
        LaneId lane;
        std::size_t depth = 0;
        std::size_t counted = 0; ///< spans from the first on, never the last one, which may yet grow
        Span lastCounted{};
        std::size_t found = 0; ///< of those
        Nanoseconds time{};
        std::vector<std::size_t> before{}; ///< how many are found before each block that was begun

        [[nodiscard]] bool isAt(const Place& place) const {
            return trace == place.trace && lane == place.lane && depth == place.depth;
        }
    };
    /// What spans are in order by: their begin, then their row.
    struct Order {
        Nanoseconds begin{};
        std::size_t row = 0;
        std::size_t span = 0;

        auto operator<=>(const Order&) const = default;
    };

    /// Names and rows that came to the traces.
    void findNames();
    void findRows();
    /// How many spans it looked at.
    std::size_t count(Row& row, std::size_t atMost) const;
    void sumUp();
    [[nodiscard]] std::span<const Span> spansOf(const Row& row) const;
    [[nodiscard]] bool isFound(const Row& row, const Span& span) const;
    /// Whether nothing is found in the block that a span is in.
    [[nodiscard]] static bool isBlank(const Row& row, std::size_t span);
    /// The first one found from a span on, or the last one before it; nothing where there is none.
    [[nodiscard]] std::optional<std::size_t> foundFrom(const Row& row, std::size_t span) const;
    [[nodiscard]] std::optional<std::size_t> foundBefore(const Row& row, std::size_t span) const;
    [[nodiscard]] std::size_t countBefore(const Row& row, std::size_t span) const;
    [[nodiscard]] Order orderOf(const Place& place) const;
    [[nodiscard]] Place placeOf(const Order& order) const;
    /// Index of the first span of a row that does not stand before `order`.
    [[nodiscard]] std::size_t firstNotBefore(std::size_t row, const Order& order) const;
    [[nodiscard]] std::optional<Order> firstNotBefore(const Order& order) const;
    [[nodiscard]] std::optional<Order> lastBefore(const Order& order) const;

    std::vector<SearchedTrace> m_traces;
    std::string m_text;
    std::vector<std::vector<bool>> m_matches;
    std::vector<Row> m_rows; ///< all that are searched, by trace, lane and depth
    Totals m_totals;
    bool m_isWhole = true;
};

} // namespace parascope
