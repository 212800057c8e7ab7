// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/CommandLine.h"

#include "core/base/ShellWords.h"
#include "core/base/SpellingSuggestion.h"
#include "core/command/CommandGrammar.h"
#include "core/command/CommandWords.h"

#include <algorithm>
#include <CLI/CLI.hpp>
#include <map>

namespace parascope {

namespace {

/// An option of a demo as it was typed, before it means anything.
struct RawOption {
    const Field* field = nullptr;
    std::string text;
    std::vector<std::string> several;    ///< of Choices
    bool given = false;                  ///< of a Flag
    const CLI::Option* option = nullptr; ///< null: words behind "--"
};

/// A demo's command: its options as they were typed.
struct DemoCommand {
    const Demo* demo = nullptr;
    CLI::App* app = nullptr;
    std::shared_ptr<Parameters> parameters;
    std::vector<Field> fields;
    std::vector<std::unique_ptr<RawOption>> options;
};

/// What was typed of the options that no demo describes.
struct RawOptions {
    std::vector<DemoCommand> demos;
    std::vector<std::string> exports;
    std::string operand;                      ///< FILE, LESSON or TOPIC
    std::map<std::string, bool> flags;        ///< by their keys
    std::map<std::string, std::string> texts; ///< of options with a value, by their keys
};

std::string joined(const std::vector<std::string>& parts, const std::string& separator) {
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : separator) + part;
    }
    return text;
}

void addOption(CLI::App& app, const GrammarOption& option, RawOptions& typed) {
    const auto name = "--" + option.key;
    if (!option.value) {
        app.add_flag(name, typed.flags[option.key], option.help);
    } else if (option.isRepeated) {
        app.add_option(name, typed.exports, option.help)->take_all()->type_name(option.value->type);
    } else {
        app.add_option(name, typed.texts[option.key], option.help)->type_name(option.value->type);
    }
}

/// Those of a command that no demo describes.
void describe(CLI::App& app, const GrammarCommand& command, RawOptions& typed) {
    if (command.operand) {
        app.add_option(command.operand->type, typed.operand, command.operand->help)
            ->required(command.operand->isRequired)
            ->type_name("");
    }
    for (const auto& option : command.options) {
        addOption(app, option, typed);
    }
    if (!command.footer.empty()) { // else it is the program's
        app.footer(command.footer);
    }
}

void addField(CLI::App& app, const Field& field, RawOption& raw) {
    raw.field = &field;
    raw.text = field.text();
    const auto name = "--" + field.key;
    if (field.kind == Field::Kind::Flag) {
        raw.option = app.add_flag(name, raw.given, field.help);
        return;
    }
    CLI::Option* option = nullptr;
    if (field.kind == Field::Kind::Choices) {
        raw.several = splitAtCommas(raw.text);
        option = app.add_option(name, raw.several, field.help)->delimiter(',');
    } else {
        option = app.add_option(name, raw.text, field.help);
    }
    raw.option = option;
    option->type_name(field.type);
    if (const auto usual = usualInHelp(field); !usual.empty()) {
        option->default_str(usual);
    }
}

DemoCommand addDemo(CLI::App& app, const Demo& demo, RawOptions& typed) {
    DemoCommand command;
    command.demo = &demo;
    command.app = app.add_subcommand(demo.info().key, demo.info().what);
    command.parameters = demo.parameters();
    command.fields = command.parameters->fields();
    for (const auto& field : command.fields) {
        command.options.push_back(std::make_unique<RawOption>());
        if (field.isRest) {
            command.options.back()->field = &field;
            command.options.back()->text = field.text();
        } else {
            addField(*command.app, field, *command.options.back());
        }
    }
    for (const auto& output : outputOptions(demo.info().endings)) {
        addOption(*command.app, output, typed);
    }
    command.app->footer(demo.info().footer);
    return command;
}

void describeProgram(CLI::App& app, const GrammarCommand& program, RawOptions& typed) {
    app.description(program.what);
    app.set_version_flag("--version", "parascope " PARASCOPE_VERSION);
    describe(app, program, typed);
    app.require_subcommand(0, 1);
}

