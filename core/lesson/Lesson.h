// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/command/CommandLine.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace parascope {

/// Where something stands in a lesson's file: line and character, from 1.
struct LessonPlace {
    int line = 0;
    int column = 0;

    auto operator<=>(const LessonPlace&) const = default;
};

/// What is wrong with a lesson, and where.
struct LessonFault {
    LessonPlace place;
    Error error;

    /// "FILE:LINE:COLUMN: WHAT: WHY; WHAT TO DO"
    [[nodiscard]] std::string text(const std::filesystem::path& file) const;
    bool operator==(const LessonFault&) const = default;
};

/// HTML that loads nothing: links to headings of the same lesson (`#anchor`), to http(s) and mailto; pictures
/// of the lesson's folder only, as `<img src="lesson:RELATIVE">` with the path below it percent-encoded.
struct LessonText {
    std::string html;
};

/// A choice of a block: its command with other options.
struct LessonPreset {
    std::string name;
    Command command;
};

/// A fence of the language "parascope": one command of a demo's, or "show FILE".
struct LessonCommand {
    std::string title;              ///< empty: none is given
    std::string ask;                ///< a question to bet on before it runs; empty: none
    std::optional<int> height;      ///< of its picture, in pixels
    std::optional<Command> command; ///< nothing: it cannot be read, the block's fault says why
    std::vector<LessonPreset> presets;
    /// Why it runs only when somebody wants just this block: "it runs a program of its author's: sha256sum
    /// big.iso". Empty: it may run.
    std::vector<std::string> risks;
};

/// Another fence, or code by indentation, which has no language.
struct LessonCode {
    std::string language;
    std::string text;
    bool isRun = false; ///< "python run": may be run, always at a risk
};

/// A stretch of text, or a fence.
struct LessonBlock {
    LessonPlace place;
    std::string source; ///< its lines in the file
    std::variant<LessonText, LessonCommand, LessonCode> is;
    std::optional<LessonFault> fault; ///< the first one in it

    /// Whether there is something to run: a command that could be read, or Python that is meant to be run.
    [[nodiscard]] bool isRun() const;
    /// The same, or a command that cannot be read: there is an answer to it, or the reason why there is none.
    [[nodiscard]] bool isAsked() const { return command() != nullptr || isRun(); }
    /// Why it runs only when somebody wants just this block; empty: it may run.
    [[nodiscard]] std::vector<std::string> risks() const;

    [[nodiscard]] const LessonText* text() const { return std::get_if<LessonText>(&is); }
    [[nodiscard]] const LessonCommand* command() const { return std::get_if<LessonCommand>(&is); }
    [[nodiscard]] const LessonCode* code() const { return std::get_if<LessonCode>(&is); }
};

/// From a heading of level 1 or 2 to the next.
struct LessonSection {
    int level = 0;      ///< 0: what stands before the first heading
    std::string title;  ///< its heading, as plain text
    std::string anchor; ///< what `#anchor` links to it by
    std::vector<LessonBlock> blocks;
};

/// A lesson: Markdown with blocks that run.
struct Lesson {
    std::filesystem::path file;
    std::string title; ///< its first heading of level 1, or else its first heading, or the file's name
    std::vector<LessonSection> sections;
    std::vector<LessonFault> faults; ///< all, in the order of their places
};

/// A lesson by CommonMark and pipe tables. Never fails: what is wrong becomes a fault. Paths in it are taken
/// from the folder of `file`; nothing outside of that folder is looked at.
[[nodiscard]] Lesson parseLesson(std::string_view text, const std::filesystem::path& file,
                                 Demos demos = allDemos());

/// The title that a lesson with this text has, without reading its blocks: for texts that are known to be
/// good. Nothing where it has no heading.
[[nodiscard]] std::optional<std::string> lessonTitle(std::string_view text);

/// The text of a lesson's file. Errors: there is none, it is a folder, unreadable, larger than 1 MB, binary,
/// or no UTF-8.
[[nodiscard]] Result<std::string> readLessonText(const std::filesystem::path& file);

} // namespace parascope
