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
        , m_pixels(static_cast<std::size_t>(pixels))
        , m_itemOf(2 * m_pixels + 1, -1) {}

    /// Of an arrow that ends in the range: by its end. Of one that goes on behind it: by its begin; those
    /// that come in from before it as well share a column.
    [[nodiscard]] std::size_t columnOf(const TimeSpan& arrow) const {
        if (arrow.end < m_range.end) {
            return pixelOf(arrow.end);
        }
        return arrow.begin < m_range.begin ? 2 * m_pixels : m_pixels + pixelOf(arrow.begin);
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
    [[nodiscard]] std::size_t pixelOf(Nanoseconds moment) const {
        return std::min(static_cast<std::size_t>((moment - m_range.begin) / m_width), m_pixels - 1);
    }

    TimeSpan m_range;
    Nanoseconds m_width;
    std::vector<VisibleArrow>& m_items;
    std::size_t m_pixels;
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
        const bool allEndHere = block.firstEnd >= range.begin && block.lastEnd < range.end;
        const auto columnOfEnd = [&](Nanoseconds end) { return columns.columnOf({block.firstBegin, end}); };
        if (allEndHere && columnOfEnd(block.firstEnd) == columnOfEnd(block.lastEnd)) {
            columns.add(columnOfEnd(block.firstEnd), from, to - from);
            continue;
        }
        for (auto i = from; i < to; ++i) {
            if (m_arrows[i].end >= range.begin && m_arrows[i].begin < range.end) {
                columns.add(columns.columnOf(m_arrows[i].time()), i, 1);
            }
        }
    }
}

} // namespace parascope
