// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/MetadataCollector.h"

#include "core/base/JsonFields.h"

#include <charconv>
#include <cmath>
#include <optional>

namespace parascope {

namespace {

/// A number of any kind among the arguments, or a text that is one.
std::optional<double> orderIn(const JsonFields& args) {
    if (const auto number = args.real("sort_index")) {
        return number;
    }
    const auto text = args.text("sort_index");
    double value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && stop == text.data() + text.size() && std::isfinite(value)
               ? std::optional(value)
               : std::nullopt;
}

} // namespace

void MetadataCollector::take(const TraceEvent& event, std::uint64_t offset, TraceWarnings& warnings) {
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    const auto args = parser.parse(event.args).get(root) ? JsonFields() : JsonFields(root);
    if (!take(event, args)) {
        warnings.add("names, labels or orders of threads or processes cannot be used", offset);
    }
}

bool MetadataCollector::take(const TraceEvent& event, const JsonFields& args) {
    const auto takeText = [&args](std::string_view key, std::string& text) {
        const auto given = args.textOrNumber(key);
        text = given.value_or(text);
        return given.has_value();
    };
    const auto takeOrder = [&args](double& order) {
        const auto given = orderIn(args);
        order = given.value_or(order);
        return given.has_value();
    };
    if (event.name == "thread_name") {
        return takeText("name", m_threads[{event.pid, event.tid}].name);
    }
    if (event.name == "thread_sort_index") {
        return takeOrder(m_threads[{event.pid, event.tid}].order);
    }
    if (event.name == "process_name") {
        return takeText("name", m_processes[event.pid].name);
    }
    if (event.name == "process_labels") {
        return takeText("labels", m_processes[event.pid].labels);
    }
    if (event.name == "process_sort_index") {
        return takeOrder(m_processes[event.pid].order);
    }
    return true; // of other programs, for themselves
}

const MetadataCollector::Thread& MetadataCollector::thread(std::int64_t pid, std::int64_t tid) const {
    // Never destroyed: while the program ends, threads may still look something up.
    static const auto& kUnnamed = *new Thread;
    const auto found = m_threads.find({pid, tid});
    return found == m_threads.end() ? kUnnamed : found->second;
}

std::string MetadataCollector::processName(std::int64_t pid, std::string_view otherwise) const {
    const auto found = m_processes.find(pid);
    const auto known = found == m_processes.end() ? Process() : found->second;
    const auto name = known.name.empty() ? std::string(otherwise) : known.name;
    return known.labels.empty() ? name : name.empty() ? known.labels : name + " (" + known.labels + ")";
}

double MetadataCollector::processOrder(std::int64_t pid) const {
    const auto found = m_processes.find(pid);
    return found == m_processes.end() ? 0 : found->second.order;
}

} // namespace parascope
