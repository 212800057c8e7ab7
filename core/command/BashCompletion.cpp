// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ShellWords.h"
#include "core/command/ShellCompletion.h"

namespace parascope {

namespace {

/// What the cases below call. They use nothing but bash: the package bash-completion only loads the file.
constexpr auto kBashHelpers =
    R"(# bash completion for parascope: made from the program's own table of commands and options.

_parascope_words() { # WORDS
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current")
}

_parascope_list() { # WORDS, several with commas between
    local first=
    [[ $current == *,* ]] && first=${current%,*},
    compopt -o nospace
    mapfile -t COMPREPLY < <(compgen -P "$first" -W "$1" -- "${current##*,}")
}

_parascope_files() { # [ENDING...]
    local name ending names
    compopt -o filenames
    mapfile -t names < <(compgen -f -- "$current")
    for name in "${names[@]}"; do
        [[ $# -eq 0 || -d $name ]] && COMPREPLY+=("$name") && continue
        for ending in "$@"; do
            [[ $name == *"$ending" ]] && COMPREPLY+=("$name") && break
        done
    done
}

_parascope_programs() {
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -c -- "$current")
}

_parascope_processes() {
    local process numbers=
    for process in /proc/[0-9]*; do
        [[ -O $process ]] && numbers+=" ${process#/proc/}"
    done
    _parascope_words "$numbers"
}

_parascope() {
    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} at
    COMPREPLY=()
    # A word with = or : in it comes in pieces.
    [[ $current == : || $before == : ]] && return
    [[ $current == = ]] && current=
    [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - 2]}
    [[ $COMP_CWORD -eq 1 ]] && command=
    for ((at = 2; at < COMP_CWORD; at++)); do
        if [[ ${COMP_WORDS[at]} == -- ]]; then # what follows is another program's
            if [[ $at -eq $((COMP_CWORD - 1)) ]]; then
                _parascope_programs
            else
                _parascope_files
            fi
            return
        fi
    done
    case "$command $before" in
)";

std::string keysForBash(const std::vector<FieldChoice>& choices) {
    return "'" + keysOf(choices) + "'";
}

std::string endingsForBash(const std::vector<std::string>& endings) {
    std::string words;
    for (const auto& ending : endings) {
        words += " " + shellQuoted(ending);
    }
    return words;
}

/// The call that offers what the word may be; empty where nobody can guess.
std::string callForBash(const GrammarWord& word) {
    switch (word.kind) {
    case GrammarWord::Kind::Any:
        return {};
    case GrammarWord::Kind::Choice:
        return "_parascope_words " + keysForBash(word.choices);
    case GrammarWord::Kind::Choices:
        return "_parascope_list " + keysForBash(word.choices);
    case GrammarWord::Kind::File:
        return (word.choices.empty() ? "" : "_parascope_words " + keysForBash(word.choices) + "; ") +
               "_parascope_files" + endingsForBash(word.endings);
    case GrammarWord::Kind::Program:
        return "_parascope_programs";
    case GrammarWord::Kind::Process:
        return "_parascope_processes";
    }
    return {};
}

/// Of the values of its options.
std::string valueCasesForBash(const GrammarCommand& command) {
    std::string cases;
    for (const auto& option : command.options) {
        if (option.value) {
            const auto call = callForBash(*option.value);
            cases += "    '" + command.key + " --" + option.key + "') " + (call.empty() ? "" : call + "; ") +
                     "return ;;\n";
        }
    }
    return cases;
}

std::string caseForBash(const std::string& pattern, const std::string& call) {
    return call.empty() ? std::string() : "    " + pattern + ") " + call + " ;;\n";
}

std::string wordCasesForBash(const GrammarCommand& command) {
    std::string options;
    for (const auto& option : command.options) {
        options += "--" + option.key + " ";
    }
    options += command.takesProgram ? "-- --help" : "--help";
    return caseForBash("'" + command.key + " -'*", "_parascope_words '" + options + "'") +
           (command.operand ? caseForBash("'" + command.key + " '*", callForBash(*command.operand)) : "");
}

} // namespace

std::string bashCompletion(const CommandGrammar& grammar) {
    std::string text = kBashHelpers;
    std::string keys;
    for (const auto& command : grammar.commands) {
        text += valueCasesForBash(command);
        keys += (keys.empty() ? "" : " ") + command.key;
    }
    text += "    esac\n    case \"$command $current\" in\n" +
            caseForBash("' -'*", "_parascope_words '--help --version'") +
            caseForBash("' '*", "_parascope_words '" + keys + "'; " + callForBash(*grammar.program.operand));
    for (const auto& command : grammar.commands) {
        text += wordCasesForBash(command);
    }
    return text + "    esac\n}\n\ncomplete -F _parascope parascope\n";
}

} // namespace parascope
