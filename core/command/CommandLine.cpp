// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/CommandLine.h"

#include "core/base/ShellWords.h"
#include "core/base/SpellingSuggestion.h"
#include "core/command/CommandWords.h"

#include <algorithm>
#include <CLI/CLI.hpp>

namespace parascope {

namespace {

constexpr auto kLessonEndings = ".html .pdf";
constexpr auto kAllEndings = ".png .svg .pdf .csv .trace.json .html";

/// An option of a demo as it was typed, before it means anything.
struct RawOption {
    const Field* field = nullptr;
    std::string text;
    std::vector<std::string> several; ///< of Choices
    bool given = false;               ///< of a Flag
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
    std::string file;
    std::string topic;
    std::string python;
    bool names = false;
    bool json = false;
    bool quiet = false;
    bool check = false;
    bool trust = false;
};

std::string joined(const std::vector<std::string>& parts, const std::string& separator) {
    std::string text;
    for (const auto& part : parts) {
        text += (text.empty() ? "" : separator) + part;
    }
    return text;
}

/// `endings`: what this command can write.
void addOutputOptions(CLI::App& app, RawOptions& typed, const std::string& endings) {
    app.add_flag("--json", typed.json, "one JSON document on stdout and nothing else there");
    app.add_option("--export", typed.exports, "write a file; its ending says what: " + endings)
        ->take_all()
        ->type_name("FILE");
    app.add_flag("--quiet", typed.quiet, "no progress, no table");
}

void addField(CLI::App& app, const Field& field, RawOption& raw) {
    raw.field = &field;
    raw.text = field.text();
    const auto name = "--" + field.key;
    if (field.kind == Field::Kind::Flag) {
        app.add_flag(name, raw.given, field.help);
        return;
    }
    CLI::Option* option = nullptr;
    if (field.kind == Field::Kind::Choices) {
        raw.several = splitAtCommas(raw.text);
        option = app.add_option(name, raw.several, field.help)->delimiter(',');
    } else {
        option = app.add_option(name, raw.text, field.help);
    }
    option->type_name(field.type);
    if (field.usual.empty() && !raw.text.empty()) {
        option->capture_default_str();
    } else if (field.usual != "-" && !field.usual.empty()) {
        option->default_str(field.usual);
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
    addOutputOptions(*command.app, typed, joined(demo.info().endings, " "));
    command.app->footer(demo.info().footer);
    return command;
}

CLI::App* addLesson(CLI::App& app, RawOptions& typed) {
    auto* lesson = app.add_subcommand("lesson", "run every block of a lesson, no window");
    lesson
        ->add_option("LESSON", typed.file,
                     "a lesson (.md), or the name of a shipped one (see 'parascope list lessons')")
        ->required()
        ->type_name("");
    lesson->add_flag("--check", typed.check, "run nothing, tell what is wrong with it");
    lesson->add_flag("--trust", typed.trust, "run also what its author could do harm with");
    addOutputOptions(*lesson, typed, kLessonEndings);
    lesson->footer(
        "Blocks that run other programs, write files, or read outside the lesson's folder are passed over "
        "without --trust.\n"
        "Example: parascope lesson threads-and-processes\n"
        "         parascope lesson my_lesson.md --check\n"
        "Exit status 1: a block failed, or the lesson has a fault.");
    return lesson;
}

void describe(CLI::App& app, RawOptions& typed) {
    app.description("Parascope runs real jobs as threads and as processes and shows which worker ran on "
                    "which core and when.\n"
                    "Without a command it opens the window, on a trace or a lesson when FILE names one.");
    app.set_version_flag("--version", "parascope " PARASCOPE_VERSION);
    app.add_option("FILE", typed.file, "a trace (.json, .json.gz) or a lesson (.md) to open in the window")
        ->type_name("");
    app.footer("Exit status: 0 done; 1 the run failed; 2 the command line is wrong; 130 interrupted.");
    app.require_subcommand(0, 1);
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
    return typed.parameters->check();
}

/// What this demo cannot be written as.
Result<void> checkExports(const Command& command) {
    const auto& info = command.demo->info();
    for (const auto& file : command.exports) {
        const auto ending = *exportEnding(file);
        if (std::find(info.endings.begin(), info.endings.end(), ending) == info.endings.end()) {
            const std::vector<std::string> but{info.endings.begin(), info.endings.end() - 1};
            return failure("export '" + file.string() + "'", info.whyNoOthers,
                           "use " + joined(but, ", ") + " or " + info.endings.back());
        }
    }
    return {};
}

Result<void> readExports(const RawOptions& typed, Command& command) {
    for (const auto& file : typed.exports) {
        if (const auto ending = exportEnding(file); !ending) {
            return failure(ending.error());
        }
        command.exports.emplace_back(file);
    }
    return {};
}

/// A lesson is text and pictures.
Result<void> checkLesson(const Command& command) {
    if (command.check && !command.exports.empty()) {
        return failure("--check", "it runs nothing, so there is nothing to export", "leave --export out");
    }
    for (const auto& file : command.exports) {
        if (const auto ending = *exportEnding(file); ending != ".html" && ending != ".pdf") {
            return failure("export '" + file.string() + "'", "a lesson is text and pictures",
                           "use .html or .pdf");
        }
    }
    return {};
}

Result<void> checkTopic(const std::string& topic) {
    const std::vector<std::string> topics{"tasks", "backends", "lessons", "machine"};
    if (topic.empty() || std::find(topics.begin(), topics.end(), topic) != topics.end()) {
        return {};
    }
    return failure("list '" + topic + "'", "there is no such list", suggestNames(topic, topics));
}

/// What was typed, and of which command.
Result<Command> readCommand(const RawOptions& typed, Command::Kind kind) {
    Command command;
    command.kind = kind;
    command.check = typed.check;
    command.trust = typed.trust;
    command.names = typed.names;
    command.json = typed.json;
    command.quiet = typed.quiet;
    command.file = typed.file;
    command.topic = typed.topic;
    command.python = kind == Command::Kind::List ? typed.python : std::string();
    auto good = readExports(typed, command);
    for (const auto& demo : typed.demos) {
        if (good && demo.app->parsed()) {
            good = readDemo(demo, command);
            good = good ? checkExports(command) : good;
        }
    }
    good = good && kind == Command::Kind::Lesson ? checkLesson(command) : good;
    good = good ? checkTopic(command.topic) : good;
    return good ? Result<Command>(command) : failure(good.error());
}

/// A first word that is neither a command nor a file was meant as a command.
Result<void> checkFirstWord(const std::vector<std::string>& arguments, Demos demos) {
    std::vector<std::string> commands;
    for (const auto* demo : demos) {
        commands.push_back(demo->info().key);
    }
    commands.insert(commands.end(), {"show", "lesson", "list"});
    if (arguments.empty() || arguments.front().starts_with('-')) {
        return {};
    }
    const auto& word = arguments.front();
    const bool isCommand = std::find(commands.begin(), commands.end(), word) != commands.end();
    std::error_code ignored;
    if (isCommand || word.find_first_of("./") != std::string::npos ||
        std::filesystem::exists(word, ignored)) {
        return {};
    }
    return failure("'" + word + "'", "this is neither a command nor a file", suggestNames(word, commands));
}

/// Where the words of a command of the user's begin, behind "--"; the end for commands that take none.
std::vector<std::string>::const_iterator userWordsOf(const std::vector<std::string>& arguments, Demos demos) {
    const auto* const demo = arguments.empty() ? nullptr : findDemo(demos, arguments.front());
    const auto usual = demo != nullptr ? demo->parameters() : nullptr;
    const auto fields = usual ? usual->fields() : std::vector<Field>();
    const bool takesWords =
        std::any_of(fields.begin(), fields.end(), [](const Field& field) { return field.isRest; });
    return takesWords ? restOf(arguments) : arguments.end();
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
    const auto rest = userWordsOf(all, demos);
    const std::vector<std::string> arguments(all.begin(), rest);
    if (const auto known = checkFirstWord(arguments, demos); !known) {
        return failure(known.error());
    }
    if (rest != all.end() && rest + 1 == all.end()) {
        return failure("wrong command line", "nothing stands after --", "name a program there: -- ls -l");
    }
    RawOptions typed;
    CLI::App app("", "parascope");
    describe(app, typed);
    for (const auto* demo : demos) {
        typed.demos.push_back(addDemo(app, *demo, typed));
    }
    auto* show = app.add_subcommand("show", "figures of a saved trace, no window");
    show->add_option("FILE", typed.file, "a trace (.json, .json.gz)")->required()->type_name("");
    show->add_flag("--names", typed.names, "what the spans of each name come to, too");
    addOutputOptions(*show, typed, kAllEndings);
    auto* lesson = addLesson(app, typed);
    auto* list = app.add_subcommand("list", "what there is to choose from");
    list->add_option("TOPIC", typed.topic, "tasks, backends, lessons or machine")->type_name("");
    list->add_option("--python", typed.python, "the interpreter of the cpython backends (python3)")
        ->type_name("PATH");
    list->add_flag("--json", typed.json, "one JSON document on stdout");
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
    const auto kind = show->parsed()     ? Command::Kind::Show
                      : lesson->parsed() ? Command::Kind::Lesson
                      : list->parsed()   ? Command::Kind::List
                                         : Command::Kind::Window;
    if (rest != all.end()) {
        takeRest(typed, {rest + 1, all.end()});
    }
    auto command = readCommand(typed, kind);
    return command ? Result<ParsedCommand>(ParsedCommand{std::move(*command), {}}) : failure(command.error());
}

} // namespace parascope
