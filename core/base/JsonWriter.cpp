// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/JsonWriter.h"

#include "core/base/Utf8.h"

#include <algorithm>
#include <cmath>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace parascope {

namespace {
rapidjson::SizeType sizeOf(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
}

/// The text, or `repaired` filled with it where it is not UTF-8.
std::string_view madeUtf8(std::string_view text, std::string& repaired) {
    if (isUtf8(text)) {
        return text;
    }
    repaired = repairedUtf8(text);
    return repaired;
}

} // namespace

struct JsonWriter::Writer {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> json{buffer};
};

JsonWriter::JsonWriter()
    : m_writer(std::make_unique<Writer>()) {}
JsonWriter::~JsonWriter() = default;

void JsonWriter::beginObject() {
    m_writer->json.StartObject();
}
void JsonWriter::endObject() {
    m_writer->json.EndObject();
}
void JsonWriter::beginArray() {
    m_writer->json.StartArray();
}
void JsonWriter::endArray() {
    m_writer->json.EndArray();
}
void JsonWriter::key(std::string_view name) {
    m_writer->json.Key(name.data(), sizeOf(name));
}
void JsonWriter::value(std::string_view text) {
    std::string repaired;
    const auto good = madeUtf8(text, repaired);
    m_writer->json.String(good.data(), sizeOf(good));
}
void JsonWriter::value(std::int64_t number) {
    m_writer->json.Int64(number);
}
void JsonWriter::value(std::uint64_t number) {
    m_writer->json.Uint64(number);
}
void JsonWriter::value(double number) {
    if (std::isfinite(number)) {
        m_writer->json.Double(number);
    } else {
        m_writer->json.Null();
    }
}
void JsonWriter::value(bool flag) {
    m_writer->json.Bool(flag);
}
void JsonWriter::rawValue(std::string_view json) {
    m_writer->json.RawValue(json.data(), json.size(), rapidjson::kObjectType);
}

void JsonWriter::texts(std::string_view name, const std::vector<std::string>& all) {
    key(name);
    beginArray();
    for (const auto& text : all) {
        value(text);
    }
    endArray();
}

std::string_view JsonWriter::text() const {
    return {m_writer->buffer.GetString(), m_writer->buffer.GetSize()};
}

} // namespace parascope
