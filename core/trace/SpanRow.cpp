// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/SpanRow.h"

#include "core/base/TimePixels.h"

#include <algorithm>
#include <cassert>

namespace parascope {

SpanRow::SpanRow(std::vector<Span> spans)
    : m_spans(std::move(spans)) {
    m_before.reserve((m_spans.size() + kBlock - 1) / kBlock);
    for (std::size_t i = 0; i < m_spans.size(); ++i) {
        if (i % kBlock == 0) {
            m_before.push_back(m_all);
        }
        m_all[indexOf(m_spans[i].state)] += m_spans[i].end - m_spans[i].begin;
    }
}

void SpanRow::append(const Span& span) {
    assert(m_spans.empty() || m_spans.back().end <= span.begin);
    if (m_spans.size() % kBlock == 0) {
        m_before.push_back(m_all);
    }
    m_spans.push_back(span);
    m_all[indexOf(span.state)] += span.end - span.begin;
}

void SpanRow::growLast(Nanoseconds end) {
    auto& last = m_spans.back();
    const auto later = std::max(last.end, end);
    m_all[indexOf(last.state)] += later - last.end;
    last.end = later;
}

std::vector<Span> SpanRow::takeTail(const TimeSpan& time) {
    auto from = m_spans.end();
    while (from != m_spans.begin() && std::prev(from)->begin >= time.begin &&
           std::prev(from)->end <= time.end) {
        --from;
    }
    std::vector<Span> tail(from, m_spans.end());
    m_spans.erase(from, m_spans.end());
    for (const auto& span : tail) {
        m_all[indexOf(span.state)] -= span.end - span.begin;
    }
    m_before.resize((m_spans.size() + kBlock - 1) / kBlock);
    return tail;
}

std::size_t SpanRow::firstEndingAfter(Nanoseconds moment, std::size_t from) const {
    // Neighbouring pixels ask for neighbouring places: gallop from the last answer before halving.
    std::size_t step = 1;
    std::size_t low = from;
    std::size_t high = from;
    while (high < m_spans.size() && m_spans[high].end <= moment) {
        low = high + 1;
        high += step;
        step *= 2;
    }
    high = std::min(high, m_spans.size());
    const auto first = m_spans.begin();
    const auto found = std::partition_point(first + static_cast<std::ptrdiff_t>(low),
                                            first + static_cast<std::ptrdiff_t>(high),
                                            [&](const Span& span) { return span.end <= moment; });
    return static_cast<std::size_t>(found - first);
}

void SpanRow::addLengths(std::size_t from, std::size_t to, Totals& totals) const {
    const auto addEach = [&](std::size_t begin, std::size_t end) {
        for (auto i = begin; i < end; ++i) {
            totals[indexOf(m_spans[i].state)] += m_spans[i].end - m_spans[i].begin;
        }
    };
    const auto firstBlock = (from + kBlock - 1) / kBlock;
    const auto lastBlock = to / kBlock;
    if (firstBlock >= lastBlock) {
        addEach(from, to);
        return;
    }
    addEach(from, firstBlock * kBlock);
    // Behind the last block, when it is full, stands everything.
    const auto& before = lastBlock < m_before.size() ? m_before[lastBlock] : m_all;
    for (std::size_t state = 0; state < kStateCount; ++state) {
        totals[state] += before[state] - m_before[firstBlock][state];
    }
    addEach(lastBlock * kBlock, to);
}

SpanRow::Gist SpanRow::gist(std::size_t from, Nanoseconds pixelEnd, Nanoseconds wide) const {
    // Few spans in a pixel are read one by one; when they are many, the index jumps over the rest.
    constexpr std::size_t kReadAtMost = 24;
    const auto belongs = [&](const Span& span) {
        return span.begin < pixelEnd && span.end - span.begin < wide;
    };
    const auto* span = &m_spans[from];
    const auto* const readTo = m_spans.data() + std::min(m_spans.size(), from + kReadAtMost);
    Nanoseconds filled{};
    Nanoseconds running{};
    for (auto length = span->end - span->begin; length < wide; length = span->end - span->begin) {
        filled += length;
        running += length * static_cast<int>(span->state == State::Running);
        if (++span == readTo || span->begin >= pixelEnd) {
            break;
        }
    }
    auto to = static_cast<std::size_t>(span - m_spans.data());
    if (span != readTo && running > filled - running) {
        return {to, State::Running, filled}; // most pixels of most traces
    }
    if (span == readTo && to < m_spans.size()) {
        to = firstEndingAfter(pixelEnd - Nanoseconds{1}, to);
        // A narrow one that reaches over the pixel's end is this pixel's, too.
        to += to < m_spans.size() && belongs(m_spans[to]) ? 1 : 0;
    }
    Gist gist{to, m_spans[from].state, {}};
    Totals totals{};
    addLengths(from, to, totals);
    for (const auto state : kAllStates) {
        gist.filled += totals[indexOf(state)];
        gist.state = totals[indexOf(state)] > totals[indexOf(gist.state)] ? state : gist.state;
    }
    return gist;
}

void SpanRow::visible(const TimeSpan& range, int pixels, std::vector<VisibleItem>& items) const {
    if (range.isEmpty() || pixels <= 0) {
        return;
    }
    const TimePixels axis{range, static_cast<double>(pixels)};
    const Nanoseconds wide = axis.toTime(1) - range.begin;
    const double columnsPerNanosecond = 1 / axis.nanosecondsPerPixel();
    auto next = firstIn(range);
    auto free = Nanoseconds::min(); // where the item before ends
    double nextColumn = -1;         // behind the newest pixel, and the time there
    Nanoseconds nextTime{};
    while (next < m_spans.size() && m_spans[next].begin < range.end) {
        const auto& span = m_spans[next];
        auto& item =
            items.emplace_back(); // filled in place: a copy of 32 bytes would cost more than finding it
        item.first = static_cast<std::uint32_t>(next);
        if (span.end - span.begin >= wide) {
            item.time = span.time();
            item.state = span.state;
            free = span.end;
            ++next;
            continue;
        }
        const auto ahead = std::max(Nanoseconds{0}, span.begin - range.begin).count();
        const auto column =
            static_cast<double>(static_cast<std::int64_t>(static_cast<double>(ahead) * columnsPerNanosecond));
        const auto left = column == nextColumn ? nextTime : axis.toTime(column);
        nextColumn = column + 1;
        nextTime = axis.toTime(nextColumn);
        const auto right = std::max({nextTime, left + Nanoseconds{1}, span.begin + Nanoseconds{1}});
        const auto [stop, state, filled] = gist(next, right, wide);
        // The pixel, without what its neighbours stand for and with all of what it stands for.
        const auto begin = std::max(std::min(left, span.begin), free);
        free = std::max(right, m_spans[stop - 1].end);
        free = stop < m_spans.size() ? std::min(free, m_spans[stop].begin) : free;
        item.time.begin = begin;
        item.time.end = free;
        item.state = state;
        item.count = static_cast<std::uint32_t>(stop - next);
        item.coverage = begin == free
                            ? 1
                            : static_cast<float>(filled.count()) / static_cast<float>((free - begin).count());
        next = stop;
    }
}

std::size_t SpanRow::firstIn(const TimeSpan& range) const {
    // A span that ends where the range begins lies outside, unless it has no length.
    auto first = firstEndingAfter(range.begin - Nanoseconds{1}, 0);
    while (first < m_spans.size() && m_spans[first].end == range.begin &&
           m_spans[first].begin < range.begin) {
        ++first;
    }
    return first;
}

std::pair<std::size_t, std::size_t> SpanRow::indicesIn(const TimeSpan& range) const {
    const auto from = firstIn(range);
    const auto first = m_spans.begin();
    const auto stop = std::partition_point(first + static_cast<std::ptrdiff_t>(from), m_spans.end(),
                                           [&](const Span& span) { return span.begin < range.end; });
    return {from, range.isEmpty() ? from : static_cast<std::size_t>(stop - first)};
}

std::size_t SpanRow::countIn(const TimeSpan& range) const {
    const auto [from, to] = indicesIn(range);
    return to - from;
}

std::array<Nanoseconds, kStateCount> SpanRow::totals(const TimeSpan& range) const {
    Totals totals{};
    const auto [from, to] = indicesIn(range);
    if (from >= to) {
        return totals;
    }
    addLengths(from, to, totals);
    totals[indexOf(m_spans[from].state)] -= std::max(Nanoseconds{0}, range.begin - m_spans[from].begin);
    totals[indexOf(m_spans[to - 1].state)] -= std::max(Nanoseconds{0}, m_spans[to - 1].end - range.end);
    return totals;
}

std::ptrdiff_t SpanRow::at(Nanoseconds moment) const {
    const auto found = firstEndingAfter(moment, 0);
    const bool inside = found < m_spans.size() && m_spans[found].begin <= moment;
    return inside ? static_cast<std::ptrdiff_t>(found) : -1;
}

} // namespace parascope
