// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/CommandGrammar.h"

#include "core/command/CommandLine.h"

#include <algorithm>

namespace parascope {

namespace {

using WordOf = GrammarWord::Kind;

const std::vector<std::string> kTraceEndings{".json", ".json.gz"};

std::string endingsInHelp(const std::vector<std::string>& endings) {
    std::string text;
    for (const auto& ending : endings) {
        text += " " + ending;
    }
    return text;
}

WordOf kindOfWord(const Field& field, bool hasChoices) {
    switch (field.names) {
    case Field::Naming::ReadFile:
    case Field::Naming::WrittenFile:
    case Field::Naming::AddressFile:
        return WordOf::File;
    case Field::Naming::Program:
        return WordOf::Program;
    case Field::Naming::Process:
        return WordOf::Process;
    case Field::Naming::Hosts:
    case Field::Naming::Nothing:
        break;
    }
    return field.kind == Field::Kind::Choices ? WordOf::Choices : hasChoices ? WordOf::Choice : WordOf::Any;
}

GrammarOption optionOf(const Field& field) {
    GrammarOption option{field.key, field.help, usualInHelp(field)};
    if (field.kind != Field::Kind::Flag) {
        const auto choices = field.offers ? field.offers() : field.choices;
        option.value = GrammarWord{field.type, kindOfWord(field, !choices.empty()), choices};
    }
    return option;
}

GrammarCommand demoGrammar(const Demo& demo) {
    const auto& info = demo.info();
    GrammarCommand command{info.key, info.what, info.footer};
    const auto parameters = demo.parameters();
    for (const auto& field : parameters->fields()) {
        if (field.isRest) {
            command.takesProgram = true;
        } else {
            command.options.push_back(optionOf(field));
        }
    }
    for (auto& option : outputOptions(info.endings)) {
        command.options.push_back(std::move(option));
    }
    return command;
}

GrammarCommand showGrammar() {
    GrammarCommand show{"show", "figures of a saved trace, no window", ""};
    show.operand =
        GrammarOperand{{"FILE", WordOf::File, {}, kTraceEndings}, "a trace (.json, .json.gz)", true};
    show.options = outputOptions(exportEndings());
    show.options.insert(show.options.begin(),
                        GrammarOption{"names", "what the spans of each name come to, too"});
    return show;
}

GrammarCommand lessonGrammar() {
    GrammarCommand lesson{
        "lesson", "run every block of a lesson, no window",
        "Blocks that run other programs, write files, or read outside the lesson's folder are passed over "
        "without --trust.\n"
        "Example: parascope lesson threads-and-processes\n"
        "         parascope lesson my_lesson.md --check\n"
        "Exit status 1: a block failed, or the lesson has a fault."};
    lesson.operand =
        GrammarOperand{{"LESSON", WordOf::File, {}, {".md"}},
                       "a lesson (.md), or the name of a shipped one (see 'parascope list lessons')",
                       true};
    lesson.options = {{"check", "run nothing, tell what is wrong with it"},
                      {"trust", "run also what its author could do harm with"}};
    for (auto& option : outputOptions({".html", ".pdf"})) {
        lesson.options.push_back(std::move(option));
    }
    return lesson;
}

GrammarCommand listGrammar() {
    GrammarCommand list{"list", "what there is to choose from", ""};
    list.operand = GrammarOperand{{"TOPIC",
                                   WordOf::Choice,
                                   {{"tasks", "what workers do"},
                                    {"backends", "how workers are made"},
                                    {"queue", "which of these can put items into a queue"},
                                    {"lessons", "the course"},
                                    {"machine", "cores, limits, how the schedule is known, Pythons"}}},
                                  "tasks, backends, queue, lessons or machine"};
    list.options = {{"python", "the interpreter of the cpython backends (python3)", "",
                     GrammarWord{"PATH", WordOf::Program}},
                    {"json", "one JSON document on stdout"},
                    {"quiet", "no table"}};
    return list;
}

GrammarCommand programGrammar() {
    GrammarCommand program{
        "",
        "Parascope runs real jobs as threads and as processes and shows which worker ran on which core and "
        "when.\n"
        "Without a command it opens the window, on a trace or a lesson when FILE names one.",
        "Exit status: 0 done; 1 the run failed; 2 the command line is wrong; 130 interrupted, 129 hung up."};
    program.operand = GrammarOperand{{"FILE", WordOf::File, {}, {".json", ".json.gz", ".md"}},
                                     "a trace (.json, .json.gz) or a lesson (.md) to open in the window"};
    return program;
}

} // namespace

std::string keysOf(const std::vector<FieldChoice>& choices) {
    std::string words;
    for (const auto& choice : choices) {
        words += (words.empty() ? "" : " ") + choice.key;
    }
    return words;
}

std::string usualInHelp(const Field& field) {
    if (field.kind == Field::Kind::Flag || field.usual == "-") {
        return {};
    }
    return field.usual.empty() ? field.text() : field.usual;
}

std::vector<GrammarOption> outputOptions(const std::vector<std::string>& endings) {
    return {{"json", "one JSON document on stdout and nothing else there"},
            {"export", "write a file; its ending says what:" + endingsInHelp(endings), "",
             GrammarWord{"FILE", WordOf::File, {}, endings}, true},
            {"quiet", "no progress, no table"}};
}

std::vector<std::string> CommandGrammar::keys() const {
    std::vector<std::string> all;
    for (const auto& command : commands) {
        all.push_back(command.key);
    }
    return all;
}

const GrammarCommand* CommandGrammar::find(const std::string& key) const {
    const auto found = std::find_if(commands.begin(), commands.end(),
                                    [&key](const GrammarCommand& command) { return command.key == key; });
    return found == commands.end() ? nullptr : &*found;
}

CommandGrammar commandGrammar(Demos demos) {
    CommandGrammar grammar;
    grammar.program = programGrammar();
    for (const auto* const demo : demos) {
        grammar.commands.push_back(demoGrammar(*demo));
    }
    for (auto& command : {showGrammar(), lessonGrammar(), listGrammar()}) {
        grammar.commands.push_back(command);
    }
    return grammar;
}

} // namespace parascope
