// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/CounterTrack.h"

#include <algorithm>

namespace parascope {

void CounterTrack::append(CounterSample sample) {
    if (!m_samples.empty()) {
        sample.time = std::max(sample.time, m_samples.back().time);
    }
    if (m_samples.size() % kBlock == 0) {
        m_blocks.push_back({sample.value, sample.value});
    }
    auto& block = m_blocks.back();
    block.least = std::min(block.least, sample.value);
    block.most = std::max(block.most, sample.value);
    m_samples.push_back(sample);
}

std::size_t CounterTrack::firstFrom(Nanoseconds moment, std::size_t from) const {
    const auto begin = m_samples.begin() + static_cast<std::ptrdiff_t>(from);
    const auto found = std::partition_point(
        begin, m_samples.end(), [&](const CounterSample& sample) { return sample.time < moment; });
    return static_cast<std::size_t>(found - m_samples.begin());
}

std::optional<double> CounterTrack::at(Nanoseconds moment) const {
    const auto behind = firstFrom(moment + Nanoseconds{1}, 0);
    return behind == 0 ? std::nullopt : std::optional(m_samples[behind - 1].value);
}

double CounterTrack::most() const {
    const auto highest = std::max_element(m_blocks.begin(), m_blocks.end(),
                                          [](const Bounds& a, const Bounds& b) { return a.most < b.most; });
    return highest == m_blocks.end() ? 0 : highest->most;
}

VisibleCount CounterTrack::gist(std::size_t from, std::size_t to) const {
    const auto& first = m_samples[from];
    VisibleCount item{first.time,
                      first.value,
                      first.value,
                      first.value,
                      m_samples[to - 1].value,
                      static_cast<std::uint32_t>(to - from)};
    const auto take = [&item](double least, double most) {
        item.least = std::min(item.least, least);
        item.most = std::max(item.most, most);
    };
    for (auto at = from; at < to;) {
        if (at % kBlock == 0 && at + kBlock <= to) {
            take(m_blocks[at / kBlock].least, m_blocks[at / kBlock].most);
            at += kBlock;
        } else {
            take(m_samples[at].value, m_samples[at].value);
            ++at;
        }
    }
    return item;
}

void CounterTrack::visible(const TimeSpan& range, int pixels, std::vector<VisibleCount>& items) const {
    if (range.isEmpty() || pixels < 1) {
        return;
    }
    const auto width = (range.length() + Nanoseconds(pixels - 1)) / pixels;
    auto from = firstFrom(range.begin, 0);
    if (from > 0) {
        items.push_back(gist(from - 1, from));
    }
    while (from < m_samples.size() && m_samples[from].time < range.end) {
        const auto column = (m_samples[from].time - range.begin) / width;
        const auto columnEnd = std::min(range.end, range.begin + width * (column + 1));
        const auto to = firstFrom(columnEnd, from);
        items.push_back(gist(from, to));
        from = to;
    }
}

} // namespace parascope
