// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/WorkerLines.h"

#include "core/base/JsonFields.h"

namespace parascope {

namespace {

/// The beginning of a line, made fit to print in a message.
std::string printable(std::string_view line) {
    constexpr std::size_t kMost = 60;
    std::string text = "'";
    for (const char c : line.substr(0, kMost)) {
        text += c >= ' ' && c <= '~' ? c : '?';
    }
    return text + (line.size() > kMost ? "…'" : "'");
}

WorkerEnding endingFrom(const TraceEvent& event) {
    WorkerEnding ending;
    ending.time = event.time;
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (parser.parse(event.args).get(root)) {
        return ending;
    }
    const JsonFields args(root);
    ending.usage = {args.time("cpu_ns"), args.time("ready_ns"), args.count("voluntary"),
                    args.count("preempted"), args.count("peak_rss_bytes")};
    args.each("results", [&](simdjson::dom::element result) {
        std::string_view text;
        if (!result.get_string().get(text)) {
            ending.results.emplace_back(text);
        }
    });
    if (event.name == "failed") {
        ending.exit = WorkerExit::Failed;
        ending.message = "failed: " + Error{args.text("what"), args.text("why"), args.text("remedy")}.text();
    } else if (args.flag("stopped")) {
        ending.exit = WorkerExit::Stopped;
    }
    return ending;
}

} // namespace

WorkerLines::WorkerLines(WorkerId worker, LaunchSink& sink)
    : m_worker(worker)
    , m_sink(sink) {}

bool WorkerLines::feed(std::string_view bytes) {
    if (!m_fault.empty()) {
        return false;
    }
    m_buffer.append(bytes);
    const auto filled = m_buffer.size();
    m_buffer.append(EventParser::kPadding, ' ');
    std::size_t from = 0;
    while (m_fault.empty()) {
        const auto end = m_buffer.find('\n', from);
        if (end >= filled) {
            break;
        }
        takeLine(std::string_view(m_buffer).substr(from, end - from));
        from = end + 1;
    }
    m_buffer.resize(filled);
    m_buffer.erase(0, from);
    if (m_fault.empty() && m_buffer.size() > kLongestLine) {
        m_fault = "wrote a line of more than 1 MiB: " + printable(m_buffer);
    }
    return m_fault.empty();
}

void WorkerLines::finish() {
    if (m_fault.empty() && !m_buffer.empty()) {
        m_fault = "ended in the middle of a line: " + printable(m_buffer);
    }
}

void WorkerLines::takeLine(std::string_view line) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
        return;
    }
    if (const auto parsed = m_parser.parse(line, m_event); !parsed) {
        m_fault = "wrote what is no trace event: " + printable(line);
        return;
    }
    if (m_event.phase == 'i' && m_event.category == "parascope") {
        takeMark();
    } else if (m_event.phase == 'X') {
        announce();
        const auto state = stateFromKey(m_event.category).value_or(State::Other);
        m_sink.workerSpan(
            m_worker, {m_event.name, {m_event.time, m_event.time + m_event.duration}, state, m_event.core});
    }
}

void WorkerLines::takeMark() {
    if (m_event.name == "done" || m_event.name == "failed") {
        announce();
        m_ending = endingFrom(m_event);
    } else if (m_event.name == "ready") {
        announce();
    }
}

void WorkerLines::announce() {
    if (!m_announced) {
        m_announced = true;
        m_sink.workerAnnounced(m_worker, m_event.pid, m_event.tid, m_event.time);
    }
}

} // namespace parascope
