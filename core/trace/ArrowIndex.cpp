// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/ArrowIndex.h"

#include <algorithm>

namespace parascope {

namespace {

/// Collects at most one arrow for each column.
class Columns {
public:
    Columns(const TimeSpan& range, int pixels, std::vector<VisibleArrow>& items)
        : m_range(range)
        , m_width((range.length() + Nanoseconds(pixels - 1)) / pixels)
        , m_items(items)
        , m_itemOf(static_cast<std::size_t>(pixels) + 2, -1) {}

    /// 0: before the range; then one a pixel; the last: behind the range.
    [[nodiscard]] std::size_t columnOf(Nanoseconds end) const {
        if (end < m_range.begin) {
            return 0;
        }
        const auto column = static_cast<std::size_t>((end - m_range.begin) / m_width) + 1;
        return end >= m_range.end ? m_itemOf.size() - 1 : std::min(column, m_itemOf.size() - 2);
    }
    void add(std::size_t column, std::size_t index, std::size_t count) {
        auto& item = m_itemOf[column];
        if (item < 0) {
            item = static_cast<std::ptrdiff_t>(m_items.size());
            m_items.push_back({static_cast<std::uint32_t>(index), 0});
        }
        m_items[static_cast<std::size_t>(item)].count += static_cast<std::uint32_t>(count);
    }

private:
    TimeSpan m_range;
    Nanoseconds m_width;
    std::vector<VisibleArrow>& m_items;
    std::vector<std::ptrdiff_t> m_itemOf; ///< of each column, -1: none yet
};

} // namespace

bool ArrowIndex::append(const Arrow& arrow) {
    if (arrow.end < arrow.begin) {
        return false;
    }
    if (m_arrows.size() % kBlock == 0) {
        m_blocks.push_back({arrow.begin, arrow.end, arrow.end});
    }
    auto& block = m_blocks.back();
    block.firstBegin = std::min(block.firstBegin, arrow.begin);
    block.firstEnd = std::min(block.firstEnd, arrow.end);
    block.lastEnd = std::max(block.lastEnd, arrow.end);
    m_arrows.push_back(arrow);
    return true;
}

void ArrowIndex::visible(const TimeSpan& range, int pixels, std::vector<VisibleArrow>& items) const {
    if (range.isEmpty() || pixels < 1) {
        return;
    }
    Columns columns(range, pixels, items);
    for (std::size_t k = 0; k < m_blocks.size(); ++k) {
        const auto& block = m_blocks[k];
        if (block.lastEnd < range.begin || block.firstBegin >= range.end) {
            continue;
        }
        const auto from = k * kBlock;
        const auto to = std::min(from + kBlock, m_arrows.size());
        const auto column = columns.columnOf(block.firstEnd);
        if (block.firstEnd >= range.begin && block.lastEnd < range.end &&
            column == columns.columnOf(block.lastEnd)) {
            columns.add(column, from, to - from);
            continue;
        }
        for (auto i = from; i < to; ++i) {
            if (m_arrows[i].end >= range.begin && m_arrows[i].begin < range.end) {
                columns.add(columns.columnOf(m_arrows[i].end), i, 1);
            }
        }
    }
}

} // namespace parascope
