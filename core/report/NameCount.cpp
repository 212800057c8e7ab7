// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/NameCount.h"

#include <algorithm>
#include <span>

namespace parascope {

namespace {

/// How many spans of a row lie before the range, and how many before its end.
std::pair<std::size_t, std::size_t> placesIn(std::span<const Span> row, const TimeSpan& range) {
    const auto first = std::partition_point(row.begin(), row.end(),
                                            [&](const Span& span) { return span.end < range.begin; });
    const auto last =
        std::partition_point(first, row.end(), [&](const Span& span) { return span.begin <= range.end; });
    return {static_cast<std::size_t>(first - row.begin()), static_cast<std::size_t>(last - row.begin())};
}

/// How much of a span counts; nothing for one that only touches the range.
std::optional<Nanoseconds> countedOf(const Span& span, const TimeSpan& range) {
    const auto inside = span.time().intersected(range).length();
    return inside > Nanoseconds{0} || span.begin == span.end ? std::optional(inside) : std::nullopt;
}

} // namespace

NameCount::NameCount(const Trace& trace, const TimeSpan& range)
    : m_trace(trace)
    , m_range(range)
    , m_lanes(lanesWithNames(trace)) {
    for (const auto lane : m_lanes) {
        for (const auto& row : trace.lane(lane).index.rows()) {
            const auto [first, last] = placesIn(row.spans(), m_range);
            m_all += last - first;
        }
    }
}

bool NameCount::goOn(std::size_t spans) {
    while (m_lane < m_lanes.size() && spans > 0) {
        const auto rows = m_trace.lane(m_lanes[m_lane]).index.rows();
        if (m_depth >= rows.size()) {
            ++m_lane;
            m_depth = 0;
            continue;
        }
        const bool hasInner = m_depth + 1 < rows.size();
        if (countRow(rows[m_depth].spans(), hasInner ? rows[m_depth + 1].spans() : std::span<const Span>(),
                     spans)) {
            ++m_depth;
            m_span = 0;
            m_inner = 0;
        }
    }
    while (m_lane == m_lanes.size() && m_middles < m_names.size() && spans > 0) {
        auto& lengths = m_names[m_middles].lengths;
        m_middles += lengths.findMiddle(spans) ? 1 : 0;
        spans -= std::min(spans, std::max<std::size_t>(lengths.count(), 1));
    }
    return m_lane == m_lanes.size() && m_middles == m_names.size();
}

/// Both rows are in order of time: who stands in whom is found on one way through both.
bool NameCount::countRow(std::span<const Span> row, std::span<const Span> inner, std::size_t& left) {
    const auto [first, last] = placesIn(row, m_range);
    const auto [firstInner, lastInner] = placesIn(inner, m_range);
    m_span = std::max(m_span, first);
    m_inner = std::max(m_inner, firstInner);
    for (; m_span < last && left > 0; ++m_span, --left, ++m_taken) {
        const auto& span = row[m_span];
        const auto counted = countedOf(span, m_range);
        auto self = counted.value_or(Nanoseconds{0});
        while (m_inner < lastInner && inner[m_inner].begin < span.begin) {
            ++m_inner; // it stands in none: it partly overlaps another
        }
        for (; m_inner < lastInner && inner[m_inner].end <= span.end; ++m_inner) {
            self -= countedOf(inner[m_inner], m_range).value_or(Nanoseconds{0});
        }
        if (counted && span.name.isValid()) {
            add(span.name, *counted, self);
        }
    }
    return m_span >= last;
}

void NameCount::add(NameId name, Nanoseconds counted, Nanoseconds self) {
    if (name.index() >= m_names.size()) {
        m_names.resize(name.index() + 1);
    }
    auto& sum = m_names[name.index()];
    sum.figures.total += counted;
    sum.figures.self += self;
    sum.figures.longest = std::max(sum.figures.longest, counted);
    sum.lengths.add(counted);
}

double NameCount::progress() const {
    return m_all == 0 ? 1.0 : std::min(1.0, static_cast<double>(m_taken) / static_cast<double>(m_all));
}

std::vector<NameFigures> NameCount::figures() const {
    std::vector<NameFigures> figures;
    for (std::size_t number = 0; number < m_names.size(); ++number) {
        const auto& [sums, lengths] = m_names[number];
        if (lengths.count() == 0) {
            continue;
        }
        figures.push_back(sums);
        figures.back().name = m_trace.name(NameId(static_cast<std::int32_t>(number)));
        figures.back().count = lengths.count();
        figures.back().median = lengths.middle();
    }
    std::stable_sort(figures.begin(), figures.end(),
                     [](const NameFigures& a, const NameFigures& b) { return a.self > b.self; });
    return figures;
}

} // namespace parascope
