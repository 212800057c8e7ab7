// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <QColor>
#include <QStringView>
#include <vector>

namespace parascope {

/// What a piece of a program is, as far as it is coloured.
enum class CodeKind : std::uint8_t { Plain, Keyword, String, Comment, Number };

/// A piece of a program's text.
struct CodeSpan {
    qsizetype begin = 0;
    qsizetype length = 0;
    CodeKind kind = CodeKind::Plain;

    bool operator==(const CodeSpan&) const = default;
};

/// The text cut into pieces, one behind the other, which together are all of it. What does not end before
/// the text does (a comment, a string of several lines) goes to its end; other strings end with their line.
/// \param language as a fence of Markdown names it: "python", "cpp" …; of another one all is plain
[[nodiscard]] std::vector<CodeSpan> codeSpans(QStringView text, QStringView language);

/// A piece of a line of code.
struct CodePiece {
    QString text;
    CodeKind kind = CodeKind::Plain;
};
/// The same, line by line; an end of line at the end of the text begins no further one.
[[nodiscard]] std::vector<std::vector<CodePiece>> codeLines(QString text, QStringView language);

/// The colour of its text on a card, readable in that theme.
/// \param plain of the text around it
[[nodiscard]] QColor codeColour(CodeKind kind, const QColor& plain);

} // namespace parascope
