// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/CommonFields.h"
#include "core/demos/Demo.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace parascope {

/// What a command line asks for. The one grammar of the command line, lesson blocks and "Copy as command".
struct Command {
    enum class Kind : std::uint8_t { Window, Demo, Show, List, Lesson };

    Kind kind = Kind::Window;
    const Demo* demo = nullptr; ///< of Demo: which
    ParametersValue asked;      ///< of Demo: what
    std::filesystem::path
        file;           ///< of Show, of Window when it opens one; of Lesson, or the name of a shipped one
    std::string python; ///< of List: the interpreter to tell of; empty: the one that is found
    std::string topic;  ///< of List: "tasks", "backends", "lessons", "machine" or empty for all
    bool check = false; ///< of Lesson: run nothing, tell what is wrong with it
    bool trust = false; ///< of Lesson: run what its author could do harm with, too
    bool names = false; ///< of Show: what the spans of each name come to, too
    bool json = false;
    bool quiet = false;
    std::vector<std::filesystem::path> exports;

    bool operator==(const Command&) const = default;
};

/// A command, or a text that is the whole answer (--help, --version).
struct ParsedCommand {
    Command command;
    std::optional<std::string> answer;
};

/// Reads a command line without the program's name. Errors: whatever is wrong with it, with what is near.
Result<ParsedCommand> parseCommandLine(const std::vector<std::string>& arguments, Demos demos = allDemos());

/// The inverse: a line for a shell that parseCommandLine understands, beginning with "parascope".
[[nodiscard]] std::string commandText(const Command& command);
/// The line that asks a demo that.
[[nodiscard]] std::string commandText(const Demo& demo, const Parameters& asked);

/// The endings that --export understands, with their dots.
[[nodiscard]] const std::vector<std::string>& exportEndings();
/// The ending of a file among them; an Error naming those of `use` when it has none.
Result<std::string> exportEnding(const std::filesystem::path& file,
                                 const std::vector<std::string>& use = exportEndings());

} // namespace parascope
