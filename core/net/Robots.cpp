// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/Robots.h"

#include "core/net/AsciiText.h"

#include <charconv>
#include <cmath>

namespace parascope {

namespace {

constexpr std::size_t kReadBytes = 500 * 1024;

bool isUnreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

std::optional<char> escapedByte(std::string_view text) {
    unsigned char byte = 0;
    const bool isWhole = text.size() >= 3 && text[0] == '%';
    const auto* end = isWhole ? text.data() + 3 : nullptr;
    if (!isWhole || std::from_chars(text.data() + 1, end, byte, 16).ptr != end) {
        return std::nullopt;
    }
    return static_cast<char>(byte);
}

/// With the same spelling for what means the same: "%7e" and "~", "ü" and "%C3%BC" (RFC 9309, 2.2.2).
std::string sameSpelling(std::string_view path) {
    constexpr auto kHex = "0123456789ABCDEF";
    std::string same;
    const auto escape = [&same](char c) {
        const auto byte = static_cast<unsigned char>(c);
        same += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    };
    while (!path.empty()) {
        const auto byte = escapedByte(path);
        if (byte ? !isUnreserved(*byte) : (path[0] & '\x80') != 0) {
            escape(byte.value_or(path[0]));
        } else {
            same += byte.value_or(path[0]);
        }
        path.remove_prefix(byte ? 3 : 1);
    }
    return same;
}

/// Whether a path begins as the pattern says: "*" stands for anything, "$" at its end for the path's end.
bool fits(std::string_view path, std::string_view pattern) {
    const bool toTheEnd = pattern.ends_with('$');
    pattern.remove_suffix(toTheEnd ? 1 : 0);
    const auto first = pattern.substr(0, pattern.find('*'));
    if (!path.starts_with(first)) {
        return false;
    }
    path.remove_prefix(first.size());
    pattern.remove_prefix(first.size());
    while (!pattern.empty()) { // it begins with "*"
        pattern.remove_prefix(1);
        const auto part = pattern.substr(0, pattern.find('*'));
        pattern.remove_prefix(part.size());
        if (toTheEnd && pattern.empty()) {
            return path.ends_with(part);
        }
        const auto at = path.find(part);
        if (at == std::string_view::npos) {
            return false;
        }
        path.remove_prefix(at + part.size());
    }
    return !toTheEnd || path.empty();
}

/// "Parascope" of "Parascope/0.1 (a lesson)".
std::string_view productOf(std::string_view agent) {
    constexpr auto kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
    return agent.substr(0, agent.find_first_not_of(kLetters));
}

std::optional<Nanoseconds> delayIn(std::string_view words) {
    constexpr double kLongest = 86'400;
    double seconds = -1;
    const auto read = std::from_chars(words.data(), words.data() + words.size(), seconds);
    if (read.ec != std::errc() || !std::isfinite(seconds) || seconds < 0) {
        return std::nullopt;
    }
    return Nanoseconds(std::llround(std::min(seconds, kLongest) * 1e9));
}

} // namespace

/// Reads a robots.txt line by line: the rules for one agent and those for all.
class RobotsRules::Reader {
public:
    explicit Reader(std::string_view agent)
        : m_agent(productOf(agent)) {}

    void take(std::string_view line) {
        line = line.substr(0, line.find('#'));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) {
            return;
        }
        const auto key = lowered(stripped(line.substr(0, colon)));
        const auto value = stripped(line.substr(colon + 1));
        if (key == "user-agent") {
            takeAgent(value);
        } else if (key == "allow" || key == "disallow" || key == "crawl-delay") {
            takeRule(key, value);
        }
    }
    [[nodiscard]] RobotsRules rules() && { return std::move(m_isNamed ? m_own : m_general); }

private:
    void takeAgent(std::string_view value) {
        if (m_hasRules) { // a new group begins
            m_isOwn = m_isGeneral = m_hasRules = false;
        }
        if (value == "*") {
            m_isGeneral = true;
        } else if (!m_agent.empty() && equalIgnoringCase(productOf(value), m_agent)) {
            m_isOwn = m_isNamed = true;
        }
    }
    void takeRule(std::string_view key, std::string_view value) {
        m_hasRules = true;
        for (auto [isMeant, rules] : {std::pair(m_isOwn, &m_own), std::pair(m_isGeneral, &m_general)}) {
            if (isMeant && key == "crawl-delay") {
                rules->m_delay = delayIn(value);
            } else if (isMeant && !value.empty()) { // nothing is what no path fits
                rules->m_rules.push_back({sameSpelling(value), key == "allow"});
            }
        }
    }

    std::string_view m_agent;
    RobotsRules m_own;
    RobotsRules m_general;
    bool m_isOwn = false;
    bool m_isGeneral = false;
    bool m_isNamed = false;  ///< there is a group for this agent
    bool m_hasRules = false; ///< of the group that is read
};

RobotsRules RobotsRules::parse(std::string_view text, std::string_view agent) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    text.remove_prefix(text.starts_with(kMark) ? kMark.size() : 0);
    text = text.substr(0, kReadBytes);
    Reader reader(agent);
    while (!text.empty()) {
        const auto end = std::min(text.size(), text.find_first_of("\r\n"));
        reader.take(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
    }
    return std::move(reader).rules();
}

bool RobotsRules::allows(std::string_view pathAndQuery) const {
    const auto path = sameSpelling(pathAndQuery);
    if (path == "/robots.txt") {
        return true;
    }
    const Rule* longest = nullptr;
    for (const auto& rule : m_rules) {
        const bool isLonger = longest == nullptr || rule.pattern.size() > longest->pattern.size() ||
                              (rule.pattern.size() == longest->pattern.size() && rule.allows);
        if (isLonger && fits(path, rule.pattern)) {
            longest = &rule;
        }
    }
    return longest == nullptr || longest->allows;
}

} // namespace parascope
