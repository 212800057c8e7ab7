// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/OwnWords.h"

#include "core/base/JsonFields.h"

namespace parascope {

void OwnWords::take(const TraceEvent& event, const std::string& group, TraceBuilder& trace) {
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (parser.parse(event.args).get(root)) {
        return;
    }
    const JsonFields args(root);
    if (event.phase == 'C') {
        if (const auto value = args.real(kCounterField)) {
            count(event, *value, group, trace);
        }
    } else if (event.phase == 'M' && event.name == "thread_name") {
        m_names[event.tid] = args.text("name");
    }
}

void OwnWords::count(const TraceEvent& event, double value, const std::string& group, TraceBuilder& trace) {
    const std::pair key(event.pid, event.name);
    auto found = m_counters.find(key);
    if (found == m_counters.end() && m_counters.size() < kMostCounters) {
        found = m_counters.emplace(key, trace.addCounter({event.name, group, event.pid})).first;
    }
    if (found != m_counters.end()) {
        trace.addSample(found->second, {event.time, value});
    }
}

std::string OwnWords::nameOf(std::int64_t tid) const {
    const auto found = m_names.find(tid);
    return found == m_names.end() ? std::string() : found->second;
}

} // namespace parascope
