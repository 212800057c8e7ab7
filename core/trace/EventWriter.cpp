// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/EventWriter.h"

#include "core/base/JsonWriter.h"
#include "core/trace/TraceEvent.h"

namespace parascope {

namespace {
void writeHead(JsonWriter& json, char phase, EventWriter::Where where, std::string_view name) {
    json.beginObject();
    json.field("ph", std::string_view(&phase, 1));
    json.field("pid", where.pid);
    json.field("tid", where.tid);
    json.field("name", name);
}

/// An M event whose "args" hold one field.
template <class T>
std::string metadataLine(EventWriter::Where where, std::string_view what, std::string_view key,
                         const T& content) {
    JsonWriter json;
    writeHead(json, 'M', where, what);
    json.key("args");
    json.beginObject();
    json.field(key, content);
    json.endObject();
    json.endObject();
    return std::string(json.text());
}

/// An end of an arrow. `bp` says that it ends in the span around it, and not in the next one.
template <class Id>
std::string arrowLine(char phase, EventWriter::Where where, std::string_view name, std::string_view category,
                      const Id& id, Nanoseconds time) {
    JsonWriter json;
    writeHead(json, phase, where, name);
    json.field("cat", category);
    json.field("id", id);
    if (phase == 'f') {
        json.field("bp", "e");
    }
    json.rawField("ts", formatMicroseconds(time));
    json.endObject();
    return std::string(json.text());
}
} // namespace

std::string_view EventWriter::span(Where where, std::string_view name, const TimeSpan& time, State state,
                                   int core, std::string_view colour) {
    JsonWriter json;
    writeHead(json, 'X', where, name);
    json.field("cat", stateKey(state));
    if (!colour.empty()) {
        json.field("cname", colour);
    }
    json.rawField("ts", formatMicroseconds(time.begin));
    json.rawField("dur", formatMicroseconds(time.length()));
    if (core >= 0) {
        json.key("args");
        json.beginObject();
        json.field("core", std::int64_t{core});
        json.endObject();
    }
    json.endObject();
    m_line = json.text();
    return m_line;
}

std::string_view EventWriter::metadata(Where where, std::string_view what, std::string_view name) {
    m_line = metadataLine(where, what, "name", name);
    return m_line;
}

std::string_view EventWriter::order(Where where, std::string_view what, std::int64_t index) {
    m_line = metadataLine(where, what, "sort_index", index);
    return m_line;
}

std::string_view EventWriter::mark(Where where, std::string_view name, Nanoseconds time,
                                   std::string_view args) {
    JsonWriter json;
    writeHead(json, 'i', where, name);
    json.field("cat", "parascope");
    json.field("s", "t");
    json.rawField("ts", formatMicroseconds(time));
    if (!args.empty()) {
        json.rawField("args", args);
    }
    json.endObject();
    m_line = json.text();
    return m_line;
}

std::string_view EventWriter::async(char phase, Where where, std::string_view name, std::string_view category,
                                    std::uint64_t number, Nanoseconds time) {
    JsonWriter json;
    writeHead(json, phase, where, name);
    json.field("cat", category);
    json.field("id", number);
    json.rawField("ts", formatMicroseconds(time));
    json.endObject();
    m_line = json.text();
    return m_line;
}

std::string_view EventWriter::moment(Where where, std::string_view name, Nanoseconds time, char scope,
                                     std::string_view category) {
    JsonWriter json;
    writeHead(json, 'i', where, name);
    if (!category.empty()) {
        json.field("cat", category);
    }
    json.field("s", std::string_view(&scope, 1));
    json.rawField("ts", formatMicroseconds(time));
    json.endObject();
    m_line = json.text();
    return m_line;
}

std::string_view EventWriter::counter(Where where, const CounterInfo& info, const CounterSample& sample) {
    JsonWriter json;
    writeHead(json, 'C', where, info.name);
    if (!info.id.empty()) {
        json.field("id", info.id);
    }
    json.rawField("ts", formatMicroseconds(sample.time));
    json.key("args");
    json.beginObject();
    json.field(info.series.empty() ? kCounterField : std::string_view(info.series), sample.value);
    json.endObject();
    json.endObject();
    m_line = json.text();
    return m_line;
}

std::string_view EventWriter::arrowBegin(Where where, std::string_view name, std::uint64_t number,
                                         Nanoseconds time) {
    m_line = arrowLine('s', where, name, "arrow", number, time);
    return m_line;
}

std::string_view EventWriter::arrowEnd(Where where, std::string_view name, std::uint64_t number,
                                       Nanoseconds time) {
    m_line = arrowLine('f', where, name, "arrow", number, time);
    return m_line;
}

std::string_view EventWriter::messageEnd(char phase, Where where, std::string_view name, std::string_view id,
                                         Nanoseconds time) {
    m_line = arrowLine(phase, where, name, "message", id, time);
    return m_line;
}

} // namespace parascope
