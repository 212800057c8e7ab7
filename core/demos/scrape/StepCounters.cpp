// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scrape/StepCounters.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace {
constexpr std::array<const char*, 2> kCounterNames{"downloads in flight", "pages being parsed"};
} // namespace

void StepCounters::note(const ScrapedPage& page) {
    const auto add = [this](const TimeSpan& time, std::size_t counter) {
        if (!time.isEmpty()) {
            m_changes.push_back({time.begin, counter, 1});
            m_changes.push_back({time.end, counter, -1});
        }
    };
    add(page.download(), 0);
    add(page.parsing(), 1);
}

void StepCounters::enter(Nanoseconds until, const RunFacts& facts, TraceBuilder& trace) {
    if (m_counters.empty() && !facts.workers.empty()) {
        for (const char* name : kCounterNames) {
            m_counters.push_back(
                {trace.addCounter({name, laneGroup(facts, facts.workers.front()), facts.workers.front().pid}),
                 0});
        }
    }
    std::stable_sort(m_changes.begin(), m_changes.end(),
                     [](const Change& one, const Change& other) { return one.time < other.time; });
    auto change = m_changes.begin();
    for (; change != m_changes.end() && change->time < until; ++change) {
        auto& counter = m_counters.at(change->counter);
        counter.value += change->by;
        m_entered = std::max(m_entered, change->time);
        trace.addSample(counter.id, {m_entered, static_cast<double>(counter.value)});
    }
    m_changes.erase(m_changes.begin(), change);
}

} // namespace parascope
