// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/JsonRepair.h"

#include "core/base/Utf8.h"

#include <cctype>

namespace parascope {

namespace {

bool isJsonSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

class Repair {
public:
    explicit Repair(std::string_view text)
        : m_text(text) {
        m_made.reserve(text.size() + 16);
    }

    std::string run() {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                takeText();
            } else if (c == ',') {
                takeComma();
            } else if (std::isalpha(static_cast<unsigned char>(c)) != 0 && !isInsideNumber()) {
                takeWord();
            } else {
                m_made += c;
                ++m_at;
            }
        }
        return std::move(m_made);
    }

private:
    /// The next character from `at` on that is no space; 0 at the end.
    [[nodiscard]] char nextFrom(std::size_t at) const {
        while (at < m_text.size() && isJsonSpace(m_text[at])) {
            ++at;
        }
        return at < m_text.size() ? m_text[at] : '\0';
    }

    /// The e of "1e5".
    [[nodiscard]] bool isInsideNumber() const {
        return !m_made.empty() &&
               (std::isdigit(static_cast<unsigned char>(m_made.back())) != 0 || m_made.back() == '.');
    }

    void takeComma() {
        ++m_at;
        const char next = nextFrom(m_at);
        const auto last = m_made.find_last_not_of(" \t\r\n");
        const char before = last == std::string::npos ? '\0' : m_made[last];
        if (next != '}' && next != ']' && next != ',' && before != '{' && before != '[') {
            m_made += ',';
        }
    }

    void takeWord() {
        const auto from = m_at;
        while (m_at < m_text.size() && std::isalpha(static_cast<unsigned char>(m_text[m_at])) != 0) {
            ++m_at;
        }
        const auto word = m_text.substr(from, m_at - from);
        const bool isNone = word == "NaN" || word == "nan" || word == "Infinity" || word == "inf" ||
                            word == "undefined" || word == "None";
        if (isNone && !m_made.empty() && m_made.back() == '-') {
            m_made.pop_back();
        }
        m_made.append(isNone ? "null" : word == "True" ? "true" : word == "False" ? "false" : word);
    }

    void takeText() {
        m_made += '"';
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\\') {
                takeEscape();
            } else if (c == '"' && isEndOfText()) {
                m_made += '"';
                ++m_at;
                return;
            } else if (c == '"') {
                m_made += "\\\"";
            } else if (static_cast<unsigned char>(c) < ' ') {
                addControl(c);
            } else {
                m_made += c;
            }
        }
    }

    /// A quote that nothing follows which may follow a text is one of the text's own.
    [[nodiscard]] bool isEndOfText() const {
        const char next = nextFrom(m_at + 1);
        return next == '\0' || std::string_view(",:}]").find(next) != std::string_view::npos;
    }

    void takeEscape() {
        const char next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
        if (std::string_view("\"\\/bfnrtu").find(next) == std::string_view::npos) {
            m_made += "\\\\"; // the text's own
            return;
        }
        m_made += '\\';
        m_made += next;
        ++m_at;
    }

    void addControl(char c) {
        constexpr std::string_view kHex = "0123456789abcdef";
        m_made += "\\u00";
        m_made += kHex[static_cast<unsigned char>(c) >> 4U];
        m_made += kHex[static_cast<unsigned char>(c) & 0xFU];
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_made;
};

} // namespace

std::string repairedJson(std::string_view text) {
    if (isUtf8(text)) {
        return Repair(text).run();
    }
    const auto whole = repairedUtf8(text);
    return Repair(whole).run();
}

} // namespace parascope
