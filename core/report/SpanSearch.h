// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/Trace.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace parascope {

/// A trace to search, whose time counts from `zero` on its own clock.
struct SearchedTrace {
    const Trace* trace = nullptr;
    Nanoseconds zero{};
    std::vector<LaneId> lanes{}; ///< to search; empty: those that have names (lanesWithNames)
};

/// The spans of several traces whose names contain a text, in order of time. Letters of ASCII match in either
/// case.
///
/// Nothing is kept of each span, so ten million matches cost no memory: a step scans from where it is, and
/// totals are counted once.
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
    /// The traces must outlive it; what comes to them later need not be found. An empty text is found
    /// nowhere. O(n) for n spans.
    SpanSearch(std::vector<SearchedTrace> traces, std::string_view text);

    [[nodiscard]] const Totals& totals() const { return m_totals; }
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
    /// A row of a lane in which some span matches.
    struct Row {
        std::size_t trace = 0;
        LaneId lane;
        std::size_t depth = 0;
    };
    /// What spans are in order by: their begin, then their row.
    struct Order {
        Nanoseconds begin{};
        std::size_t row = 0;
        std::size_t span = 0;

        auto operator<=>(const Order&) const = default;
    };

    void addTrace(std::size_t number);
    void addRow(const Row& row);
    [[nodiscard]] std::span<const Span> spansOf(const Row& row) const;
    [[nodiscard]] bool isFound(const Row& row, const Span& span) const;
    [[nodiscard]] Order orderOf(const Place& place) const;
    [[nodiscard]] Place placeOf(const Order& order) const;
    /// Index of the first span of a row that does not stand before `order`.
    [[nodiscard]] std::size_t firstNotBefore(std::size_t row, const Order& order) const;
    [[nodiscard]] std::optional<Order> firstNotBefore(const Order& order) const;
    [[nodiscard]] std::optional<Order> lastBefore(const Order& order) const;

    std::vector<SearchedTrace> m_traces;
    std::vector<std::vector<bool>> m_matches;
    std::vector<Row> m_rows;
    Totals m_totals;
};

} // namespace parascope
