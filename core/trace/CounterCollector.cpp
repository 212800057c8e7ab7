// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/CounterCollector.h"

#include <algorithm>
#include <simdjson.h>
#include <utility>

namespace parascope {

struct CounterCollector::Parser : simdjson::dom::parser {};

CounterCollector::CounterCollector()
    : m_parser(std::make_unique<Parser>()) {}
CounterCollector::~CounterCollector() = default;

bool CounterCollector::takeField(const TraceEvent& event, std::string_view field, double value) {
    Key key{event.pid, event.name, event.id, std::string(field)};
    auto found = m_places.find(key);
    if (found == m_places.end()) {
        if (m_counters.size() == kMostCounters) {
            return false;
        }
        found = m_places.emplace(std::move(key), m_counters.size()).first;
        const auto name = field == kCounterField ? event.name : event.name + " " + std::string(field);
        m_counters.push_back({{name, {}, event.pid}, {}});
    }
    m_counters[found->second].samples.push_back({event.time, value});
    return true;
}

void CounterCollector::take(const TraceEvent& event) {
    simdjson::dom::object args;
    bool any = false;
    if (!m_parser->parse(event.args).get(args)) {
        for (const auto field : args) {
            double value = 0;
            any = (!field.value.get(value) && takeField(event, field.key, value)) || any;
        }
    }
    m_leftOut += any ? 0 : 1;
}

std::uint64_t CounterCollector::finish(Trace& trace,
                                       const std::function<std::string(std::int64_t pid)>& groupOf) {
    for (auto& counter : m_counters) {
        counter.info.group = groupOf(counter.info.pid);
        std::stable_sort(counter.samples.begin(), counter.samples.end(),
                         [](const CounterSample& a, const CounterSample& b) { return a.time < b.time; });
        const auto id = trace.addCounter(counter.info);
        for (const auto& sample : counter.samples) {
            trace.addSample(id, sample);
        }
    }
    m_counters.clear();
    m_places.clear();
    return std::exchange(m_leftOut, 0);
}

} // namespace parascope
