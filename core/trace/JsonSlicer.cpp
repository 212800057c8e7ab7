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
            m_sourceFailed = true;
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

Result<char> JsonSlicer::peekBehindCommas() {
    auto c = peek();
    while (c && *c == ',') {
        ++m_at;
        c = peek();
    }
    return c;
}

Result<std::size_t> JsonSlicer::behindSpace(std::size_t from) {
    while (true) {
        const auto more = ensure(from);
        if (!more) {
            return failure(more.error());
        }
        if (!*more || !(isSpace(m_buffer[m_at + from]) || m_buffer[m_at + from] == ',')) {
            return from;
        }
        ++from;
    }
}

Result<void> JsonSlicer::skipByteOrderMark() {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    const auto more = ensure(kMark.size() - 1);
    if (!more) {
        return failure(more.error());
    }
    if (*more && std::string_view(m_buffer).substr(m_at).starts_with(kMark)) {
        m_at += kMark.size();
    }
    return {};
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

Result<std::size_t> JsonSlicer::endOfValue(std::size_t from) {
    const char first = m_buffer[m_at + from];
    return first == '"'                   ? endOfString(from)
           : first == '{' || first == '[' ? endOfBrackets(from)
                                          : endOfScalar(from);
}

Result<std::string_view> JsonSlicer::takeValue() {
    const auto end = endOfValue(0);
    if (!end) {
        return failure(end.error());
    }
    if (*end == 0) {
        return failure(errorHere("a value is missing"));
    }
    const std::string_view text(m_buffer.data() + m_at, *end);
    m_at += *end;
    m_lastSize = *end;
    return text;
}

Result<std::string_view> JsonSlicer::takeEvent() {
    auto text = takeValue();
    if (text || m_readAgain > kMostReadAgain) {
        return text;
    }
    // A quote too many or too few hides where it ends.
    const std::string_view rest(m_buffer.data() + m_at, m_filled - m_at);
    const auto border = eventBorder(rest);
    if (border == std::string_view::npos) {
        return text;
    }
    m_readAgain += rest.size() - border;
    m_at += border;
    m_lastSize = border;
    return rest.substr(0, border);
}

void JsonSlicer::giveBack(std::size_t kept) {
    if (m_readAgain <= kMostReadAgain) {
        m_readAgain += m_lastSize - kept;
        m_at -= m_lastSize - kept;
        m_lastSize = kept;
    }
}

Result<std::optional<JsonSlicer::Slice>> JsonSlicer::nextEvent() {
    const auto c = peekBehindCommas();
    if (!c) {
        return failure(c.error());
    }
    if (*c == ']') {
        ++m_at;
        m_place = m_isArray ? Place::Start : Place::InObject;
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
    const auto text = takeEvent();
    if (!text) {
        return failure(text.error());
    }
    return std::optional<Slice>({{}, *text, offset});
}

Result<std::optional<JsonSlicer::Slice>> JsonSlicer::nextField() {
    auto c = peekBehindCommas();
    if (!c) {
        return failure(c.error());
    }
    if (*c == '}') {
        ++m_at;
        m_place = Place::Start;
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

bool JsonSlicer::isEventAhead() {
    for (std::size_t at = 1; at < kMostLookedAhead;) {
        const auto key = behindSpace(at);
        if (!key || *key >= m_filled - m_at || m_buffer[m_at + *key] != '"') {
            return false;
        }
        const auto keyEnd = endOfString(*key);
        if (!keyEnd) {
            return false;
        }
        const auto name = std::string_view(m_buffer).substr(m_at + *key + 1, *keyEnd - *key - 2);
        if (name == "ph" || name == "traceEvents") {
            return name == "ph";
        }
        const auto colon = behindSpace(*keyEnd);
        if (!colon || *colon >= m_filled - m_at || m_buffer[m_at + *colon] != ':') {
            return false;
        }
        const auto value = behindSpace(*colon + 1);
        const auto end = value && *value < m_filled - m_at ? endOfValue(*value) : value;
        if (!end) {
            return false;
        }
        at = *end;
    }
    return false;
}

Result<std::optional<JsonSlicer::Slice>> JsonSlicer::nextDocument() {
    auto c = peekBehindCommas(); // a mark may stand behind what separates it from the document before
    if (const auto skipped = c ? skipByteOrderMark() : Result<void>(failure(c.error())); !skipped) {
        return failure(skipped.error());
    }
    c = peekBehindCommas();
    if (!c) {
        return failure(c.error());
    }
    if (*c == kEndOfFile && m_documents > 0) {
        m_place = Place::Done;
        return std::optional<Slice>();
    }
    if (*c != '{' && *c != '[') {
        return failure(errorHere(*c == kEndOfFile   ? "the file is empty"
                                 : m_documents == 0 ? "this is not JSON"
                                                    : "what follows is not JSON"));
    }
    ++m_documents;
    if (*c == '{' && isEventAhead()) {
        const auto offset = m_dropped + m_at;
        const auto text = takeEvent();
        if (!text) {
            return failure(text.error());
        }
        return std::optional<Slice>({{}, *text, offset});
    }
    ++m_at;
    m_isArray = *c == '[';
    m_place = m_isArray ? Place::InEvents : Place::InObject;
    return std::optional<Slice>();
}

Result<std::optional<JsonSlicer::Slice>> JsonSlicer::next() {
    // A loop, because going into or out of "traceEvents" yields nothing, and a hostile file does so a million
    // times.
    while (m_place != Place::Done) {
        auto slice = m_place == Place::Start      ? nextDocument()
                     : m_place == Place::InObject ? nextField()
                                                  : nextEvent();
        if (!slice || *slice) {
            return slice;
        }
    }
    return std::optional<Slice>();
}

std::size_t eventBorder(std::string_view text, std::size_t from) {
    const auto skipSpace = [text](std::size_t at) {
        while (at < text.size() && isSpace(text[at])) {
            ++at;
        }
        return at;
    };
    for (auto end = text.find('}', from + 1); end != std::string_view::npos; end = text.find('}', end + 1)) {
        auto at = skipSpace(end + 1);
        const bool isLine = text.substr(end + 1, at - end - 1).find('\n') != std::string_view::npos;
        const bool hasComma = at < text.size() && text[at] == ',';
        at = hasComma ? skipSpace(at + 1) : at;
        if ((hasComma || isLine) && at < text.size() && text[at] == '{') {
            at = skipSpace(at + 1);
            if (at < text.size() && text[at] == '"') {
                return end + 1;
            }
        }
    }
    return std::string_view::npos;
}

} // namespace parascope
