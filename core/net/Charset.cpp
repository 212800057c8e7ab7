// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/net/Charset.h"

#include "core/base/Utf8.h"
#include "core/net/AsciiText.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>
#include <optional>
#include <utility>
#include <vector>

namespace parascope {

namespace {

using std::string_view_literals::operator""sv;

constexpr auto kUtf8 = "UTF-8"sv;
constexpr auto kWindows1252 = "WINDOWS-1252"sv;
constexpr std::size_t kHeadBytes = 16'384; // a page names its charset before that, or not at all

/// Names that mean something else on the web than in iconv, which knows the others. Source: the Encoding
/// Standard, 4.2 (names and labels).
constexpr std::pair<std::string_view, std::string_view> kMeanings[] = {
    {"utf8", kUtf8},
    {"utf-8", kUtf8},
    {"unicode-1-1-utf-8", kUtf8},
    {"ascii", kWindows1252},
    {"us-ascii", kWindows1252},
    {"ansi_x3.4-1968", kWindows1252},
    {"iso-8859-1", kWindows1252},
    {"iso8859-1", kWindows1252},
    {"iso_8859-1", kWindows1252},
    {"latin1", kWindows1252},
    {"l1", kWindows1252},
    {"cp819", kWindows1252},
    {"cp1252", kWindows1252},
    {"x-cp1252", kWindows1252},
    {"windows-1252", kWindows1252},
    {"iso-8859-9", "WINDOWS-1254"},
    {"latin5", "WINDOWS-1254"},
    {"iso-8859-11", "CP874"},
    {"tis-620", "CP874"},
    {"windows-874", "CP874"},
    {"utf-16", "UTF-16LE"},
    {"unicode", "UTF-16LE"},
    {"ucs-2", "UTF-16LE"},
    {"iso-10646-ucs-2", "UTF-16LE"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"x-gbk", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"chinese", "GB18030"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"windows-31j", "CP932"},
    {"euc-kr", "CP949"},
    {"ks_c_5601-1987", "CP949"},
    {"korean", "CP949"},
    {"big5", "BIG5-HKSCS"},
    {"x-x-big5", "BIG5-HKSCS"},
    {"utf-7", ""}, // could smuggle markup past those who look for it
    {"iso-2022-kr", ""},
    {"iso-2022-cn", ""},
    {"hz-gb-2312", ""},
};

/// A converter of iconv's to UTF-8.
class Converter {
public:
    explicit Converter(const std::string& charset)
        : m_iconv(iconv_open("UTF-8", charset.c_str())) {}
    ~Converter() {
        if (isThere()) {
            iconv_close(m_iconv);
        }
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    [[nodiscard]] bool isThere() const { return m_iconv != reinterpret_cast<iconv_t>(-1); }
    /// All of it; `unit`: the bytes that are left out where they are wrong.
    [[nodiscard]] std::string convert(std::string_view bytes, std::size_t unit) const {
        std::string text;
        std::array<char, 8192> room;
        auto* from = const_cast<char*>(bytes.data()); // iconv's face is older than const
        auto left = bytes.size();
        while (left > 0) {
            auto* to = room.data();
            auto free = room.size();
            const auto done = iconv(m_iconv, &from, &left, &to, &free);
            const int why = errno;
            text.append(room.data(), room.size() - free);
            if (done == static_cast<std::size_t>(-1) && why != E2BIG) {
                text += kReplacement;
                const auto lost = why == EINVAL ? left : std::min(left, unit);
                from += lost;
                left -= lost;
            }
        }
        return text;
    }

private:
    iconv_t m_iconv;
};

std::string fromWindows1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        appendUtf8(text, byte >= 0x80 && byte < 0xA0 ? windows1252(byte) : byte);
    }
    return text;
}

/// The text, if this is the name of a charset.
std::optional<std::string> decoded(std::string_view bytes, std::string_view name) {
    auto charset = lowered(name);
    for (const auto& [label, meaning] : kMeanings) {
        if (charset == label) {
            charset = meaning;
        }
    }
    if (charset == kUtf8) {
        return isUtf8(bytes) ? std::string(bytes) : repairedUtf8(bytes);
    }
    if (charset == kWindows1252) {
        return fromWindows1252(bytes);
    }
    constexpr auto kLetters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:";
    if (charset.empty() || charset.find_first_not_of(kLetters) != std::string::npos) {
        return std::nullopt; // iconv would read more than a name out of it
    }
    const Converter converter(charset);
    if (!converter.isThere()) {
        return std::nullopt;
    }
    return converter.convert(bytes, lowered(charset).starts_with("utf-16") ? 2 : 1);
}

/// What stands behind `key` and "=": "text/html; charset=utf-8" and <meta charset="utf-8"> name utf-8.
std::string_view charsetNamedIn(std::string_view words, std::string_view key) {
    for (auto at = findIgnoringCase(words, key); at != std::string_view::npos;
         at = findIgnoringCase(words, key)) {
        words = stripped(words.substr(at + key.size()));
        if (words.starts_with('=')) {
            auto name = stripped(words.substr(1));
            name.remove_prefix(std::min(name.size(), name.find_first_not_of("\"'")));
            return stripped(name.substr(0, name.find_first_of("\"'/>;? \t\r\n\f")));
        }
    }
    return {};
}

/// The charsets that the head of a page names, in its own order.
std::vector<std::string_view> charsetsOfHead(std::string_view body) {
    std::vector<std::string_view> all;
    auto head = body.substr(0, kHeadBytes);
    if (head.starts_with("<?xml")) {
        all.push_back(charsetNamedIn(head.substr(0, head.find('>')), "encoding"));
    }
    for (auto at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
        head.remove_prefix(at);
        at = 0;
        if (head.starts_with("<!--")) {
            head.remove_prefix(std::min(head.size(), head.find("-->")));
        } else if (startsIgnoringCase(head, "<meta")) {
            const auto charset = charsetNamedIn(head.substr(0, head.find('>')), "charset");
            // Who can read that as ASCII has no UTF-16 before him.
            all.push_back(startsIgnoringCase(charset, "utf-16") ? kUtf8 : charset);
        }
    }
    return all;
}

struct Mark {
    std::string_view bytes;
    std::string_view charset;
};
constexpr std::array<Mark, 3> kMarks{
    {{"\xEF\xBB\xBF", "utf-8"}, {"\xFF\xFE", "utf-16le"}, {"\xFE\xFF", "utf-16be"}}};

std::string decodedPage(std::string_view body, std::string_view contentType) {
    for (const auto& mark : kMarks) {
        if (body.starts_with(mark.bytes)) {
            return decoded(body.substr(mark.bytes.size()), mark.charset).value_or("");
        }
    }
    auto names = charsetsOfHead(body);
    names.insert(names.begin(), charsetNamedIn(contentType, "charset"));
    for (const auto name : names) {
        if (auto text = decoded(body, name)) {
            return *std::move(text);
        }
    }
    return isUtf8(body) ? std::string(body) : fromWindows1252(body);
}

} // namespace

bool hasByteOrderMark(std::string_view bytes) {
    return std::any_of(kMarks.begin(), kMarks.end(),
                       [&](const Mark& mark) { return bytes.starts_with(mark.bytes); });
}

char32_t windows1252(unsigned char byte) {
    constexpr char16_t kCharacters[32] = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                          0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
    return kCharacters[byte & 0x1FU];
}

std::string pageText(std::string_view body, std::string_view contentType) {
    auto text = decodedPage(body, contentType);
    if (text.find('\0') == std::string::npos) {
        return text;
    }
    std::string whole;
    for (std::string_view rest = text; !rest.empty();) {
        const auto length = std::min(rest.size(), rest.find('\0'));
        whole += rest.substr(0, length);
        rest.remove_prefix(length);
        if (!rest.empty()) {
            whole += kReplacement;
            rest.remove_prefix(1);
        }
    }
    return whole;
}

} // namespace parascope
