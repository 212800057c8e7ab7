// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/SpanSearch.h"

#include "core/report/NameFigures.h"

#include <algorithm>

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

std::vector<bool> namesThatContain(const Trace& trace, std::string_view text) {
    std::vector<bool> found(text.empty() ? 0 : trace.nameCount());
    for (std::size_t number = 0; number < found.size(); ++number) {
        found[number] = contains(trace.name(NameId(static_cast<std::int32_t>(number))), text);
    }
    return found;
}

} // namespace

SpanSearch::SpanSearch(std::vector<SearchedTrace> traces, std::string_view text)
    : m_traces(std::move(traces)) {
    for (std::size_t number = 0; number < m_traces.size(); ++number) {
        m_matches.push_back(namesThatContain(*m_traces[number].trace, text));
        if (std::find(m_matches.back().begin(), m_matches.back().end(), true) != m_matches.back().end()) {
            addTrace(number);
        }
    }
}

void SpanSearch::addTrace(std::size_t number) {
    const auto& trace = *m_traces[number].trace;
    const auto& asked = m_traces[number].lanes;
    for (const auto lane : asked.empty() ? lanesWithNames(trace) : asked) {
        const auto before = m_totals.count;
        for (std::size_t depth = 0; depth < trace.lane(lane).index.rows().size(); ++depth) {
            addRow({number, lane, depth});
        }
        m_totals.lanes += m_totals.count > before ? 1 : 0;
    }
}

void SpanSearch::addRow(const Row& row) {
    const auto before = m_totals.count;
    for (const auto& span : spansOf(row)) {
        if (isFound(row, span)) {
            ++m_totals.count;
            m_totals.time += span.time().length();
        }
    }
    if (m_totals.count > before) {
        m_rows.push_back(row);
    }
}

std::span<const Span> SpanSearch::spansOf(const Row& row) const {
    return m_traces[row.trace].trace->lane(row.lane).index.rows()[row.depth].spans();
}

bool SpanSearch::isFound(const Row& row, const Span& span) const {
    const auto& names = m_matches[row.trace];
    return span.name.isValid() && span.name.index() < names.size() && names[span.name.index()];
}

SpanSearch::Order SpanSearch::orderOf(const Place& place) const {
    const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& each) {
        return each.trace == place.trace && each.lane == place.lane && each.depth == place.depth;
    });
    const Row asked{place.trace, place.lane, place.depth};
    return {spansOf(asked)[place.span].begin - m_traces[place.trace].zero,
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
        const auto spans = spansOf(m_rows[row]);
        const auto zero = m_traces[m_rows[row].trace].zero;
        for (auto i = firstNotBefore(row, order); i < spans.size(); ++i) {
            const Order here{spans[i].begin - zero, row, i};
            if (best && *best < here) {
                break; // another row has an earlier one
            }
            if (isFound(m_rows[row], spans[i])) {
                best = here;
                break;
            }
        }
    }
    return best;
}

std::optional<SpanSearch::Order> SpanSearch::lastBefore(const Order& order) const {
    std::optional<Order> best;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const auto spans = spansOf(m_rows[row]);
        const auto zero = m_traces[m_rows[row].trace].zero;
        for (auto i = firstNotBefore(row, order); i-- > 0;) {
            const Order here{spans[i].begin - zero, row, i};
            if (best && here < *best) {
                break;
            }
            if (isFound(m_rows[row], spans[i])) {
                best = here;
                break;
            }
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
        const auto before = spansOf(m_rows[row]).first(firstNotBefore(row, order));
        rank += static_cast<std::size_t>(std::count_if(
            before.begin(), before.end(), [&](const Span& span) { return isFound(m_rows[row], span); }));
    }
    return rank;
}

} // namespace parascope
