// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/CodeColours.h"

#include "ui/style/CodeLanguage.h"

#include <algorithm>
#include <utility>

namespace parascope {

namespace {

constexpr qsizetype kLongestPrefix = 3; ///< of a string: u8R

bool isWordPart(QChar c) {
    return c.isLetterOrNumber() || c == QLatin1Char('_');
}

/// Goes through a text from piece to piece.
class CodeScanner {
public:
    CodeScanner(QStringView text, const CodeLanguage& language)
        : m_text(text)
        , m_language(language) {}

    std::vector<CodeSpan> spans() {
        while (m_at < m_text.size()) {
            takePiece();
        }
        return std::move(m_spans);
    }

private:
    [[nodiscard]] bool isHere(QStringView words) const { return m_text.mid(m_at).startsWith(words); }
    [[nodiscard]] QChar charAt(qsizetype place) const {
        return place >= 0 && place < m_text.size() ? m_text[place] : QChar();
    }

    /// Takes all until there; pieces of one kind are joined.
    void take(qsizetype end, CodeKind kind) {
        end = std::min(end, m_text.size());
        if (end <= m_at) {
            return;
        }
        const bool isJoined = !m_spans.empty() && m_spans.back().kind == kind;
        if (isJoined) {
            m_spans.back().length += end - m_at;
        } else {
            m_spans.push_back({m_at, end - m_at, kind});
        }
        m_at = end;
    }

    void takePiece() {
        if (!takeComment() && !takeDirective() && !takeString() && !takeNumber() && !takeWord()) {
            take(m_at + 1, CodeKind::Plain);
        }
    }

    /// The next place of these words, or the text's end; behind them.
    [[nodiscard]] qsizetype behind(QStringView words, qsizetype from) const {
        const auto found = m_text.indexOf(words, from);
        return found < 0 ? m_text.size() : found + words.size();
    }
    [[nodiscard]] qsizetype lineEnd(qsizetype from) const {
        const auto found = m_text.indexOf(QLatin1Char('\n'), from);
        return found < 0 ? m_text.size() : found;
    }

    bool takeComment() {
        if (isHere(m_language.lineComment)) {
            take(lineEnd(m_at), CodeKind::Comment);
            return true;
        }
        if (m_language.hasBlockComments && isHere(u"/*")) {
            take(behind(u"*/", m_at + 2), CodeKind::Comment);
            return true;
        }
        return false;
    }

    /// "#include" and the header behind it.
    bool takeDirective() {
        if (!m_language.hasDirectives || charAt(m_at) != QLatin1Char('#')) {
            return false;
        }
        const auto line = m_text.left(m_at).lastIndexOf(QLatin1Char('\n')) + 1;
        if (!m_text.mid(line, m_at - line).trimmed().isEmpty()) {
            return false;
        }
        auto end = m_at + 1;
        while (isWordPart(charAt(end))) {
            ++end;
        }
        const bool isInclude = m_text.mid(m_at, end - m_at) == u"#include";
        take(end, CodeKind::Keyword);
        while (isInclude && charAt(m_at) == QLatin1Char(' ')) {
            take(m_at + 1, CodeKind::Plain);
        }
        if (isInclude && charAt(m_at) == QLatin1Char('<')) {
            take(std::min(behind(u">", m_at), lineEnd(m_at)), CodeKind::String);
        }
        return true;
    }

    /// Where the quotes of a string that begins here stand; nothing when none does.
    [[nodiscard]] qsizetype quotesOfString() const {
        auto at = m_at;
        while (at - m_at < kLongestPrefix && m_language.stringPrefixes.contains(charAt(at)) &&
               at < m_text.size()) {
            ++at;
        }
        const auto quote = charAt(at);
        const bool isString = quote == QLatin1Char('"') || quote == QLatin1Char('\'');
        const bool isDigit = at > m_at && charAt(m_at).isDigit(); // 8'000
        return isString && !isDigit ? at : -1;
    }

    bool takeString() {
        const auto quotes = quotesOfString();
        if (quotes < 0) {
            return false;
        }
        const auto prefix = m_text.mid(m_at, quotes - m_at);
        const auto quote = m_text.mid(quotes, 1).toString();
        if (m_language.hasRawDelimiters && prefix.endsWith(QLatin1Char('R')) && quote == u"\"") {
            takeRawString(quotes);
            return true;
        }
        const auto triple = quote.repeated(3);
        const bool isTriple = m_language.hasTripleQuotes && m_text.mid(quotes).startsWith(triple);
        const auto close = isTriple ? triple : quote;
        const bool hasFields = m_language.hasFields && prefix.contains(QLatin1Char('f'), Qt::CaseInsensitive);
        take(quotes + close.size(), CodeKind::String);
        takeStringBody(close, hasFields);
        return true;
    }

    void takeRawString(qsizetype quotes) {
        const auto paren = m_text.indexOf(QLatin1Char('('), quotes);
        const bool isWhole = paren >= 0 && paren < lineEnd(quotes);
        const auto close =
            QStringLiteral(")%1\"").arg(isWhole ? m_text.mid(quotes + 1, paren - quotes - 1) : QStringView());
        take(isWhole ? behind(close, paren) : lineEnd(quotes), CodeKind::String);
    }

