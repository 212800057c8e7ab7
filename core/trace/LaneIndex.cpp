// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/LaneIndex.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <utility>

namespace parascope {

namespace {
bool holds(const Span& outer, const Span& inner) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

/// Whether none of the spans, which are in order of their begins, reaches into the next one.
bool areApart(const std::vector<Span>& spans) {
    return std::adjacent_find(spans.begin(), spans.end(),
                              [](const Span& a, const Span& b) { return b.begin < a.end; }) == spans.end();
}
} // namespace

LaneIndex::LaneIndex(std::vector<Span> spans) {
    if (spans.empty()) {
        return;
    }
    if (!std::is_sorted(spans.begin(), spans.end(), standsBefore)) {
        std::stable_sort(spans.begin(), spans.end(), standsBefore);
    }
    m_size = spans.size();
    m_extent = spans.front().time();
    for (const auto& span : spans) {
        m_extent.end = std::max(m_extent.end, span.end);
    }
    if (areApart(spans)) {
        m_rows.emplace_back(std::move(spans)); // no second copy of them
        return;
    }
    std::vector<Span> spilled;
    nest(spans, spilled);
    spill(spilled);
}

void LaneIndex::nest(const std::vector<Span>& spans, std::vector<Span>& spilled) {
    std::vector<Nanoseconds> open; // ends of the spans around the moment, outermost first
    for (const auto& span : spans) {
        while (!open.empty() && open.back() <= span.begin) {
            open.pop_back();
        }
        if (!open.empty() && open.back() < span.end) {
            spilled.push_back(span);
            continue;
        }
        row(open.size()).append(span);
        open.push_back(span.end);
    }
}

/// Each goes to the highest row that is free at its begin.
void LaneIndex::spill(const std::vector<Span>& spilled) {
    using Busy = std::pair<Nanoseconds, std::size_t>; // until when, which row
    std::priority_queue<Busy, std::vector<Busy>, std::greater<>> busy;
    std::priority_queue<std::size_t, std::vector<std::size_t>, std::greater<>> free;
    for (const auto& span : spilled) {
        while (!busy.empty() && busy.top().first <= span.begin) {
            free.push(busy.top().second);
            busy.pop();
        }
        auto depth = m_rows.size();
        if (!free.empty()) {
            depth = free.top();
            free.pop();
        }
        row(depth).append(span);
        busy.emplace(span.end, depth);
    }
}

SpanRow& LaneIndex::row(std::size_t depth) {
    while (m_rows.size() <= depth) {
        m_rows.emplace_back();
    }
    return m_rows[depth];
}

bool LaneIndex::addBehindOrInside(const Span& span, std::size_t depth) {
    for (; depth < m_rows.size() && !m_rows[depth].isEmpty(); ++depth) {
        const auto& last = m_rows[depth].spans().back();
        if (last.end <= span.begin) {
            break;
        }
        if (!holds(last, span)) {
            return false;
        }
    }
    // A deeper row may still hold children of an earlier span: they end before this one begins, so order
    // holds there too.
    row(depth).append(span);
    return true;
}

bool LaneIndex::addAround(const Span& span) {
    // It lies around the newest spans: find the row where it fits, and move what it holds one row down,
    // deepest first.
    for (std::size_t depth = 0; depth < m_rows.size(); ++depth) {
        const auto& last = m_rows[depth].spans().back();
        if (holds(last, span) && !holds(span, last)) {
            continue;
        }
        const auto spans = m_rows[depth].spans();
        const auto inside =
            std::find_if(spans.rbegin(), spans.rend(), [&](const Span& s) { return !holds(span, s); });
        if (inside != spans.rend() && inside->end > span.begin) {
            return false;
        }
        for (std::size_t from = m_rows.size(); from-- > depth;) {
            for (const auto& moved : m_rows[from].takeTail(span.time())) {
                row(from + 1).append(moved);
            }
        }
        m_rows[depth].append(span);
        return true;
    }
    return false;
}

bool LaneIndex::add(const Span& span) {
    if (span.end < span.begin) {
        return false;
    }
    const bool added = addBehindOrInside(span, 0) || addAround(span);
    if (added) {
        m_extent = m_size == 0
                       ? span.time()
                       : TimeSpan{std::min(m_extent.begin, span.begin), std::max(m_extent.end, span.end)};
        ++m_size;
    }
    return added;
}

bool LaneIndex::growLast(Nanoseconds end) {
    if (m_rows.empty() || m_rows.front().isEmpty()) {
        return false;
    }
    m_rows.front().growLast(end);
    m_extent.end = std::max(m_extent.end, end);
    return true;
}

std::array<Nanoseconds, kStateCount> LaneIndex::totals(const TimeSpan& range) const {
    return m_rows.empty() ? std::array<Nanoseconds, kStateCount>{} : m_rows.front().totals(range);
}

} // namespace parascope
