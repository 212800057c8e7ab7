// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// Writes one JSON document piece by piece (RapidJSON's SAX writer behind a small face of our own words).
/// Doubles that are not finite are written as null: JSON has no other word for them. Bytes that are not UTF-8
/// (a worker may print any) are written as U+FFFD, for a document with such bytes is one that nobody can
/// read.
class JsonWriter {
public:
    JsonWriter();
    ~JsonWriter();
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    void beginObject();
    void endObject();
    void beginArray();
    void endArray();
    void key(std::string_view name);
    void value(std::string_view text);
    void value(const char* text) { value(std::string_view(text)); }
    void value(std::int64_t number);
    void value(int number) { value(std::int64_t{number}); }
    void value(std::uint64_t number);
    void value(double number);
    void value(bool flag);
    /// null for nothing.
    template <class T>
    void value(const std::optional<T>& content) {
        content ? value(*content) : rawValue("null");
    }
    /// A value that is JSON text already.
    void rawValue(std::string_view json);

    template <class T>
    void field(std::string_view name, const T& content) {
        key(name);
        value(content);
    }
    /// An array of texts.
    void texts(std::string_view name, const std::vector<std::string>& all);
    void rawField(std::string_view name, std::string_view json) {
        key(name);
        rawValue(json);
    }

    /// What was written so far; valid until the next call.
    [[nodiscard]] std::string_view text() const;

private:
    struct Writer;
    std::unique_ptr<Writer> m_writer;
};

} // namespace parascope
