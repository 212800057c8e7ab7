// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/command/CommandLine.h"

#include "core/base/Numbers.h"
#include "core/base/SpellingSuggestion.h"
#include "core/command/QueueCommand.h"
#include "core/work/Task.h"

#include <algorithm>
#include <CLI/CLI.hpp>

namespace parascope {

namespace {

constexpr int kMostRepeats = 1000;
constexpr auto kAllEndings = ".png .svg .pdf .csv .trace.json .html";

/// The options as they were typed, before they mean anything.
struct RawOptions {
    std::string task = "sum-squares";
    std::vector<std::string> backends{"threads", "processes"};
    std::string workers = "2";
    std::string repeat = "1";
    std::string switchInterval = "5";
    std::string startMethod = "default";
    std::string python;
    std::string pythonSize;
    std::string maxWorkers = "4";
    std::string scaleRepeat = "3";
    std::string cores;
    std::string schedule = "auto";
    std::vector<std::string> exports;
    std::string file;
    std::string topic;
    RawQueueOptions queue;
    bool noBaseline = false;
    bool keepGoing = false;
    bool json = false;
    bool quiet = false;
};

/// `endings`: what this command can write.
void addOutputOptions(CLI::App& app, RawOptions& typed, const std::string& endings) {
    app.add_flag("--json", typed.json, "one JSON document on stdout and nothing else there");
    app.add_option("--export", typed.exports, "write a file; its ending says what: " + endings)
        ->take_all()
        ->type_name("FILE");
    app.add_flag("--quiet", typed.quiet, "no progress, no table");
}

void addPython(CLI::App& app, RawOptions& typed) {
    app.add_option("--python", typed.python, "the interpreter of the cpython backends (python3)")
        ->type_name("PATH");
}

/// What concerns the gil and the cpython backends.
void addPythonOptions(CLI::App& app, RawOptions& typed) {
    addPython(app, typed);
    app.add_option("--start-method", typed.startMethod,
                   "how cpython-processes makes processes: fork, spawn, forkserver (that Python's default)")
        ->type_name("HOW");
    app.add_option("--switch-interval-ms", typed.switchInterval,
                   "gil, cpython-threads: how long a thread waits before it asks for the GIL")
        ->type_name("MS")
        ->capture_default_str();
}

/// What a run and a scaling have in common.
void addWork(CLI::App& app, RawOptions& typed) {
    app.add_option("--task", typed.task, "what to compute: NAME or NAME:SIZE (see 'parascope list tasks')")
        ->type_name("T[:SIZE]")
        ->capture_default_str();
    app.add_option("--python-size", typed.pythonSize,
                   "SIZE for the cpython backends, which are slower (the same)")
        ->type_name("SIZE");
    app.add_option("--backend", typed.backends, "how workers are made (see 'parascope list backends')")
        ->delimiter(',')
        ->type_name("B[,B...]")
        ->capture_default_str();
    app.add_option("--cores", typed.cores, "cores the workers may use, such as 0,2-3 (all)")
        ->type_name("LIST");
    addPythonOptions(app, typed);
    app.add_option("--schedule", typed.schedule,
                   "how to know which worker was on which core: auto, exact, sampled")
        ->type_name("HOW")
        ->capture_default_str();
}

CLI::App* addScale(CLI::App& app, RawOptions& typed) {
    auto* scale = app.add_subcommand("scale", "run a task with 1, 2 and more workers: what does each bring?");
    addWork(*scale, typed);
    scale->add_option("--max-workers", typed.maxWorkers, "1 worker to so many, at most 64")
        ->type_name("N")
        ->capture_default_str();
    scale->add_option("--repeat", typed.scaleRepeat, "run each of them so often; the median counts")
        ->type_name("R")
        ->capture_default_str();
    addOutputOptions(*scale, typed, ".png .svg .pdf .csv");
    scale->footer("Every worker does the same work, however many they are.\n"
                  "Example: parascope scale --task sum-squares:100M --backend threads,gil --max-workers 4");
    return scale;
}

CLI::App* addRun(CLI::App& app, RawOptions& typed) {
    auto* run = app.add_subcommand("run", "run a task with one or more backends and compare them");
    addWork(*run, typed);
    run->add_option("--workers", typed.workers, "threads or processes at the same time, 1 to 64")
        ->type_name("N")
        ->capture_default_str();
    run->add_option("--repeat", typed.repeat, "run each of them so often")
        ->type_name("R")
        ->capture_default_str();
    run->add_flag("--no-baseline", typed.noBaseline,
                  "do not make the serial run, in the same language, that speed-ups refer to");
    run->add_flag("--keep-going", typed.keepGoing, "when a worker fails, let the others finish");
    addOutputOptions(*run, typed, kAllEndings);
    run->footer(
        "SIZE is the work of each worker; k, M and G are understood: sum-squares:200M\n"
        "Example: parascope run --task sum-squares:200M --backend serial,threads,processes --workers 2");
    return run;
}

void describe(CLI::App& app, RawOptions& typed) {
    app.description("Parascope runs real jobs as threads and as processes and shows which worker ran on "
                    "which core and when.\n"
                    "Without a command it opens the window, on a trace when FILE names one.");
    app.set_version_flag("--version", "parascope " PARASCOPE_VERSION);
    app.add_option("FILE", typed.file, "a trace (.json, .json.gz) to open in the window")->type_name("");
    app.footer("Exit status: 0 done; 1 the run failed; 2 the command line is wrong; 130 interrupted.");
    app.require_subcommand(0, 1);
}

Result<int> parseSmall(const std::string& text, const std::string& what, int most) {
    const auto count = parseCount(text, what);
    const auto remedy = "give 1 to " + std::to_string(most);
    if (!count) {
        return failure(count.error().what, count.error().why, remedy);
    }
    if (*count > static_cast<std::uint64_t>(most)) {
        return failure(what + " '" + text + "'", "that is too many", remedy);
    }
    return static_cast<int>(*count);
}

Result<void> readTask(const std::string& typed, RunCommand& run) {
    const TaskCatalog tasks;
    const auto colon = typed.find(':');
    run.task = typed.substr(0, colon);
    const auto task = tasks.find(run.task);
    if (!task) {
        return failure(task.error());
    }
    run.size = (*task)->info().usualSize;
    if (colon != std::string::npos) {
        const auto size = parseCount(typed.substr(colon + 1), "size");
        if (!size) {
            return failure(size.error());
        }
        run.size = *size;
    }
    return tasks.checkSize(run.task, run.size);
}

Result<void> readBackends(const std::vector<std::string>& typed, RunCommand& run) {
    run.backends.clear();
    for (const auto& key : typed) {
        const auto backend = parseBackend(key);
        if (!backend) {
            return failure(backend.error());
        }
        if (std::find(run.backends.begin(), run.backends.end(), *backend) == run.backends.end()) {
            run.backends.push_back(*backend);
        }
    }
    return {};
}

Result<void> readRun(const RawOptions& typed, RunCommand& run) {
    if (auto task = readTask(typed.task, run); !task) {
        return task;
    }
    if (auto backends = readBackends(typed.backends, run); !backends) {
        return backends;
    }
    const auto workers = parseSmall(typed.workers, "workers", kMostWorkers);
    if (!workers) {
        return failure(workers.error());
    }
    const auto repeat = parseSmall(typed.repeat, "repeat", kMostRepeats);
    if (!repeat) {
        return failure(repeat.error());
    }
    const auto cores = parseCores(typed.cores);
    if (!cores) {
        return failure(cores.error());
    }
    const auto interval = parseSmall(typed.switchInterval, "switch interval", kLongestSwitchInterval);
    if (!interval) {
        return failure(interval.error());
    }
    const auto startMethod = parseStartMethod(typed.startMethod);
    if (!startMethod) {
        return failure(startMethod.error());
    }
    run.switchIntervalMs = *interval;
    run.startMethod = *startMethod;
    run.python = typed.python;
    if (!typed.pythonSize.empty()) {
        const auto size = parseCount(typed.pythonSize, "Python's size");
        if (!size) {
            return failure(size.error());
        }
        if (const auto fits = TaskCatalog().checkSize(run.task, *size); !fits) {
            return failure(fits.error());
        }
        run.pythonSize = *size;
    }
    run.workers = *workers;
    run.repeat = *repeat;
    run.cores = *cores;
    run.baseline = !typed.noBaseline;
    run.keepGoing = typed.keepGoing;
    return {};
}

Result<void> readScale(const RawOptions& typed, ScaleCommand& scale) {
    RunCommand run;
    if (const auto read = readRun(typed, run); !read) {
        return read;
    }
    const auto most = parseSmall(typed.maxWorkers, "max workers", kMostWorkers);
    if (!most) {
        return failure(most.error());
    }
    const auto repeat = parseSmall(typed.scaleRepeat, "repeat", kMostRepeats);
    if (!repeat) {
        return failure(repeat.error());
    }
    if (std::all_of(run.backends.begin(), run.backends.end(), isSerial)) {
        return failure("backend '" + infoOf(run.backends.front()).key + "'",
                       "one after another there is nothing to scale", "give threads, processes, gil …");
    }
    scale = {run.task, run.size,  run.pythonSize,       run.backends,    *most,
             *repeat,  run.cores, run.switchIntervalMs, run.startMethod, run.python};
    return {};
}

/// What cannot be written of this kind of command.
Result<void> checkExports(const Command& command) {
    for (const auto& file : command.exports) {
        const auto ending = *exportEnding(file);
        if (command.kind == Command::Kind::Queue && ending == ".html") {
            return failure("export '" + file.string() + "'", "there is no such report of a queue",
                           "use .png, .svg, .pdf, .csv or .trace.json");
        }
        if (command.kind == Command::Kind::Scale && (ending == ".html" || ending == ".trace.json")) {
            return failure("export '" + file.string() + "'", "a scaling is no trace of one run",
                           "use .png, .svg, .pdf or .csv");
        }
    }
    return {};
}

Result<ParsedCommand> readCommand(const RawOptions& typed, Command::Kind kind) {
    ParsedCommand parsed;
    auto& command = parsed.command;
    command.kind = kind;
    command.json = typed.json;
    command.quiet = typed.quiet;
    const auto schedule = parseScheduleMode(typed.schedule);
    if (!schedule) {
        return failure(schedule.error());
    }
    command.schedule = *schedule;
    command.file = typed.file;
    command.topic = typed.topic;
    command.python = kind == Command::Kind::List ? typed.python : std::string();
    for (const auto& file : typed.exports) {
        if (const auto ending = exportEnding(file); !ending) {
            return failure(ending.error());
        }
        command.exports.emplace_back(file);
    }
    if (kind == Command::Kind::Run) {
        if (const auto run = readRun(typed, command.run); !run) {
            return failure(run.error());
        }
    }
    if (kind == Command::Kind::Queue) {
        const auto queue = readQueue(typed.queue);
        if (!queue) {
            return failure(queue.error());
        }
        command.queue = *queue;
        command.queue.python = isPython(queue->backend) ? typed.python : std::string();
    }
    if (kind == Command::Kind::Scale) {
        if (const auto scale = readScale(typed, command.scale); !scale) {
            return failure(scale.error());
        }
    }
    if (const auto fit = checkExports(command); !fit) {
        return failure(fit.error());
    }
    if (kind == Command::Kind::List) {
        const std::vector<std::string> topics{"tasks", "backends", "lessons"};
        if (!command.topic.empty() &&
            std::find(topics.begin(), topics.end(), command.topic) == topics.end()) {
            return failure("list '" + command.topic + "'", "there is no such list",
                           suggestNames(command.topic, topics));
        }
    }
    return parsed;
}

/// A first word that is neither a command nor a file was meant as a command.
Result<void> checkFirstWord(const std::vector<std::string>& arguments) {
    const std::vector<std::string> commands{"run", "scale", "queue", "show", "list"};
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

} // namespace

Result<ParsedCommand> parseCommandLine(const std::vector<std::string>& arguments) {
    if (const auto known = checkFirstWord(arguments); !known) {
        return failure(known.error());
    }
    RawOptions typed;
    CLI::App app("", "parascope");
    describe(app, typed);
    auto* run = addRun(app, typed);
    auto* scale = addScale(app, typed);
    auto* queue = addQueue(app, typed.queue);
    addPython(*queue, typed);
    addOutputOptions(*queue, typed, ".png .svg .pdf .csv .trace.json");
    auto* show = app.add_subcommand("show", "figures of a saved trace, no window");
    show->add_option("FILE", typed.file, "a trace (.json, .json.gz)")->required()->type_name("");
    addOutputOptions(*show, typed, kAllEndings);
    auto* list = app.add_subcommand("list", "what there is to choose from");
    list->add_option("TOPIC", typed.topic, "tasks, backends or lessons")->type_name("");
    addPython(*list, typed);
    list->add_flag("--json", typed.json, "one JSON document on stdout");
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForHelp&) {
        const auto* chosen = app.get_subcommands().empty() ? &app : app.get_subcommands().front();
        return ParsedCommand{{}, chosen == &app ? app.help() : chosen->help("parascope")};
    } catch (const CLI::CallForVersion& version) {
        return ParsedCommand{{}, std::string(version.what()) + "\n"};
    } catch (const CLI::ParseError& error) {
        const auto* chosen = app.get_subcommands().empty() ? &app : app.get_subcommands().front();
        const std::string name = chosen == &app ? "" : " " + chosen->get_name();
        return failure("wrong command line", error.what(), "see 'parascope" + name + " --help'");
    }
    const auto kind = run->parsed()     ? Command::Kind::Run
                      : scale->parsed() ? Command::Kind::Scale
                      : queue->parsed() ? Command::Kind::Queue
                      : show->parsed()  ? Command::Kind::Show
                      : list->parsed()  ? Command::Kind::List
                                        : Command::Kind::Window;
    return readCommand(typed, kind);
}

} // namespace parascope
