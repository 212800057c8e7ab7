// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/JsonSlicer.h"

#include "core/trace/EventBorder.h"

#include <cstring>

namespace parascope {

namespace {
constexpr char kEndOfFile = '\0';

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
} // namespace

JsonSlicer::JsonSlicer(Source source)
    : m_window(std::move(source)) {}

Result<char> JsonSlicer::peek() {
    while (true) {
        const auto more = m_window.has(0);
        if (!more) {
            return failure(more.error());
        }
        if (!*more) {
            return kEndOfFile;
        }
        if (m_window[0] == kEndOfFile) {
            return failure(m_window.errorHere("this is not text"));
        }
        if (!isSpace(m_window[0])) {
            return m_window[0];
        }
        m_window.advance(1);
    }
}

Result<char> JsonSlicer::peekBehindCommas() {
    auto c = peek();
    while (c && *c == ',') {
        m_window.advance(1);
        c = peek();
    }
    return c;
}

Result<std::size_t> JsonSlicer::behindSpace(std::size_t from) {
    while (true) {
        const auto more = m_window.has(from);
        if (!more) {
            return failure(more.error());
        }
        if (!*more || !(isSpace(m_window[from]) || m_window[from] == ',')) {
            return from;
        }
        ++from;
    }
}

Result<void> JsonSlicer::skipByteOrderMark() {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    const auto more = m_window.has(kMark.size() - 1);
    if (!more) {
        return failure(more.error());
    }
    if (*more && m_window.held().starts_with(kMark)) {
        m_window.advance(kMark.size());
    }
    return {};
}

/// Where the string that opens at `from` (counted from our place) ends: behind its closing quote.
Result<std::size_t> JsonSlicer::endOfString(std::size_t from) {
    for (std::size_t i = from + 1;; ++i) {
        const auto more = m_window.has(i);
        if (!more) {
            return failure(more.error());
        }
        if (!*more) {
            return failure(m_window.errorHere("the file is cut off inside a text"));
        }
        const char c = m_window[i];
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
        const auto more = m_window.has(i);
        if (!more) {
            return failure(more.error());
        }
        if (!*more) {
            return failure(m_window.errorHere("the file is cut off inside a value"));
        }
        switch (m_window[i]) {
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
        const auto more = m_window.has(i);
        if (!more) {
            return failure(more.error());
        }
        if (!*more || isSpace(m_window[i]) || std::strchr(",]}", m_window[i]) != nullptr) {
            return i;
        }
    }
}

Result<std::size_t> JsonSlicer::endOfValue(std::size_t from) {
    const char first = m_window[from];
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
        return failure(m_window.errorHere("a value is missing"));
    }
    const auto text = m_window.held().substr(0, *end);
    m_window.advance(*end);
    m_lastSize = *end;
    return text;
}

Result<std::string_view> JsonSlicer::takeEvent() {
    auto text = takeValue();
    if (text || m_readAgain > kMostReadAgain) {
        return text;
    }
    // A quote too many or too few hides where it ends.
    const auto rest = m_window.held();
    const auto border = eventBorder(rest);
    if (border == std::string_view::npos) {
        return text;
    }
    m_readAgain += rest.size() - border;
    m_window.advance(border);
    m_lastSize = border;
    return rest.substr(0, border);
}

void JsonSlicer::giveBack(std::size_t kept) {
    if (m_readAgain <= kMostReadAgain) {
        m_readAgain += m_lastSize - kept;
        m_window.goBack(m_lastSize - kept);
        m_lastSize = kept;
    }
}

Result<std::optional<JsonSlicer::Slice>> JsonSlicer::nextEvent() {
    const auto c = peekBehindCommas();
    if (!c) {
        return failure(c.error());
    }
    if (*c == ']') {
        m_window.advance(1);
        m_place = m_isArray ? Place::Start : Place::InObject;
        return std::optional<Slice>();
    }
    if (*c == kEndOfFile) {
        // The array form may lack its end: programs that crash leave it so, and viewers accept it.
        m_place = Place::Done;
        if (m_isArray) {
            return std::optional<Slice>();
        }
        return failure(m_window.errorHere("the file is cut off inside \"traceEvents\""));
    }
    const auto offset = m_window.offset();
    const auto text = takeEvent();
    if (!text) {
        return failure(text.error());
    }
    return std::optional<Slice>({{}, *text, offset});
}

JsonSlicer::Batch JsonSlicer::batch() {
    const auto c = m_place == Place::InEvents ? peekBehindCommas() : kEndOfFile;
    if (!c || *c != '{') {
        return {};
    }
    const auto text = m_window.held().substr(0, kMostInBatch);
    const auto border = lastEventBorder(text);
    const auto size = border == std::string_view::npos ? 0 : border;
    return {{m_window.writable(), size}, m_window.offset(), m_window.offset() + text.size()};
}

Result<std::optional<JsonSlicer::Slice>> JsonSlicer::nextField() {
    auto c = peekBehindCommas();
    if (!c) {
        return failure(c.error());
    }
    if (*c == '}') {
        m_window.advance(1);
        m_place = Place::Start;
        return std::optional<Slice>();
    }
    if (*c != '"') {
        return failure(
            m_window.errorHere(*c == kEndOfFile ? "the file is cut off" : "a field's name is missing"));
    }
    const auto quoted = takeValue();
    if (!quoted) {
        return failure(quoted.error());
    }
    m_key = quoted->substr(1, quoted->size() - 2);
    if (c = peek(); !c || *c != ':') {
        return failure(m_window.errorHere("':' is missing"));
    }
    m_window.advance(1);
    if (c = peek(); !c || *c == kEndOfFile) {
        return failure(m_window.errorHere("the file is cut off"));
    }
    if (m_key == "traceEvents" && *c == '[') {
        m_window.advance(1);
        m_place = Place::InEvents;
        return std::optional<Slice>();
    }
    const auto offset = m_window.offset();
    const auto text = takeValue();
    if (!text) {
        return failure(text.error());
    }
    return std::optional<Slice>({m_key, *text, offset});
}

bool JsonSlicer::isEventAhead() {
    for (std::size_t at = 1; at < kMostLookedAhead;) {
        const auto key = behindSpace(at);
        if (!key || *key >= m_window.held().size() || m_window[*key] != '"') {
            return false;
        }
        const auto keyEnd = endOfString(*key);
        if (!keyEnd) {
            return false;
        }
        const auto name = m_window.held().substr(*key + 1, *keyEnd - *key - 2);
        if (name == "ph" || name == "traceEvents") {
            return name == "ph";
        }
        const auto colon = behindSpace(*keyEnd);
        if (!colon || *colon >= m_window.held().size() || m_window[*colon] != ':') {
            return false;
        }
        const auto value = behindSpace(*colon + 1);
        const auto end = value && *value < m_window.held().size() ? endOfValue(*value) : value;
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
        return failure(m_window.errorHere(*c == kEndOfFile   ? "the file is empty"
                                          : m_documents == 0 ? "this is not JSON"
                                                             : "what follows is not JSON"));
    }
    ++m_documents;
    if (*c == '{' && isEventAhead()) {
        const auto offset = m_window.offset();
        const auto text = takeEvent();
        if (!text) {
            return failure(text.error());
        }
        return std::optional<Slice>({{}, *text, offset});
    }
    m_window.advance(1);
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

} // namespace parascope
