// SPDX-License-Identifier: GPL-3.0-or-later
// What is told of the command line outside of the program, made while it is built:
//
//   command_texts manual DATE
//   command_texts bash|zsh|fish COURSE     COURSE: the file with the names of the shipped lessons
//
// on stdout. It is not installed.

#include "core/command/ManualPage.h"
#include "core/command/ShellCompletion.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>

namespace {

using namespace parascope;

/// The grammar with the names of the lessons, which the window has in its resources.
CommandGrammar grammarWithLessons(const char* course) {
    auto grammar = commandGrammar();
    const auto lesson = std::find_if(grammar.commands.begin(), grammar.commands.end(),
                                     [](const GrammarCommand& command) { return command.key == "lesson"; });
    std::ifstream names(course);
    for (std::string name; lesson != grammar.commands.end() && std::getline(names, name);) {
        if (!name.empty()) {
            lesson->operand->choices.push_back({name, name});
        }
    }
    return grammar;
}

std::string textOf(const std::string& what, const char* argument) {
    if (what == "manual") {
        return manualPage(commandGrammar(), argument);
    }
    const auto grammar = grammarWithLessons(argument);
    return what == "bash"   ? bashCompletion(grammar)
           : what == "zsh"  ? zshCompletion(grammar)
           : what == "fish" ? fishCompletion(grammar)
                            : std::string();
}

} // namespace

int main(int argc, char** argv) {
    const auto text = argc == 3 ? textOf(argv[1], argv[2]) : std::string();
    if (text.empty()) {
        std::fputs("usage: command_texts manual DATE | bash|zsh|fish COURSE\n", stderr);
        return 2;
    }
    const bool isWhole =
        std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    return isWhole ? 0 : 1;
}