    /// Until the quotes that close it, its line's end for one of a line, or the text's.
    void takeStringBody(QStringView close, bool hasFields) {
        const bool isOfOneLine = close.size() == 1;
        auto end = m_at;
        while (end < m_text.size()) {
            const auto here = m_text.mid(end);
            if (here.startsWith(close)) {
                return take(end + close.size(), CodeKind::String);
            }
            if (isOfOneLine && here.front() == QLatin1Char('\n')) {
                break;
            }
            if (hasFields && here.front() == QLatin1Char('{') && !here.startsWith(u"{{")) {
                take(end, CodeKind::String);
                takeField(isOfOneLine);
                end = m_at;
            } else {
                const bool isPair =
                    here.front() == QLatin1Char('\\') || (hasFields && here.startsWith(u"{{"));
                end += isPair ? 2 : 1;
            }
        }
        take(end, CodeKind::String);
    }

    /// "{code:format}" of an f-string, which is code.
    void takeField(bool isOfOneLine) {
        take(m_at + 1, CodeKind::Plain);
        int open = 1;
        while (m_at < m_text.size() && open > 0) {
            const auto here = charAt(m_at);
            if (isOfOneLine && here == QLatin1Char('\n')) {
                return;
            }
            if (open == 1 && here == QLatin1Char(':')) {
                return takeFormat(isOfOneLine);
            }
            open += QStringView(u"{[(").contains(here) ? 1 : QStringView(u"}])").contains(here) ? -1 : 0;
            takePiece();
        }
    }

    void takeFormat(bool isOfOneLine) {
        while (m_at < m_text.size() && charAt(m_at) != QLatin1Char('}')) {
            if (isOfOneLine && charAt(m_at) == QLatin1Char('\n')) {
                return;
            }
            charAt(m_at) == QLatin1Char('{') ? takeField(isOfOneLine) : take(m_at + 1, CodeKind::Plain);
        }
        take(m_at + 1, CodeKind::Plain);
    }

    bool takeNumber() {
        const auto here = charAt(m_at);
        if (!here.isDigit() && !(here == QLatin1Char('.') && charAt(m_at + 1).isDigit())) {
            return false;
        }
        const bool isHex = charAt(m_at + 1).toLower() == QLatin1Char('x');
        auto end = m_at;
        while (isNumberPart(end, isHex)) {
            ++end;
        }
        take(end, CodeKind::Number);
        return true;
    }

    [[nodiscard]] bool isNumberPart(qsizetype place, bool isHex) const {
        const auto here = charAt(place);
        const auto before = charAt(place - 1).toLower();
        const bool isSign = (here == QLatin1Char('+') || here == QLatin1Char('-')) && place > m_at &&
                            (before == QLatin1Char('p') || (!isHex && before == QLatin1Char('e')));
        const bool isSeparator = m_language.hasDigitSeparators && here == QLatin1Char('\'') && place > m_at &&
                                 isWordPart(charAt(place + 1));
        return isWordPart(here) || here == QLatin1Char('.') || isSign || isSeparator;
    }

    bool takeWord() {
        auto end = m_at;
        while (isWordPart(charAt(end))) {
            ++end;
        }
        const auto word = m_text.mid(m_at, end - m_at).toString();
        take(end, m_language.keywords.contains(word) ? CodeKind::Keyword : CodeKind::Plain);
        return !word.isEmpty();
    }

    QStringView m_text;
    const CodeLanguage& m_language;
    qsizetype m_at = 0;
    std::vector<CodeSpan> m_spans;
};

} // namespace

std::vector<CodeSpan> codeSpans(QStringView text, QStringView language) {
    const auto* const known = codeLanguage(language);
    if (known != nullptr) {
        return CodeScanner(text, *known).spans();
    }
    return text.isEmpty() ? std::vector<CodeSpan>()
                          : std::vector<CodeSpan>{{0, text.size(), CodeKind::Plain}};
}

std::vector<std::vector<CodePiece>> codeLines(QString text, QStringView language) {
    if (text.endsWith(u'\n')) {
        text.chop(1);
    }
    std::vector<std::vector<CodePiece>> lines(1);
    for (const auto& span : codeSpans(text, language)) {
        const auto pieces = QStringView(text).mid(span.begin, span.length).split(u'\n');
        for (qsizetype i = 0; i < pieces.size(); ++i) {
            if (i > 0) {
                lines.emplace_back();
            }
            lines.back().push_back({pieces[i].toString(), span.kind});
        }
    }
    return lines;
}

QColor codeColour(CodeKind kind, const QColor& plain) {
    constexpr int kMiddle = 128;
    const bool isOnDark = plain.lightness() > kMiddle;
    switch (kind) {
    case CodeKind::Keyword:
        return isOnDark ? QColor(0x8c, 0xbc, 0xf5) : QColor(0x1a, 0x5f, 0xb4);
    case CodeKind::String:
        return isOnDark ? QColor(0x8f, 0xd1, 0x9e) : QColor(0x1d, 0x6f, 0x42);
    case CodeKind::Comment:
        return isOnDark ? QColor(0xb0, 0xb4, 0xba) : QColor(0x59, 0x5d, 0x63);
    case CodeKind::Number:
        return isOnDark ? QColor(0xf0, 0xb7, 0x6b) : QColor(0x8a, 0x4b, 0x00);
    case CodeKind::Plain:
        break;
    }
    return plain;
}

} // namespace parascope
