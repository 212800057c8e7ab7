// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/JsonWriter.h"

#include <algorithm>
#include <cmath>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <simdjson.h>

namespace parascope {

namespace {
rapidjson::SizeType sizeOf(std::string_view text) {
    return static_cast<rapidjson::SizeType>(text.size());
}

/// Bytes of the UTF-8 character that begins a non-empty text, 0 when it is none (RFC 3629).
std::size_t characterLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) {
        return 1;
    }
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) {
        return 0;
    }
    // The second byte's bounds keep out surrogates, what is beyond U+10FFFF and what has a shorter form.
    const unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    bool good = byte(1) >= least && byte(1) <= most;
    for (std::size_t i = 2; i < length; ++i) {
        good = good && (byte(i) & 0xC0U) == 0x80U;
    }
    return good ? length : 0;
}

/// The text, or `repaired` filled with it where it is not UTF-8.
std::string_view madeUtf8(std::string_view text, std::string& repaired) {
    if (simdjson::validate_utf8(text.data(), text.size())) {
        return text;
    }
    while (!text.empty()) {
        const auto length = characterLength(text);
        repaired.append(length > 0 ? text.substr(0, length) : std::string_view("\xEF\xBF\xBD"));
        text.remove_prefix(std::max<std::size_t>(1, length));
    }
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
