// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/StrictJson.h"

#include "core/base/JsonWriter.h"
#include "core/base/Utf8.h"

#include <algorithm>
#include <cctype>
#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

namespace parascope {

namespace {

bool isStrictSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string asText(std::string_view what) {
    JsonWriter json;
    json.value(what);
    return std::string(json.text());
}

/// The number of a \uXXXX that begins here; -1: there is none.
int codeUnit(std::string_view text) {
    constexpr std::size_t kLength = 6;
    if (text.size() < kLength || !text.starts_with("\\u")) {
        return -1;
    }
    const std::string digits(text.substr(2, kLength - 2));
    const bool isHex =
        std::all_of(digits.begin(), digits.end(), [](unsigned char c) { return std::isxdigit(c) != 0; });
    return isHex ? std::stoi(digits, nullptr, 16) : -1;
}

/// The length of an escape that begins here; 0: it makes no sense.
std::size_t escapeLength(std::string_view text) {
    const int unit = codeUnit(text);
    if (unit < 0) {
        return text.size() > 1 && std::string_view("\"\\/bfnrt").find(text[1]) != std::string_view::npos ? 2
                                                                                                         : 0;
    }
    const bool isSurrogate = unit >= 0xD800 && unit <= 0xDFFF;
    if (!isSurrogate) {
        return 6;
    }
    const int low = unit < 0xDC00 ? codeUnit(text.substr(6)) : -1;
    return low >= 0xDC00 && low <= 0xDFFF ? 12 : 0;
}

/// What stands between the quotes of a text, with its escapes, as JSON. Where one of them makes no sense, our
/// reader takes all as they stand there.
std::string strictText(std::string_view raw) {
    const std::string whole = isUtf8(raw) ? std::string(raw) : repairedUtf8(raw);
    std::string made = "\"";
    for (std::size_t at = 0; at < whole.size();) {
        const auto length =
            whole[at] == '\\' ? escapeLength(std::string_view(whole).substr(at)) : std::size_t{1};
        if (length == 0) {
            return asText(whole);
        }
        if (static_cast<unsigned char>(whole[at]) < ' ') {
            const auto escaped = asText(whole.substr(at, 1));
            made.append(escaped, 1, escaped.size() - 2);
        } else {
            made.append(whole, at, length);
        }
        at += length;
    }
    return made + '"';
}

/// Whether a field is one whose words are taken as they stand there, whatever they are.
bool isOfText(std::string_view key) {
    return key == "\"name\"" || key == "\"cat\"" || key == "\"cname\"" || key == "\"scope\"" ||
           key == "\"s\"";
}

/// 031.145 is read as 31.145, and a number for other readers then.
std::string strictNumber(std::string_view token) {
    const bool isNegative = token.starts_with('-');
    auto digits = token.substr(isNegative ? 1 : 0);
    while (digits.size() > 1 && digits[0] == '0' &&
           std::isdigit(static_cast<unsigned char>(digits[1])) != 0) {
        digits.remove_prefix(1);
    }
    auto number = (isNegative ? "-" : "") + std::string(digits);
    return isStrictJson(number) ? number : asText(token);
}

/// What is no text and no bracket, as the field of that key is read.
std::string strictWord(std::string_view token, std::string_view key) {
    if (isStrictJson(token)) {
        return std::string(token);
    }
    if (key == "\"ts\"" || key == "\"dur\"") {
        return strictNumber(token);
    }
    // Our reader knows the kind of a value by its first letter.
    return token.front() == 'n'                                               ? "null"
           : (token.front() == 't' || token.front() == 'f') && !isOfText(key) ? "true"
                                                                              : asText(token);
}

/// Goes through an object and writes it anew.
class StrictCopy {
public:
    /// Within so many others.
    StrictCopy(std::string_view object, int depth)
        : m_text(object)
        , m_depth(depth) {}

