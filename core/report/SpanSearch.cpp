// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/SpanSearch.h"

#include "core/report/NameFigures.h"

#include <algorithm>
#include <utility>

namespace parascope {

namespace {

/// Of ASCII; what other letters there are stay as they are.
char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool contains(std::string_view name, std::string_view text) {
    const auto alike = [](char a, char b) { return lower(a) == lower(b); };
    return std::search(name.begin(), name.end(), text.begin(), text.end(), alike) != name.end();
}

} // namespace

SpanSearch::SpanSearch(std::vector<SearchedTrace> traces, std::string_view text, std::size_t atOnce)
    : m_traces(std::move(traces))
    , m_text(text)
    , m_matches(m_traces.size()) {
    goOn(atOnce);
}

void SpanSearch::findNames() {
    for (std::size_t i = 0; i < m_traces.size() && !m_text.empty(); ++i) {
        const auto& trace = *m_traces[i].trace;
        for (auto number = m_matches[i].size(); number < trace.nameCount(); ++number) {
            m_matches[i].push_back(contains(trace.name(NameId(static_cast<std::int32_t>(number))), m_text));
        }
    }
}

/// Of a trace no name of which is found no row is.
void SpanSearch::findRows() {
    auto known = std::exchange(m_rows, {});
    auto next = known.begin();
    for (std::size_t number = 0; number < m_traces.size(); ++number) {
        const auto& [trace, zero, asked] = m_traces[number];
        const auto& names = m_matches[number];
        if (std::find(names.begin(), names.end(), true) == names.end()) {
            continue;
        }
        for (const auto lane : asked.empty() ? lanesWithNames(*trace) : asked) {
            for (std::size_t depth = 0; depth < trace->lane(lane).index.rows().size(); ++depth) {
                const Place place{number, lane, depth, 0};
                const auto same =
                    std::find_if(next, known.end(), [&](const Row& row) { return row.isAt(place); });
                m_rows.push_back(same != known.end() ? std::move(*same) : Row{number, lane, depth});
                next = same != known.end() ? same + 1 : next;
            }
        }
    }
}

bool SpanSearch::goOn(std::size_t atMost) {
    findNames();
    findRows();
    m_isWhole = true;
    for (auto& row : m_rows) {
        atMost -= count(row, atMost);
        m_isWhole = m_isWhole && row.counted + 1 >= spansOf(row).size();
    }
    sumUp();
    return m_isWhole;
}

std::size_t SpanSearch::count(Row& row, std::size_t atMost) const {
    const auto spans = spansOf(row);
    // Where a span arrives after those that it holds, these go from the end of the row.
    if (row.counted > 0 && (row.counted > spans.size() || spans[row.counted - 1] != row.lastCounted)) {
        row = Row{row.trace, row.lane, row.depth};
    }
    const auto from = row.counted;
    const auto end = spans.empty() ? 0 : spans.size() - 1;
    const auto to = std::max(from, std::min(end, from + std::min(atMost, end)));
    for (auto i = from; i < to; ++i) {
        if (i % kBlock == 0) {
            row.before.push_back(row.found);
        }
        if (isFound(row, spans[i])) {
            ++row.found;
            row.time += spans[i].time().length();
        }
    }
    row.counted = to;
    row.lastCounted = to > 0 ? spans[to - 1] : Span();
    return to - from;
}

void SpanSearch::sumUp() {
    m_totals = {};
    const Row* lastWithAny = nullptr;
    for (const auto& row : m_rows) {
        const auto spans = spansOf(row);
        const bool hasLast = !spans.empty() && row.counted + 1 == spans.size() && isFound(row, spans.back());
        m_totals.count += row.found + (hasLast ? 1 : 0);
        m_totals.time += row.time + (hasLast ? spans.back().time().length() : Nanoseconds{0});
        if (row.found > 0 || hasLast) {
            const bool isSameLane =
                lastWithAny != nullptr && lastWithAny->trace == row.trace && lastWithAny->lane == row.lane;
            m_totals.lanes += isSameLane ? 0 : 1;
            lastWithAny = &row;
        }
    }
}

bool SpanSearch::has(const Place& place) const {
    const auto row =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& each) { return each.isAt(place); });
    return row != m_rows.end() && place.span < spansOf(*row).size() &&
           isFound(*row, spansOf(*row)[place.span]);
}

std::span<const Span> SpanSearch::spansOf(const Row& row) const {
    return m_traces[row.trace].trace->lane(row.lane).index.rows()[row.depth].spans();
}

