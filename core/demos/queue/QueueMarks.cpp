// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueMarks.h"

#include "core/base/JsonFields.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace parascope {

namespace {

using Kind = QueueEvent::Kind;

struct KindName {
    Kind kind;
    std::string_view name;
};
constexpr std::array kNames{KindName{Kind::Generating, "generating"},   KindName{Kind::Put, "put"},
                            KindName{Kind::PutEndMark, "put sentinel"}, KindName{Kind::Took, "took"},
                            KindName{Kind::NoMore, "no more"},          KindName{Kind::Worked, "worked"},
                            KindName{Kind::Worked, kGaveUpMark},        KindName{Kind::Waited, "waited"}};

std::string_view nameOf(Kind kind) {
    return std::find_if(kNames.begin(), kNames.end(), [kind](const KindName& of) { return of.kind == kind; })
        ->name;
}

template <class T>
void appendNumber(std::string& text, T number) {
    std::array<char, 24> digits{};
    text.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
}

} // namespace

void appendQueueMark(std::string& lines, EventWriter::Where where, const QueueEvent& event) {
    lines += R"({"ph":"i","cat":"queue","s":"t","pid":)";
    appendNumber(lines, where.pid);
    lines += R"(,"tid":)";
    appendNumber(lines, where.tid);
    lines += R"(,"name":")";
    lines += nameOf(event.kind);
    lines += R"(","ts":)";
    lines += formatMicroseconds(event.time.begin);
    if (!event.time.isEmpty()) {
        lines += R"(,"dur":)";
        lines += formatMicroseconds(event.time.length());
    }
    lines += R"(,"args":{"item":)";
    appendNumber(lines, event.item);
    lines += R"(,"depth":)";
    appendNumber(lines, event.depth);
    lines += "}}\n";
}

struct QueueMarkReader::Parser {
    simdjson::dom::parser parser;
};

QueueMarkReader::QueueMarkReader()
    : m_parser(std::make_unique<Parser>()) {}
QueueMarkReader::~QueueMarkReader() = default;

std::optional<QueueEvent> QueueMarkReader::read(const TraceEvent& mark) {
    const auto* const known =
        std::find_if(kNames.begin(), kNames.end(), [&](const KindName& of) { return of.name == mark.name; });
    if (known == kNames.end()) {
        return std::nullopt;
    }
    simdjson::dom::element root;
    const bool hasArgs = !m_parser->parser.parse(mark.args).get(root);
    const auto args = hasArgs ? JsonFields(root) : JsonFields();
    return QueueEvent{known->kind,
                      static_cast<std::uint32_t>(args.count("depth")),
                      args.count("item"),
                      {mark.time, mark.time + std::max(mark.duration, Nanoseconds{})}};
}

LineTeller::LineTeller(LineRecorder& lines, const QueuePace& pace, QueueSide side)
    : m_lines(lines)
    , m_pace(pace)
    , m_side(side) {}

void LineTeller::tell(const QueueEvent& event) {
    m_line.clear();
    appendQueueMark(m_line, m_lines.where(), event);
    const std::lock_guard lock(m_mutex);
    if (m_gathered.size() + m_line.size() > kMostBytes) {
        flushLocked();
    }
    m_gathered += m_line;
    m_isQuiet = false;
    if (!m_pace.rushes(m_side) || event.time.end - m_flushed > kOldest) {
        flushLocked();
        m_flushed = event.time.end;
    }
}

void LineTeller::flush() {
    const std::lock_guard lock(m_mutex);
    flushLocked();
}

void LineTeller::flushWhenQuiet() {
    if (m_isQuiet) {
        flush();
    }
    m_isQuiet = true;
}

void LineTeller::flushLocked() {
    if (!m_gathered.empty()) {
        m_lines.writeLines(m_gathered);
        m_gathered.clear();
    }
}

} // namespace parascope
