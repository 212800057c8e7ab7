// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/ShellCompletion.h"

namespace parascope {

namespace {

constexpr auto kFishFirst = "complete -c parascope -n __fish_use_subcommand";

std::string quotedForFish(const std::string& text) {
    std::string quoted = "'";
    for (const char letter : text) {
        quoted += letter == '\'' || letter == '\\' ? "\\" : "";
        quoted += letter;
    }
    return quoted + "'";
}

std::string filesForFish(const std::vector<std::string>& endings) {
    std::string all;
    for (const auto& ending : endings) {
        all += " " + ending;
    }
    return "-k -a '(__fish_complete_suffix" + all + ")'";
}

/// What is given to "complete" for a value of that kind.
std::string valueForFish(const GrammarWord& word) {
    switch (word.kind) {
    case GrammarWord::Kind::Any:
        return " -x";
    case GrammarWord::Kind::Choice:
        return " -x -a " + quotedForFish(keysOf(word.choices));
    case GrammarWord::Kind::Choices:
        return " -x -a " + quotedForFish("(__fish_append , " + keysOf(word.choices) + ")");
    case GrammarWord::Kind::File:
        return word.endings.empty() ? " -r -F" : " -r -f " + filesForFish(word.endings);
    case GrammarWord::Kind::Program:
        return " -r -a '(__fish_complete_command)'";
    case GrammarWord::Kind::Process:
        return " -x -a '(__fish_complete_pids)'";
    }
    return {};
}

std::string operandForFish(const std::string& begin, const GrammarOperand& operand) {
    std::string text;
    if (!operand.choices.empty()) {
        text += begin + " -f -a " + quotedForFish(keysOf(operand.choices)) + "\n";
    }
    if (operand.kind == GrammarWord::Kind::File) {
        text += begin + " -f " + filesForFish(operand.endings) + "\n";
    }
    return text;
}

std::string commandForFish(const GrammarCommand& command) {
    const auto begin = "complete -c parascope -n '__fish_seen_subcommand_from " + command.key + "'";
    std::string text = begin + " -f\n";
    for (const auto& option : command.options) {
        text += begin + " -l " + option.key + (option.value ? valueForFish(*option.value) : " -f") + " -d " +
                quotedForFish(option.help) + "\n";
    }
    text += begin + " -l help -f -d 'what can be given'\n";
    text += command.operand ? operandForFish(begin, *command.operand) : "";
    if (command.takesProgram) {
        text += begin + " -x -a '(__fish_complete_subcommand --fcs-skip=2)'\n";
    }
    return text;
}

} // namespace

std::string fishCompletion(const CommandGrammar& grammar) {
    std::string text =
        "# fish completion for parascope: made from the program's own table of commands and options.\n";
    for (const auto& command : grammar.commands) {
        text += kFishFirst + (" -f -a " + command.key) + " -d " + quotedForFish(command.what) + "\n";
    }
    text += operandForFish(kFishFirst, *grammar.program.operand);
    text += std::string(kFishFirst) + " -s h -l help -f -d 'what can be given'\n";
    text += std::string(kFishFirst) + " -l version -f -d 'which version this is'\n";
    for (const auto& command : grammar.commands) {
        text += commandForFish(command);
    }
    return text;
}

} // namespace parascope