bool SpanSearch::isFound(const Row& row, const Span& span) const {
    const auto& names = m_matches[row.trace];
    return span.name.isValid() && span.name.index() < names.size() && names[span.name.index()];
}

bool SpanSearch::isBlank(const Row& row, std::size_t span) {
    const auto block = span / kBlock;
    return block + 1 < row.before.size() && row.before[block] == row.before[block + 1];
}

std::optional<std::size_t> SpanSearch::foundFrom(const Row& row, std::size_t span) const {
    const auto spans = spansOf(row);
    while (span < spans.size()) {
        if (isBlank(row, span)) {
            span = (span / kBlock + 1) * kBlock;
        } else if (isFound(row, spans[span])) {
            return span;
        } else {
            ++span;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> SpanSearch::foundBefore(const Row& row, std::size_t span) const {
    const auto spans = spansOf(row);
    while (span > 0) {
        if (isBlank(row, span - 1)) {
            span = (span - 1) / kBlock * kBlock;
        } else if (isFound(row, spans[--span])) {
            return span;
        }
    }
    return std::nullopt;
}

std::size_t SpanSearch::countBefore(const Row& row, std::size_t span) const {
    const auto block = row.before.empty() ? 0 : std::min(span / kBlock, row.before.size() - 1);
    const auto rest = spansOf(row).first(span).subspan(std::min(span, block * kBlock));
    const auto found =
        std::count_if(rest.begin(), rest.end(), [&](const Span& each) { return isFound(row, each); });
    return (row.before.empty() ? 0 : row.before[block]) + static_cast<std::size_t>(found);
}

SpanSearch::Order SpanSearch::orderOf(const Place& place) const {
    const auto row =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& each) { return each.isAt(place); });
    return {spansOf(*row)[place.span].begin - m_traces[place.trace].zero,
            static_cast<std::size_t>(row - m_rows.begin()), place.span};
}

SpanSearch::Place SpanSearch::placeOf(const Order& order) const {
    const auto& row = m_rows[order.row];
    return {row.trace, row.lane, row.depth, order.span};
}

std::size_t SpanSearch::firstNotBefore(std::size_t row, const Order& order) const {
    const auto spans = spansOf(m_rows[row]);
    const auto clock = order.begin + m_traces[m_rows[row].trace].zero;
    const auto at = std::partition_point(spans.begin(), spans.end(), [&](const Span& span) {
        const auto number = static_cast<std::size_t>(&span - spans.data());
        return span.begin < clock ||
               (span.begin == clock && std::pair(row, number) < std::pair(order.row, order.span));
    });
    return static_cast<std::size_t>(at - spans.begin());
}

std::optional<SpanSearch::Order> SpanSearch::firstNotBefore(const Order& order) const {
    std::optional<Order> best;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const auto span = foundFrom(m_rows[row], firstNotBefore(row, order));
        if (span) {
            const auto zero = m_traces[m_rows[row].trace].zero;
            const Order here{spansOf(m_rows[row])[*span].begin - zero, row, *span};
            best = best ? std::min(*best, here) : here;
        }
    }
    return best;
}

std::optional<SpanSearch::Order> SpanSearch::lastBefore(const Order& order) const {
    std::optional<Order> best;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const auto span = foundBefore(m_rows[row], firstNotBefore(row, order));
        if (span) {
            const auto zero = m_traces[m_rows[row].trace].zero;
            const Order here{spansOf(m_rows[row])[*span].begin - zero, row, *span};
            best = best ? std::max(*best, here) : here;
        }
    }
    return best;
}

std::optional<SpanSearch::Place> SpanSearch::firstFrom(Nanoseconds moment) const {
    const auto found = firstNotBefore(Order{moment, 0, 0});
    return found ? std::optional(placeOf(*found)) : std::nullopt;
}

std::optional<SpanSearch::Place> SpanSearch::last() const {
    const auto found = lastBefore(Order{Nanoseconds::max() / 2, 0, 0});
    return found ? std::optional(placeOf(*found)) : std::nullopt;
}

std::optional<SpanSearch::Place> SpanSearch::step(const Place& from, int direction) const {
    auto order = orderOf(from);
    if (direction > 0) {
        ++order.span; // what stands right behind it
    }
    const auto found = direction > 0 ? firstNotBefore(order) : lastBefore(order);
    return found ? std::optional(placeOf(*found)) : std::nullopt;
}

std::size_t SpanSearch::rankOf(const Place& place) const {
    const auto order = orderOf(place);
    std::size_t rank = 0;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        rank += countBefore(m_rows[row], firstNotBefore(row, order));
    }
    return rank;
}

} // namespace parascope
