// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/CounterCollector.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <simdjson.h>

namespace parascope {

namespace {

/// A number, or a text that is one.
std::optional<double> amountOf(simdjson::dom::element element) {
    double value = 0;
    std::string_view text;
    if (!element.get(value)) {
        return value;
    }
    if (element.get(text)) {
        return std::nullopt;
    }
    if (text.starts_with('+') && !text.starts_with("+-")) {
        text.remove_prefix(1);
    }
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isNumber = error == std::errc{} && stop == text.data() + text.size() && std::isfinite(value);
    return isNumber ? std::optional(value) : std::nullopt;
}

} // namespace

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
        const std::string series(field == kCounterField ? std::string_view() : field);
        m_counters.push_back({{event.name, {}, event.pid, event.id, series}, {}});
    }
    m_counters[found->second].samples.push_back({event.time, value});
    return true;
}

void CounterCollector::take(const TraceEvent& event, std::uint64_t offset, TraceWarnings& warnings) {
    simdjson::dom::object args;
    bool isAny = false;
    if (!m_parser->parse(event.args).get(args)) {
        for (const auto field : args) {
            const auto value = amountOf(field.value);
            isAny = (value && takeField(event, field.key, *value)) || isAny;
        }
    }
    if (!isAny) {
        warnings.add("counter events were left out: they hold no number, or there are too many counters",
                     offset);
    }
}

void CounterCollector::finish(Trace& trace, const std::function<std::string(std::int64_t pid)>& groupOf) {
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
}

} // namespace parascope
