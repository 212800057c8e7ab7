// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/EventCopy.h"

#include "core/base/JsonWriter.h"
#include "core/trace/StrictJson.h"

#include <simdjson.h>
#include <tuple>

namespace parascope {

namespace {

/// What is read of an event's arguments, however they are written; nothing where they cannot be read.
std::optional<std::string> sensibleArgs(const std::string& args) {
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    return parser.parse(args).get(root) ? std::nullopt : std::optional(simdjson::minify(root));
}

auto withoutArgs(const TraceEvent& event) {
    return std::tie(event.phase, event.hasTime, event.name, event.category, event.time, event.duration,
                    event.pid, event.tid, event.pidText, event.tidText, event.core, event.id, event.isLocalId,
                    event.scope, event.colour, event.flow, event.flowsIn, event.flowsOut, event.unusable);
}

/// A field that cannot be used is written as a list: it is one in the copy, too.
void writeUnusable(JsonWriter& json, const TraceEvent& event) {
    for (std::size_t i = 0; i < kEventFields.size(); ++i) {
        if (static_cast<EventField>(i) != EventField::Phase && event.lacks(static_cast<EventField>(i))) {
            json.rawField(kEventFields[i], "[]");
        }
    }
}

void writeTextField(JsonWriter& json, std::string_view key, const std::string& text) {
    if (!text.empty()) {
        json.field(key, text);
    }
}

void writeNumberOrText(JsonWriter& json, std::string_view key, std::int64_t number, const std::string& text) {
    text.empty() ? json.field(key, number) : json.field(key, text);
}

void writeIds(JsonWriter& json, const TraceEvent& event) {
    if (event.isLocalId) {
        json.key("id2");
        json.beginObject();
        json.field("local", event.id);
        json.endObject();
    } else {
        writeTextField(json, "id", event.id);
    }
    writeTextField(json, "bind_id", event.flow);
    for (const auto& [key, flows] : {std::pair("flow_in", event.flowsIn), {"flow_out", event.flowsOut}}) {
        if (flows) {
            json.field(key, true);
        }
    }
}

void writeArgs(JsonWriter& json, const TraceEvent& event) {
    if (event.core >= 0) {
        json.key("args");
        json.beginObject();
        json.field("core", event.core);
        json.endObject();
    } else if (const auto args = sensibleArgs(event.args)) {
        json.rawField("args", *args);
    }
}

std::string writtenAnew(const TraceEvent& event, std::string_view damaged) {
    JsonWriter json;
    json.beginObject();
    writeUnusable(json, event);
    json.field("ph", std::string(1, event.phase) + (event.lacks(EventField::Phase) ? "?" : ""));
    if (event.hasTime) {
        json.rawField("ts", formatMicroseconds(event.time));
    }
    if (event.duration != Nanoseconds{0}) {
        json.rawField("dur", formatMicroseconds(event.duration));
    }
    writeNumberOrText(json, "pid", event.pid, event.pidText);
    writeNumberOrText(json, "tid", event.tid, event.tidText);
    writeTextField(json, "name", event.name);
    writeTextField(json, "cat", event.category);
    writeTextField(json, "s", event.scope);
    writeTextField(json, "cname", event.colour);
    writeIds(json, event);
    writeArgs(json, event);
    json.field("damaged", damaged);
    json.endObject();
    return std::string(json.text());
}

} // namespace

std::string_view EventCopy::of(const FilePiece& piece) {
    if (isStrictJson(piece.json)) {
        return piece.json;
    }
    m_json = strictObject(piece.json);
    if (!saysTheSame(piece.event)) {
        m_json = writtenAnew(piece.event, piece.json);
    }
    return m_json;
}

bool EventCopy::saysTheSame(const TraceEvent& event) {
    const auto size = m_json.size();
    m_json.append(EventParser::kPadding, ' ');
    const bool isRead = m_parser.parse(std::string_view(m_json).substr(0, size), m_read).has_value();
    m_json.resize(size);
    return isRead && withoutArgs(m_read) == withoutArgs(event) &&
           sensibleArgs(m_read.args) == sensibleArgs(event.args);
}

} // namespace parascope