/// Whoever types an option wants something by it: an empty value is that of a variable that nobody has set.
Result<void> checkThatAllCount(const DemoCommand& typed) {
    for (const auto& raw : typed.options) {
        if (raw->option == nullptr || raw->option->count() == 0) {
            continue;
        }
        const auto& field = *raw->field;
        const bool isOneValue = field.kind != Field::Kind::Flag && field.kind != Field::Kind::Choices;
        if (isOneValue && raw->text.empty()) {
            return failure("--" + field.key, "its value is empty", "give one, or leave it out");
        }
        if (const auto idle = field.whyIdle()) {
            return failure("--" + field.key, idle->why, idle->remedy);
        }
    }
    return {};
}

Result<void> readDemo(const DemoCommand& typed, Command& command) {
    command.kind = Command::Kind::Demo;
    command.demo = typed.demo;
    for (const auto& option : typed.options) {
        const auto& field = *option->field;
        const auto text = field.kind == Field::Kind::Flag      ? std::string(option->given ? "yes" : "")
                          : field.kind == Field::Kind::Choices ? joined(option->several, ",")
                                                               : option->text;
        if (auto read = field.read(text); !read) {
            return read;
        }
    }
    command.asked = typed.parameters;
    const auto good = checkThatAllCount(typed);
    return good ? typed.parameters->check() : good;
}

/// A lesson is text and pictures.
const std::vector<std::string>& endingsOfLessons() {
    static const std::vector<std::string> kEndings{".html", ".pdf"};
    return kEndings;
}

/// What files a command can write.
const std::vector<std::string>& endingsOf(const Command& command) {
    return command.kind == Command::Kind::Lesson ? endingsOfLessons()
           : command.demo != nullptr             ? command.demo->info().endings
                                                 : exportEndings();
}

Result<void> readExports(const RawOptions& typed, Command& command) {
    const auto& known = endingsOf(command);
    for (const auto& file : typed.exports) {
        const auto ending = exportEnding(file, known);
        if (!ending) {
            return failure(ending.error());
        }
        if (std::find(known.begin(), known.end(), *ending) == known.end()) {
            const auto why = command.demo != nullptr ? command.demo->info().whyNoOthers
                                                     : std::string("a lesson is text and pictures");
            return failure("export '" + file + "'", why, "use " + choiceInWords(known));
        }
        command.exports.emplace_back(file);
    }
    return {};
}

Result<void> checkLesson(const Command& command) {
    if (command.check && !command.exports.empty()) {
        return failure("--check", "it runs nothing, so there is nothing to export", "leave --export out");
    }
    return {};
}

Result<void> checkTopic(const std::string& topic, const CommandGrammar& grammar) {
    std::vector<std::string> topics;
    for (const auto& choice : grammar.find("list")->operand->choices) {
        topics.push_back(choice.key);
    }
    if (topic.empty() || std::find(topics.begin(), topics.end(), topic) != topics.end()) {
        return {};
    }
    return failure("list '" + topic + "'", "there is no such list", suggestNames(topic, topics));
}

/// What was typed, and of which command.
Result<Command> readCommand(const RawOptions& typed, Command::Kind kind, const CommandGrammar& grammar) {
    const auto isGiven = [&typed](const char* key) {
        return typed.flags.contains(key) && typed.flags.at(key);
    };
    Command command;
    command.kind = kind;
    command.check = isGiven("check");
    command.trust = isGiven("trust");
    command.names = isGiven("names");
    command.json = isGiven("json");
    command.quiet = isGiven("quiet");
    if (kind == Command::Kind::List) {
        command.topic = typed.operand;
        command.python = typed.texts.at("python");
    } else {
        command.file = typed.operand;
    }
    auto good = Result<void>();
    for (const auto& demo : typed.demos) {
        good = good && demo.app->parsed() ? readDemo(demo, command) : good;
    }
    good = good ? readExports(typed, command) : good;
    good = good && kind == Command::Kind::Lesson ? checkLesson(command) : good;
    good = good ? checkTopic(command.topic, grammar) : good;
    return good ? Result<Command>(command) : failure(good.error());
}

