// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace parascope {

/// What tells the pieces of a program in one language apart.
struct CodeLanguage {
    QSet<QString> keywords;
    QString lineComment;             ///< what begins one: "#", "//"
    QString stringPrefixes;          ///< letters that may stand before a string: "rbf"
    bool hasBlockComments = false;   ///< between /* and */
    bool hasTripleQuotes = false;    ///< strings of several lines
    bool hasFields = false;          ///< f"{code}"
    bool hasRawDelimiters = false;   ///< R"x(…)x"
    bool hasDirectives = false;      ///< #include
    bool hasDigitSeparators = false; ///< 1'000
};

/// Null for a language that is not known. Its names are those that fences of Markdown have.
[[nodiscard]] const CodeLanguage* codeLanguage(QStringView name);

} // namespace parascope
