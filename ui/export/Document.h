// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace parascope {

/// Words, as HTML without scripts. Its pictures are <img src="lesson:RELATIVE">, files of the document's
/// folder; others are not shown.
struct DocumentHtml {
    std::string html;
};

/// Runs that answer a question, shown with their figures and their picture. They must outlive the document.
struct AnsweredQuestion {
    const Demo* demo = nullptr; ///< null for runs of another program
    ParametersValue asked{};    ///< of that demo
    std::vector<const RunRecord*> runs{};
    std::string title{};
    std::string command{}; ///< the line that asks it; empty for none
    std::string ask{};     ///< what a class may bet on before it sees the answer; empty for none
};

/// Code as it stands in a lesson.
struct DocumentCode {
    std::string language; ///< as the fence names it
    std::string text;
};

/// What could not be shown or was not run, in words.
struct DocumentNote {
    std::string text;
};

using DocumentPart = std::variant<DocumentHtml, AnsweredQuestion, DocumentCode, DocumentNote>;

/// Words, code and the answers to questions, as one file shows them: a lesson, or what a session came to.
struct Document {
    std::string title;
    std::filesystem::path folder{}; ///< of its pictures; empty: none is shown
    std::vector<DocumentPart> parts{};
    std::string machine{}; ///< whose figures they are, in a line; may be empty
};

/// Writes it as HTML whose charts are alive, or as a PDF for paper, as the file's ending says. The file
/// appears under its name only when it is whole. Needs a QApplication (the offscreen platform will do).
/// Errors: another ending, a file that cannot be written.
Result<void> exportDocument(const Document& document, const std::filesystem::path& file);

} // namespace parascope
