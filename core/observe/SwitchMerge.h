// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/SwitchEvent.h"

#include <cstddef>
#include <vector>

namespace parascope {

/// Puts the events of many cores, each in its own order of time, into one order of time.
class SwitchMerge {
public:
    explicit SwitchMerge(std::size_t cores)
        : m_queues(cores) {}

    /// Where the events of the core with this index are to be appended.
    [[nodiscard]] std::vector<SwitchEvent>& queue(std::size_t index) { return m_queues[index].events; }

    /// Appends all events before `until` to `into`, oldest first, events of one moment by rising core index;
    /// the rest stay.
    void release(Nanoseconds until, std::vector<SwitchEvent>& into);

private:
    struct Queue {
        std::vector<SwitchEvent> events;
        std::size_t next = 0; ///< first one not handed out
    };

    std::vector<Queue> m_queues;
    std::vector<std::size_t> m_heap; ///< indices of queues; kept for its memory
};

} // namespace parascope