/// A first word that is neither a command nor a file was meant as a command.
Result<void> checkFirstWord(const std::vector<std::string>& arguments, const CommandGrammar& grammar) {
    const auto commands = grammar.keys();
    if (arguments.empty() || arguments.front().starts_with('-')) {
        return {};
    }
    const auto& word = arguments.front();
    std::error_code ignored;
    if (grammar.find(word) != nullptr || word.find_first_of("./") != std::string::npos ||
        std::filesystem::exists(word, ignored)) {
        return {};
    }
    return failure("'" + word + "'", "this is neither a command nor a file", suggestNames(word, commands));
}

/// Where the words of a command of the user's begin, behind "--"; the end for commands that take none.
std::vector<std::string>::const_iterator userWordsOf(const std::vector<std::string>& arguments,
                                                     const CommandGrammar& grammar) {
    const auto* const command = arguments.empty() ? nullptr : grammar.find(arguments.front());
    return command != nullptr && command->takesProgram ? restOf(arguments) : arguments.end();
}

/// Of what was typed; of a demo it is told by the demo.
Command::Kind commandKind(const CLI::App& app) {
    return app.got_subcommand("show")     ? Command::Kind::Show
           : app.got_subcommand("lesson") ? Command::Kind::Lesson
           : app.got_subcommand("list")   ? Command::Kind::List
                                          : Command::Kind::Window;
}

/// Enters these words where they belong.
void takeRest(RawOptions& typed, const std::vector<std::string>& words) {
    for (auto& demo : typed.demos) {
        for (auto& option : demo.options) {
            option->text = option->field->isRest ? joinWords(words) : option->text;
        }
    }
}

} // namespace

Result<ParsedCommand> parseCommandLine(const std::vector<std::string>& all, Demos demos) {
    const auto grammar = commandGrammar(demos);
    const auto rest = userWordsOf(all, grammar);
    const std::vector<std::string> arguments(all.begin(), rest);
    if (const auto known = checkFirstWord(arguments, grammar); !known) {
        return failure(known.error());
    }
    if (rest != all.end() && rest + 1 == all.end()) {
        return failure("wrong command line", "nothing stands after --", "name a program there: -- ls -l");
    }
    RawOptions typed;
    CLI::App app("", "parascope");
    describeProgram(app, grammar.program, typed);
    for (const auto& command : grammar.commands) {
        if (const auto* const demo = findDemo(demos, command.key); demo != nullptr) {
            typed.demos.push_back(addDemo(app, *demo, typed));
        } else {
            describe(*app.add_subcommand(command.key, command.what), command, typed);
        }
    }
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForHelp&) {
        const auto* chosen = app.get_subcommands().empty() ? &app : app.get_subcommands().front();
        return ParsedCommand{{}, chosen == &app ? app.help() : chosen->help("parascope")};
    } catch (const CLI::CallForVersion& version) {
        return ParsedCommand{{}, std::string(version.what()) + "\n"};
    } catch (const CLI::ParseError& error) {
        if (const auto* const demo = findDemo(demos, arguments.front()); demo != nullptr) {
            if (const auto fault = findWordFault(arguments, *demo)) {
                return failure(fault->error); // with the word that was meant
            }
        }
        const auto* chosen = app.get_subcommands().empty() ? &app : app.get_subcommands().front();
        const std::string name = chosen == &app ? "" : " " + chosen->get_name();
        return failure("wrong command line", error.what(), "see 'parascope" + name + " --help'");
    }
    if (rest != all.end()) {
        takeRest(typed, {rest + 1, all.end()});
    }
    auto command = readCommand(typed, commandKind(app), grammar);
    return command ? Result<ParsedCommand>(ParsedCommand{std::move(*command), {}}) : failure(command.error());
}

} // namespace parascope
