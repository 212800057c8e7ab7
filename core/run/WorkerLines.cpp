// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/WorkerLines.h"

#include "core/base/JsonFields.h"

#include <algorithm>

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

const std::optional<WorkerResult> kNoEnding;

/// A number among the arguments of a mark, 0 or more.
std::optional<std::size_t> numberIn(const TraceEvent& event, std::string_view key) {
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (event.args.empty() || parser.parse(event.args).get(root)) {
        return std::nullopt;
    }
    const JsonFields args(root);
    const auto number = args.real(key) ? args.number(key) : -1;
    return number < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(number));
}

WorkerResult endingFrom(const TraceEvent& event) {
    WorkerResult ending;
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
    ending.total = args.text("total");
    if (event.name == "failed") {
        ending.exit = WorkerExit::Failed;
        ending.message = "failed: " + Error{args.text("what"), args.text("why"), args.text("remedy")}.text();
    } else if (args.flag("stopped")) {
        ending.exit = WorkerExit::Stopped;
    }
    return ending;
}

} // namespace

WorkerLines::WorkerLines(const std::vector<WorkerId>& workers, WorkerListener& sink)
    : m_sink(sink) {
    for (const auto worker : workers) {
        m_hosted.push_back({worker, false, 0, 0, 0, {}});
    }
}

const std::optional<WorkerResult>& WorkerLines::ending(WorkerId worker) const {
    const auto found = std::find_if(m_hosted.begin(), m_hosted.end(),
                                    [&](const Hosted& hosted) { return hosted.id == worker; });
    return found == m_hosted.end() ? kNoEnding : found->ending;
}

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
    const auto parsed = m_parser.parse(line, m_event);
    const bool isOdd = m_event.unusable != 0 || !m_event.pidText.empty() || !m_event.tidText.empty();
    if (!parsed || isOdd) {
        m_fault = "wrote what is no trace event: " + printable(line);
        return;
    }
    if (m_event.phase == 'i' && m_event.category == "parascope") {
        takeMark();
    } else if (m_event.phase == 'i') {
        if (const auto* worker = whoSpeaks()) {
            m_sink.workerMark(worker->id, m_event);
        }
    } else if (m_event.phase == 'C' || m_event.phase == 'M' || m_event.phase == 's' || m_event.phase == 'f') {
        if (const auto* worker = whoSpeaks()) {
            m_sink.workerTold(worker->id, m_event);
        }
    } else if (auto* worker = m_event.phase == 'X' ? whoSpeaks() : nullptr) {
        announce(*worker);
        const auto state = stateFromKey(m_event.category).value_or(State::Other);
        m_sink.workerSpan(worker->id, {m_event.name,
                                       {m_event.time, m_event.time + m_event.duration},
                                       state,
                                       m_event.core,
                                       static_cast<std::int32_t>(m_event.pid),
                                       static_cast<std::int32_t>(m_event.tid)});
    }
}

WorkerLines::Hosted* WorkerLines::whoSpeaks() {
    if (m_hosted.size() == 1) {
        return &m_hosted.front();
    }
    const auto isKnown = [this](const Hosted& worker) {
        return worker.announced && worker.pid == m_event.pid && worker.tid == m_event.tid;
    };
    if (const auto known = std::find_if(m_hosted.begin(), m_hosted.end(), isKnown); known != m_hosted.end()) {
        return &*known;
    }
    const auto number = numberIn(m_event, "worker"); // which of several workers it is of
    return number && *number < m_hosted.size() ? &m_hosted[*number] : nullptr;
}

/// A program that was started for the worker may be one of ours and know the protocol, too: who keeps it says
/// so from its first mark on, and speaks for it.
bool WorkerLines::isForAnother(Hosted& worker) const {
    if (m_event.name == "ready" && worker.keeper == 0) {
        worker.keeper = numberIn(m_event, "keeper").value_or(0);
        return false;
    }
    return worker.keeper != 0 && numberIn(m_event, "keeper").value_or(0) != worker.keeper;
}

void WorkerLines::takeMark() {
    auto* worker = whoSpeaks();
    if (worker == nullptr || isForAnother(*worker)) {
        return;
    }
    const bool failed = m_event.name == "failed";
    if (failed || m_event.name == "done") {
        // One of several that failed before it was ready never was: it must not seem that all are.
        if (!failed || m_hosted.size() == 1) {
            announce(*worker);
        }
        if (!worker->ending) {
            worker->ending = endingFrom(m_event);
        }
    } else if (m_event.name == "ready") {
        announce(*worker);
    }
}

void WorkerLines::announce(Hosted& worker) {
    if (!worker.announced) {
        worker.announced = true;
        worker.pid = m_event.pid;
        worker.tid = m_event.tid;
        if (worker.keeper != 0) {
            m_sink.workerIsKept(worker.id, static_cast<std::int64_t>(worker.keeper));
        }
        m_sink.workerAnnounced(worker.id, m_event.pid, m_event.tid, m_event.time);
    }
}

} // namespace parascope