    std::string run() {
        pass('{');
        while (!pass('}') && m_at < m_text.size()) {
            if (!takeField()) {
                break;
            }
        }
        return "{" + std::move(m_made) + "}";
    }

private:
    /// False where none stands here: the rest is kept as a text then.
    bool takeField() {
        m_made += m_made.empty() ? "" : ",";
        const auto from = m_at;
        const auto key = take();
        const bool isField = key.size() > 1 && key.front() == '"' && key.back() == '"' && pass(':');
        if (!isField || m_at == m_text.size() ||
            std::string_view(",:]}").find(m_text[m_at]) != std::string_view::npos) {
            m_made += "\"\":" + asText(m_text.substr(from));
            return false;
        }
        m_made += strictText(key.substr(1, key.size() - 2)) + ":" + takeValue(key);
        if (!pass(',') && m_at < m_text.size() && m_text[m_at] != '}') {
            m_made += ",\"\":" + asText(m_text.substr(m_at));
            return false;
        }
        return true;
    }

    void passSpaces() {
        while (m_at < m_text.size() && isStrictSpace(m_text[m_at])) {
            ++m_at;
        }
    }
    /// Passes over it where it stands here, and over spaces around it.
    bool pass(char mark) {
        passSpaces();
        const bool isHere = m_at < m_text.size() && m_text[m_at] == mark;
        m_at += isHere ? 1 : 0;
        passSpaces();
        return isHere;
    }

    /// A text with its quotes, a number or word, or a single bracket, comma or colon.
    std::string_view take() {
        const auto from = m_at++;
        if (m_text[from] == '"') {
            while (m_at < m_text.size() && m_text[m_at] != '"') {
                m_at += m_text[m_at] == '\\' ? 2 : 1;
            }
            m_at = std::min(m_at + 1, m_text.size());
        } else if (!isMark(m_text[from])) {
            while (m_at < m_text.size() && !isMark(m_text[m_at]) && !isStrictSpace(m_text[m_at])) {
                ++m_at;
            }
        }
        return m_text.substr(from, m_at - from);
    }
    static bool isMark(char c) { return std::string_view("{}[],:\"").find(c) != std::string_view::npos; }

    static std::string strictToken(std::string_view token, std::string_view key) {
        if (token.front() != '"') {
            return isMark(token.front()) ? std::string(token) : strictWord(token, key);
        }
        const bool isWhole = token.size() > 1 && token.back() == '"';
        return isWhole ? strictText(token.substr(1, token.size() - 2)) : asText(token);
    }

    std::string takeValue(std::string_view key) {
        constexpr int kDeepest = 8;
        const auto from = m_at;
        std::string made;
        int depth = 0;
        do {
            const auto token = take();
            depth += token == "{" || token == "[" ? 1 : token == "}" || token == "]" ? -1 : 0;
            made += strictToken(token, key);
            const auto spaces = m_at;
            passSpaces();
            made += m_text.substr(spaces, m_at - spaces);
        } while (depth > 0 && m_at < m_text.size());
        if (isStrictJson(made)) {
            return made.substr(0, made.find_last_not_of(" \t\r\n") + 1);
        }
        const auto whole = m_text.substr(from, m_at - from);
        return whole.front() == '{' && m_depth < kDeepest ? StrictCopy(whole, m_depth + 1).run()
                                                          : asText(whole);
    }

    std::string_view m_text;
    int m_depth;
    std::size_t m_at = 0;
    std::string m_made;
};

} // namespace

bool isStrictJson(std::string_view text) {
    constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag |
                                rapidjson::kParseNumbersAsStringsFlag;
    if (text.find('\0') != std::string_view::npos) {
        return false; // the reader would take it for the end
    }
    rapidjson::MemoryStream stream(text.data(), text.size());
    rapidjson::BaseReaderHandler<> nothing;
    rapidjson::Reader reader;
    return !reader.Parse<kFlags>(stream, nothing).IsError();
}

std::string strictObject(std::string_view object) {
    return isStrictJson(object) ? std::string(object) : StrictCopy(object, 0).run();
}

} // namespace parascope
