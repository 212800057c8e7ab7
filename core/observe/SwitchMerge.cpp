// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/SwitchMerge.h"

#include <algorithm>
#include <tuple>

namespace parascope {

void SwitchMerge::release(Nanoseconds until, std::vector<SwitchEvent>& into) {
    const auto isDue = [&](const Queue& queue) {
        return queue.next < queue.events.size() && queue.events[queue.next].time < until;
    };
    const auto isLater = [&](std::size_t a, std::size_t b) {
        const auto& left = m_queues[a];
        const auto& right = m_queues[b];
        return std::tuple(left.events[left.next].time, a) > std::tuple(right.events[right.next].time, b);
    };
    m_heap.clear();
    for (std::size_t index = 0; index < m_queues.size(); ++index) {
        if (isDue(m_queues[index])) {
            m_heap.push_back(index);
        }
    }
    std::make_heap(m_heap.begin(), m_heap.end(), isLater);
    while (!m_heap.empty()) {
        std::pop_heap(m_heap.begin(), m_heap.end(), isLater);
        auto& oldest = m_queues[m_heap.back()];
        into.push_back(oldest.events[oldest.next++]);
        if (isDue(oldest)) {
            std::push_heap(m_heap.begin(), m_heap.end(), isLater);
        } else {
            m_heap.pop_back();
        }
    }
    for (auto& queue : m_queues) {
        queue.events.erase(queue.events.begin(),
                           queue.events.begin() + static_cast<std::ptrdiff_t>(queue.next));
        queue.next = 0;
    }
}

} // namespace parascope
