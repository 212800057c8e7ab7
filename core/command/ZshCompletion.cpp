// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/ShellCompletion.h"

namespace parascope {

namespace {

constexpr auto kZshBegin = R"(#compdef parascope
# zsh completion for parascope: made from the program's own table of commands and options.

_parascope() {
    local context state state_descr line at
    typeset -A opt_args
    local -a known
    known=(
)";
constexpr auto kZshMiddle = R"(    )
    _arguments -C \
        '(- *)'{-h,--help}'[what can be given]' \
        '(- *)--version[which version this is]' \
        '1: :->first' \
        '*:: :->rest'
    case $state in
    first)
        _describe -t commands command known
)";
constexpr auto kZshRest = R"(        ;;
    rest)
        at=${words[(i)--]}
        if (( at < CURRENT )); then # what follows is another program's
            words=("${(@)words[at + 1,-1]}")
            (( CURRENT -= at ))
            _normal -p parascope
            return
        fi
        case $words[1] in
)";
constexpr auto kZshEnd = R"(        esac
        ;;
    esac
}

_parascope "$@"
)";

/// A text between quotes of a shell, in which these letters have a meaning of their own.
std::string forZsh(const std::string& text, std::string_view special) {
    std::string quoted;
    for (const char letter : text) {
        if (letter == '\'') {
            quoted += "'\\''";
            continue;
        }
        quoted += special.find(letter) != std::string_view::npos ? "\\" : "";
        quoted += letter;
    }
    return quoted;
}

/// "_files -g "*.(json|md)(-.)"", which offers folders as well.
std::string filesForZsh(const std::vector<std::string>& endings) {
    std::string any;
    for (const auto& ending : endings) {
        any += (any.empty() ? "" : "|") + ending.substr(1);
    }
    return any.empty() ? "_files" : "_files -g \"*.(" + any + ")(-.)\"";
}

/// The action of _arguments that offers what the word may be.
std::string actionForZsh(const GrammarWord& word) {
    switch (word.kind) {
    case GrammarWord::Kind::Any:
        return " ";
    case GrammarWord::Kind::Choice:
        return "(" + keysOf(word.choices) + ")";
    case GrammarWord::Kind::Choices:
        return "_values -s , value " + keysOf(word.choices);
    case GrammarWord::Kind::File:
        return word.choices.empty()
                   ? filesForZsh(word.endings)
                   : "{compadd -- " + keysOf(word.choices) + "; " + filesForZsh(word.endings) + "}";
    case GrammarWord::Kind::Program:
        return " _command_names -e"; // the blank: called as it stands
    case GrammarWord::Kind::Process:
        return "_pids";
    }
    return " ";
}

std::string optionForZsh(const GrammarOption& option) {
    const auto what = "[" + forZsh(option.help, "[]:\\") + "]";
    const std::string again = option.isRepeated ? "*" : "";
    return option.value ? again + "--" + option.key + "=" + what + ":" + forZsh(option.value->type, ":\\") +
                              ":" + actionForZsh(*option.value)
                        : again + "--" + option.key + what;
}

std::string commandForZsh(const GrammarCommand& command) {
    std::string text = "        " + command.key + ")\n            _arguments \\\n";
    for (const auto& option : command.options) {
        text += "                '" + optionForZsh(option) + "' \\\n";
    }
    if (command.operand) {
        text +=
            "                '1:" + command.operand->type + ":" + actionForZsh(*command.operand) + "' \\\n";
    }
    return text + "                '(- *)--help[what can be given]'\n            ;;\n";
}

} // namespace

std::string zshCompletion(const CommandGrammar& grammar) {
    std::string text = kZshBegin;
    for (const auto& command : grammar.commands) {
        text += "        '" + command.key + ":" + forZsh(command.what, "") + "'\n";
    }
    text += kZshMiddle;
    text += "        " + filesForZsh(grammar.program.operand->endings) + "\n";
    text += kZshRest;
    for (const auto& command : grammar.commands) {
        text += commandForZsh(command);
    }
    return text + kZshEnd;
}

} // namespace parascope
