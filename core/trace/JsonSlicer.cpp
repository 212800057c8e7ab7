// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/JsonSlicer.h"

#include <cstring>

namespace parascope {

namespace {
constexpr std::size_t kChunk = std::size_t{1} << 20;
constexpr char kEndOfFile = '\0';

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
} // namespace

JsonSlicer::JsonSlicer(Source source)
    : m_source(std::move(source)) {
    m_buffer.resize(kChunk + kPadding);
}

Error JsonSlicer::errorHere(std::string why) const {
    return {"byte " + std::to_string(m_dropped + m_at), std::move(why), ""};
}

/// Makes the byte at `position` available. False at the end of the file. May move the buffer's content:
/// positions are counted from m_at, which it keeps.
Result<bool> JsonSlicer::ensure(std::size_t position) {
    while (m_at + position >= m_filled) {
        if (m_ended) {
            return false;
        }
        if (position > kLongestValue) {
            return failure(errorHere("a single value is longer than 64 MB"));
        }
        if (m_at > 0) {
            std::memmove(m_buffer.data(), m_buffer.data() + m_at, m_filled - m_at);
            m_filled -= m_at;
            m_dropped += m_at;
            m_at = 0;
        }
        if (m_buffer.size() < m_filled + kChunk / 2 + kPadding) {
            m_buffer.resize(m_buffer.size() * 2);
        }
        auto got = m_source(m_buffer.data() + m_filled, m_buffer.size() - kPadding - m_filled);
        if (!got) {
            return failure(got.error());
        }
        m_ended = *got == 0;
        m_filled += *got;
    }
    return true;
}

Result<char> JsonSlicer::peek() {
    while (true) {
        const auto more = ensure(0);
        if (!more) {
            return failure(more.error());
        }
        if (!*more) {
            return kEndOfFile;
        }
        if (m_buffer[m_at] == kEndOfFile) {
            return failure(errorHere("this is not text"));
        }
        if (!isSpace(m_buffer[m_at])) {
            return m_buffer[m_at];
        }
        ++m_at;
    }
}

Result<char> JsonSlicer::peekBehindComma() {
    const auto c = peek();
    if (c && *c == ',') {
        ++m_at;
        return peek();
    }
    return c;
}

/// Where the string that opens at `from` (counted from m_at) ends: behind its closing quote.
Result<std::size_t> JsonSlicer::endOfString(std::size_t from) {
    for (std::size_t i = from + 1;; ++i) {
        const auto more = m_at + i < m_filled ? Result<bool>(true) : ensure(i);
        if (!more) {
            return failure(more.error());
        }
        if (!*more) {
            return failure(errorHere("the file is cut off inside a text"));
        }
        const char c = m_buffer[m_at + i];
        if (c == '\\') {
            ++i;
        } else if (c == '"') {
            return i + 1;
        }
    }
}

Result<std::size_t> JsonSlicer::endOfBrackets(std::size_t from) {
    std::size_t depth = 0;
    for (std::size_t i = from;; ++i) {
        const auto more = m_at + i < m_filled ? Result<bool>(true) : ensure(i);
        if (!more) {
            return failure(more.error());
        }
        if (!*more) {
            return failure(errorHere("the file is cut off inside a value"));
        }
        switch (m_buffer[m_at + i]) {
        case '"': {
            const auto end = endOfString(i);
            if (!end) {
                return end;
            }
            i = *end - 1;
            break;
        }
        case '{':
        case '[':
            ++depth;
            break;
        case '}':
        case ']':
            if (--depth == 0) {
                return i + 1;
            }
            break;
        default:
            break;
        }
    }
}

Result<std::size_t> JsonSlicer::endOfScalar(std::size_t from) {
    for (std::size_t i = from;; ++i) {
        const auto more = ensure(i);
        if (!more) {
            return failure(more.error());
        }
        if (!*more || isSpace(m_buffer[m_at + i]) || std::strchr(",]}", m_buffer[m_at + i]) != nullptr) {
            return i;
        }
    }
}

Result<std::string_view> JsonSlicer::takeValue() {
    const char first = m_buffer[m_at];
    const auto end = first == '"'                   ? endOfString(0)
                     : first == '{' || first == '[' ? endOfBrackets(0)
                                                    : endOfScalar(0);
    if (!end) {
        return failure(end.error());
    }
    if (*end == 0) {
        return failure(errorHere("a value is missing"));
    }
    const std::string_view text(m_buffer.data() + m_at, *end);
    m_at += *end;
    return text;
}

Result<std::optional<JsonSlicer::Slice>> JsonSlicer::nextEvent() {
    const auto c = peekBehindComma();
    if (!c) {
        return failure(c.error());
    }
    if (*c == ']') {
        ++m_at;
        m_place = m_isArray ? Place::Done : Place::InObject;
        return std::optional<Slice>();
    }
    if (*c == kEndOfFile) {
        // The array form may lack its end: programs that crash leave it so, and viewers accept it.
        m_place = Place::Done;
        if (m_isArray) {
            return std::optional<Slice>();
        }
        return failure(errorHere("the file is cut off inside \"traceEvents\""));
    }
    const auto offset = m_dropped + m_at;
    const auto text = takeValue();
    if (!text) {
        return failure(text.error());
    }
    return std::optional<Slice>({{}, *text, offset});
}

Result<std::optional<JsonSlicer::Slice>> JsonSlicer::nextField() {
    auto c = peekBehindComma();
    if (!c) {
        return failure(c.error());
    }
    if (*c == '}') {
        ++m_at;
        m_place = Place::Done;
        return std::optional<Slice>();
    }
    if (*c != '"') {
        return failure(errorHere(*c == kEndOfFile ? "the file is cut off" : "a field's name is missing"));
    }
    const auto quoted = takeValue();
    if (!quoted) {
        return failure(quoted.error());
    }
    m_key = quoted->substr(1, quoted->size() - 2);
    if (c = peek(); !c || *c != ':') {
        return failure(errorHere("':' is missing"));
    }
    ++m_at;
    if (c = peek(); !c || *c == kEndOfFile) {
        return failure(errorHere("the file is cut off"));
    }
    if (m_key == "traceEvents" && *c == '[') {
        ++m_at;
        m_place = Place::InEvents;
        return std::optional<Slice>();
    }
    const auto offset = m_dropped + m_at;
    const auto text = takeValue();
    if (!text) {
        return failure(text.error());
    }
    return std::optional<Slice>({m_key, *text, offset});
}

Result<void> JsonSlicer::begin() {
    const auto c = peek();
    if (!c) {
        return failure(c.error());
    }
    if (*c != '{' && *c != '[') {
        return failure(errorHere(*c == kEndOfFile ? "the file is empty" : "this is not JSON"));
    }
    ++m_at;
    m_isArray = *c == '[';
    m_place = m_isArray ? Place::InEvents : Place::InObject;
    return {};
}

Result<std::optional<JsonSlicer::Slice>> JsonSlicer::next() {
    // A loop, because going into or out of "traceEvents" yields nothing, and a hostile file does so a million
    // times.
    while (m_place != Place::Done) {
        if (m_place == Place::Start) {
            if (const auto begun = begin(); !begun) {
                return failure(begun.error());
            }
        }
        auto slice = m_place == Place::InObject ? nextField() : nextEvent();
        if (!slice || *slice) {
            return slice;
        }
    }
    return std::optional<Slice>();
}

} // namespace parascope
