// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/Demo.h"

#include <optional>
#include <string>
#include <vector>

namespace parascope {

/// What may be written in one place of a command line.
struct GrammarWord {
    enum class Kind : std::uint8_t {
        Any,     ///< what nobody can guess: a number, an address
        Choice,  ///< one of `choices`, or more than they say: "sum-squares:10M"
        Choices, ///< some of `choices`, with commas between
        File,    ///< one with one of `endings`, or one of `choices`
        Program, ///< a program to run
        Process, ///< the number of a process
    };

    std::string type; ///< what stands for it in help: "MS"
    Kind kind = Kind::Any;
    std::vector<FieldChoice> choices{};
    std::vector<std::string> endings{}; ///< of File: with their dots; none: any file
};

/// An option of a command.
struct GrammarOption {
    std::string key; ///< "json"
    std::string help;
    std::string usual{}; ///< what it is when it is not given, as help says it; empty: nothing is said
    std::optional<GrammarWord> value{}; ///< none: it is given or not
    bool isRepeated = false;            ///< may be given several times
};

/// The one word that a command takes without an option.
struct GrammarOperand : GrammarWord {
    std::string help;
    bool isRequired = false;
};

/// A command, or the program where no command is named.
struct GrammarCommand {
    std::string key;                      ///< "run"; empty: the program
    std::string what;                     ///< one line; of the program two
    std::string footer;                   ///< what is said below its options
    std::vector<GrammarOption> options{}; ///< but --help, which all have
    std::optional<GrammarOperand> operand{};
    bool takesProgram = false; ///< a program and its words may stand behind "--"
};

/// All that a command line may hold. The parser, help, errors, the manual and what shells complete are made
/// of it.
struct CommandGrammar {
    GrammarCommand program;
    std::vector<GrammarCommand> commands; ///< the demos' first

    /// Their keys.
    [[nodiscard]] std::vector<std::string> keys() const;
    /// Null when there is none of that key.
    [[nodiscard]] const GrammarCommand* find(const std::string& key) const;
};

[[nodiscard]] CommandGrammar commandGrammar(Demos demos = allDemos());

/// What commands have that answer: --json, --export to a file with one of these endings, --quiet.
[[nodiscard]] std::vector<GrammarOption> outputOptions(const std::vector<std::string>& endings);
/// The keys of choices, with spaces between.
[[nodiscard]] std::string keysOf(const std::vector<FieldChoice>& choices);
/// What help says a field is when it is not given; empty: nothing.
[[nodiscard]] std::string usualInHelp(const Field& field);

} // namespace parascope
