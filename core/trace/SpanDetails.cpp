// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/SpanDetails.h"

#include "core/trace/ThreadNumbers.h"

#include <algorithm>
#include <simdjson.h>

namespace parascope {

namespace {

constexpr const char* kNoDetails = "the file's details of this span cannot be shown";

bool isAlike(const Span& a, const Span& b) {
    return a.begin == b.begin && a.end == b.end && a.name == b.name;
}

/// The spans of a row that begin within a span.
std::span<const Span> spansFrom(std::span<const Span> row, const TimeSpan& time) {
    const auto first =
        std::lower_bound(row.begin(), row.end(), time.begin,
                         [](const Span& span, Nanoseconds begin) { return span.begin < begin; });
    const auto last = std::upper_bound(first, row.end(), time.end,
                                       [](Nanoseconds end, const Span& span) { return end < span.begin; });
    return {first, last};
}

std::string argumentText(simdjson::dom::element value) {
    std::string_view text;
    return value.get_string().get(text) ? simdjson::minify(value) : std::string(text);
}

/// The arguments of an event, whose JSON it is.
std::vector<SpanDetails::Argument> argumentsIn(std::string_view event) {
    std::vector<SpanDetails::Argument> arguments;
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    simdjson::dom::element args;
    if (parser.parse(event.data(), event.size()).get(root) || root["args"].get(args)) {
        return arguments;
    }
    simdjson::dom::object object;
    if (args.get_object().get(object)) {
        arguments.push_back({"args", argumentText(args)});
        return arguments;
    }
    for (const auto& [key, value] : object) {
        arguments.push_back({std::string(key), argumentText(value)});
    }
    return arguments;
}

/// Finds the events of one span among those of a file, wherever they stand in it.
class SpanSearchInFile {
public:
    explicit SpanSearchInFile(const SpanWanted& wanted)
        : m_wanted(wanted) {}

    /// True when nothing is missing any more.
    bool take(TraceEvent& event, std::string_view json) {
        resolve(event);
        if (m_wanted.kind == LaneKind::Async ? !isOnAsyncLane(event) : !isOnThread(event)) {
            return false;
        }
        if (event.phase == 'X') {
            return takeWhole(event, json);
        }
        const bool isBegin = std::string_view("BbSN").find(event.phase) != std::string_view::npos;
        const bool isEnd = std::string_view("EeFD").find(event.phase) != std::string_view::npos;
        if (isBegin && event.name == m_wanted.name && event.time == m_wanted.time.begin) {
            m_begins.push_back({keyOf(event), {event.category, argumentsIn(json)}});
        } else if (isEnd && (event.name.empty() || event.name == m_wanted.name) &&
                   event.time == m_wanted.time.end) {
            m_ends.push_back({keyOf(event), {event.category, argumentsIn(json)}});
        } else {
            return false;
        }
        return join();
    }

    /// What was found; of a span that never ended what its begin says.
    [[nodiscard]] std::optional<SpanDetails> found() const {
        if (m_found) {
            return m_found;
        }
        return m_begins.empty() ? std::nullopt : std::optional(m_begins[firstBegin()].details);
    }

private:
    struct Edge {
        std::string key; ///< of what belongs together
        SpanDetails details;
    };

    void resolve(TraceEvent& event) {
        event.pid = event.pidText.empty() ? event.pid : m_processes.numberOf(event.pidText);
        event.tid = event.tidText.empty() ? event.tid : m_threads.numberOf(event.tidText);
    }

    [[nodiscard]] bool isOnThread(const TraceEvent& event) const {
        return std::string_view("XBE").find(event.phase) != std::string_view::npos && event.hasTime &&
               event.pid == m_wanted.pid && event.tid == m_wanted.tid;
    }

    /// Its end may be told by another process.
    [[nodiscard]] bool isOnAsyncLane(const TraceEvent& event) const {
        const bool isBegin = std::string_view("bSN").find(event.phase) != std::string_view::npos;
        const bool isEnd = std::string_view("eFD").find(event.phase) != std::string_view::npos;
        return event.hasTime && event.category == m_wanted.category &&
               ((isBegin && event.pid == m_wanted.pid) || isEnd);
    }

