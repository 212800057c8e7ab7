// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/scrape/ScrapeFacts.h"
#include "core/trace/TraceBuilder.h"

namespace parascope {

/// The counters of a run: how many workers were at a step over time. What workers tell comes in late and out
/// of order, so a moment is entered when nothing of it can come any more.
class StepCounters {
public:
    void note(const ScrapedPage& page);
    /// Enters what came to pass before that moment.
    void enter(Nanoseconds until, const RunFacts& facts, TraceBuilder& trace);

private:
    struct Change {
        Nanoseconds time{};
        std::size_t counter = 0;
        int by = 0;
    };
    struct Counter {
        CounterId id;
        int value = 0;
    };

    std::vector<Change> m_changes;
    std::vector<Counter> m_counters;
    Nanoseconds m_entered{};
};

} // namespace parascope