    [[nodiscard]] std::string keyOf(const TraceEvent& event) const {
        return m_wanted.kind == LaneKind::Async ? keyOfId(event) : std::string();
    }

    bool takeWhole(const TraceEvent& event, std::string_view json) {
        if (event.name != m_wanted.name ||
            TimeSpan{event.time, event.time + event.duration} != m_wanted.time ||
            m_alike++ < m_wanted.before) {
            return false;
        }
        m_found = SpanDetails{event.category, argumentsIn(json)};
        return true;
    }

    [[nodiscard]] std::size_t firstBegin() const { return std::min(m_wanted.before, m_begins.size() - 1); }

    bool join() {
        if (m_begins.size() <= m_wanted.before) {
            return false;
        }
        for (auto i = firstBegin(); i < m_begins.size(); ++i) {
            const auto end = std::find_if(m_ends.begin(), m_ends.end(),
                                          [&](const Edge& other) { return other.key == m_begins[i].key; });
            if (end != m_ends.end()) {
                m_found = m_begins[i].details;
                const auto& more = end->details.arguments;
                std::copy_if(more.begin(), more.end(), std::back_inserter(m_found->arguments),
                             [&](const SpanDetails::Argument& argument) {
                                 const auto& own = m_begins[i].details.arguments;
                                 return std::find(own.begin(), own.end(), argument) == own.end();
                             });
                return true;
            }
        }
        return false;
    }

    const SpanWanted& m_wanted;
    ThreadNumbers m_processes;
    ThreadNumbers m_threads;
    std::size_t m_alike = 0;
    std::vector<Edge> m_begins;
    std::vector<Edge> m_ends;
    std::optional<SpanDetails> m_found;
};

} // namespace

SpanWanted SpanWanted::of(const Trace& trace, LaneId lane, std::size_t depth, std::size_t index) {
    const auto& info = trace.lane(lane).info;
    const auto rows = trace.lane(lane).index.rows();
    const auto& span = rows[depth].spans()[index];
    SpanWanted wanted{info.kind, info.pid, info.tid, {}, std::string(trace.name(span.name)), span.time(), 0};
    if (info.kind == LaneKind::Async) {
        wanted.category = info.name;
    }
    for (std::size_t above = 0; above <= depth; ++above) {
        const auto spans = rows[above].spans();
        for (const auto& other : spansFrom(spans, {span.begin, span.begin})) {
            const bool standsBefore = above < depth || &other < &span;
            wanted.before += standsBefore && isAlike(other, span) ? 1 : 0;
        }
    }
    return wanted;
}

Result<SpanDetails> readSpanDetails(const TraceFile& file, const SpanWanted& wanted,
                                    const std::stop_token& stop) {
    if (const auto good = file.check(); !good) {
        return failure(kNoDetails, good.error().why, good.error().remedy);
    }
    SpanSearchInFile events(wanted);
    const auto read = readPieces(file.path, [&](const FilePiece& piece) {
        const bool isFound = piece.key.empty() && events.take(piece.event, piece.json);
        return !isFound && !stop.stop_requested();
    });
    if (!read) {
        return failure(kNoDetails, read.error().why);
    }
    if (stop.stop_requested()) {
        return failure(kNoDetails, "the search was stopped");
    }
    auto found = events.found();
    return found ? Result<SpanDetails>(std::move(*found))
                 : failure(kNoDetails, "no event of it was found in '" + file.path.string() + "'");
}

Nanoseconds selfTime(const LaneIndex& lane, std::size_t depth, std::size_t index) {
    const auto rows = lane.rows();
    const auto& span = rows[depth].spans()[index];
    auto self = span.end - span.begin;
    if (depth + 1 < rows.size()) {
        for (const auto& inner : spansFrom(rows[depth + 1].spans(), span.time())) {
            self -= inner.end <= span.end ? inner.end - inner.begin : Nanoseconds{0};
        }
    }
    return std::max(self, Nanoseconds{0});
}

} // namespace parascope
