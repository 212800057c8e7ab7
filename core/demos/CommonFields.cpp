// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/CommonFields.h"

#include "core/base/Numbers.h"
#include "core/work/Task.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr int kMostRepeats = 1000;

std::vector<FieldChoice> choicesOf(const std::vector<Backend>& backends) {
    std::vector<FieldChoice> choices;
    for (const auto backend : backends) {
        choices.push_back({infoOf(backend).key, infoOf(backend).label, infoOf(backend).what});
    }
    return choices;
}

std::vector<Backend> everyBackend() {
    std::vector<Backend> all;
    for (const auto& info : allBackends()) {
        all.push_back(info.backend);
    }
    return all;
}

std::vector<FieldChoice> taskChoices() {
    std::vector<FieldChoice> choices;
    for (auto& info : TaskCatalog().list()) {
        choices.push_back({info.name, info.name, std::move(info.what)});
    }
    return choices;
}

Field pythonSizeField(const std::string& task, std::uint64_t& size) {
    auto field = choiceField(
        {"python-size", "SIZE", "Python's size",
         "SIZE for the cpython backends, which are slower (the same)"},
        {}, [&size] { return size == 0 ? std::string() : formatCount(size); },
        [&task, &size](const std::string& text) -> Result<void> {
            if (text.empty()) {
                size = 0;
                return {};
            }
            const auto count = parseCount(text, "Python's size");
            if (!count) {
                return failure(count.error());
            }
            size = *count;
            return TaskCatalog().checkSize(task, size);
        });
    field.kind = Field::Kind::Text;
    return field;
}

Field backendsField(std::vector<Backend>& backends) {
    auto field = choiceField(
        {"backend", "B[,B...]", "Backends", "how workers are made (see 'parascope list backends')"},
        choicesOf(everyBackend()),
        [&backends] { return textOfEach(backends, [](Backend backend) { return infoOf(backend).key; }); },
        [&backends](const std::string& text) -> Result<void> {
            if (text.empty()) {
                return failure(noBackendIsChosen());
            }
            auto chosen = readEach<Backend>(text, [](const std::string& key) { return parseBackend(key); });
            if (!chosen) {
                return failure(chosen.error());
            }
            backends = std::move(*chosen);
            return {};
        });
    field.kind = Field::Kind::Choices;
    field.isAlwaysWritten = true;
    return field;
}

/// Of what only ranks have.
std::function<std::optional<Idle>()> idleWithoutRanks(const std::vector<Backend>& backends) {
    return [&backends]() -> std::optional<Idle> {
        if (std::find(backends.begin(), backends.end(), Backend::Mpi) != backends.end()) {
            return std::nullopt;
        }
        return Idle{"it is for ranks, and no backend here makes any",
                    "add mpi to --backend, or leave it out"};
    };
}

Field hostsField(std::vector<RankHost>& hosts) {
    auto field = choiceField(
        {"hosts", "H1[:N],H2...", "Hosts",
         "mpi: hosts that take the ranks, by ssh, H:4 at most four of them (this machine)"},
        {}, [&hosts] { return hostsText(hosts); },
        [&hosts](const std::string& text) -> Result<void> {
            auto read = parseHosts(text);
            if (!read) {
                return failure(read.error());
            }
            hosts = *std::move(read);
            return {};
        });
    field.kind = Field::Kind::Text;
    field.emptyMeans = "this machine";
    field.names = Field::Naming::Hosts;
    field.isOffForms = true; // of use with ranks alone: the page has a place of its own for it
    return field;
}

Field bindField(bool& binds) {
    auto field = choiceField(
        {"bind-to", "WHAT", "Bind to",
         "mpi: each rank keeps to a core of its own, or goes where it likes: core, none"},
        {{"none", "none"}, {"core", "core"}}, [&binds] { return std::string(binds ? "core" : "none"); },
        [&binds](const std::string& text) -> Result<void> {
            if (text != "none" && text != "core") {
                return failure("bind-to '" + text + "'", "ranks can be bound to no such thing",
                               "give core or none");
            }
            binds = text == "core";
            return {};
        });
    field.isOffForms = true;
    return field;
}

} // namespace

WorkOptions workOptionsOf(const std::vector<const Experiment*>& experiments) {
    WorkOptions options;
    std::vector<Backend> backends;
    for (const auto* experiment : experiments) {
        if (std::find(backends.begin(), backends.end(), experiment->backend) == backends.end()) {
            backends.push_back(experiment->backend);
        }
        (isPython(experiment->backend) ? options.pythonSize : options.size) = experiment->size;
        options.task = experiment->task;
        if (experiment->backend == Backend::Mpi) {
            options.hosts = experiment->hosts;
            options.bindsToCores = experiment->bindsToCores;
        }
        options.cores = experiment->cores;
        options.python = experiment->python.empty() ? options.python : experiment->python;
        options.startMethod = experiment->startMethod;
        options.switchIntervalMs = experiment->switchIntervalMs;
    }
    options.size = options.size == 0 ? options.pythonSize : options.size;
    options.pythonSize = options.pythonSize == options.size ? 0 : options.pythonSize;
    const bool areSerial = std::all_of(backends.begin(), backends.end(), isSerial);
    if (!areSerial) {
        std::erase_if(backends, isSerial);
    }
    options.backends = backends.empty() ? options.backends : backends;
    return options;
}

Field taskField(std::string& task, std::uint64_t& size) {
    auto field = textField(
        {"task", "T[:SIZE]", "Task", "what to compute: NAME or NAME:SIZE (see 'parascope list tasks')"},
        task);
    field.isAlwaysWritten = true;
    field.offers = taskChoices;
    field.usual = "sum-squares";
    field.text = [&task, &size] { return size == 0 ? task : task + ":" + formatCount(size); };
    field.read = [&task, &size](const std::string& text) -> Result<void> {
        const TaskCatalog tasks;
        const auto colon = text.find(':');
        const auto name = text.substr(0, colon);
        const auto found = tasks.find(name);
        if (!found) {
            return failure(found.error());
        }
        auto chosen = Result<std::uint64_t>((*found)->info().usualSize);
        if (colon != std::string::npos) {
            chosen = parseCount(text.substr(colon + 1), "size");
        }
        if (!chosen) {
            return failure(chosen.error());
        }
        task = name;
        size = *chosen;
        return tasks.checkSize(task, size);
    };
    return field;
}

void RunOptions::applyTo(Experiment& experiment) const {
    experiment.cores = cores;
    experiment.switchIntervalMs = switchIntervalMs;
    experiment.startMethod = startMethod;
    experiment.python = isPython(experiment.backend) ? python : std::string();
}

std::uint64_t WorkOptions::sizeFor(Backend backend) const {
    return isPython(backend) && pythonSize > 0 ? pythonSize : size;
}

void WorkOptions::applyTo(Experiment& experiment, Backend backend) const {
    experiment.task = task;
    experiment.size = sizeFor(backend);
    experiment.backend = backend;
    experiment.hosts = backend == Backend::Mpi ? hosts : std::vector<RankHost>();
    experiment.bindsToCores = backend == Backend::Mpi && bindsToCores;
    RunOptions::applyTo(experiment);
}

Field coresField(RunOptions& options) {
    auto field = coresField({"cores", "LIST", "Cores", "cores the workers may use, such as 0,2-3 (all)"},
                            options.cores);
    field.emptyMeans = "all";
    return field;
}

Field pythonField(RunOptions& options) {
    auto field = textField({"python", "PATH", "Python", "the interpreter of the cpython backends (python3)"},
                           options.python);
    field.emptyMeans = "python3";
    field.names = Field::Naming::Program;
    return field;
}

Field startMethodField(RunOptions& options) {
    auto field = choiceField(
        {"start-method", "HOW", "Start method",
         "how cpython-processes makes processes: fork, spawn, forkserver (that Python's default)"},
        {{"default", "default"}, {"fork", "fork"}, {"spawn", "spawn"}, {"forkserver", "forkserver"}},
        [&options] { return std::string(startMethodKey(options.startMethod)); },
        [&options](const std::string& text) -> Result<void> {
            const auto method = parseStartMethod(text);
            if (!method) {
                return failure(method.error());
            }
            options.startMethod = *method;
            return {};
        });
    field.usual = "-";
    return field;
}

Field switchIntervalField(RunOptions& options) {
    return countField({"switch-interval-ms", "MS", "Switch interval",
                       "gil, cpython-threads: how long a thread waits before it asks for the GIL",
                       "switch interval"},
                      options.switchIntervalMs, {1, kLongestSwitchInterval});
}

Field scheduleField(RunOptions& options) {
    return choiceField(
        {"schedule", "HOW", "Schedule", "how to know which worker was on which core: auto, exact, sampled"},
        {{"auto", "auto"}, {"exact", "exact"}, {"sampled", "sampled"}},
        [&options] { return std::string(scheduleModeKey(options.schedule)); },
        [&options](const std::string& text) -> Result<void> {
            const auto mode = parseScheduleMode(text);
            if (!mode) {
                return failure(mode.error());
            }
            options.schedule = *mode;
            return {};
        });
}

std::vector<Field> optionFields(RunOptions& options) {
    return {coresField(options), pythonField(options), startMethodField(options),
            switchIntervalField(options), scheduleField(options)};
}

std::vector<Field> workFields(WorkOptions& options) {
    std::vector<Field> all{taskField(options.task, options.size),
                           pythonSizeField(options.task, options.pythonSize), backendsField(options.backends),
                           hostsField(options.hosts), bindField(options.bindsToCores)};
    all[3].idle = all[4].idle = idleWithoutRanks(options.backends);
    for (auto& field : optionFields(options)) {
        all.push_back(std::move(field));
    }
    return all;
}

Error noBackendIsChosen() {
    return {"nothing to run", "no way to make workers is chosen", "choose at least one"};
}

Field backendField(std::string help, Backend& backend, const std::vector<Backend>& allowed,
                   const std::string& what) {
    auto field = choiceField(
        {"backend", "B", "Made as", std::move(help)}, choicesOf(allowed),
        [&backend] { return infoOf(backend).key; },
        [&backend, allowed, what](const std::string& text) -> Result<void> {
            const auto chosen = parseBackend(text, allowed, what);
            if (!chosen) {
                return failure(chosen.error());
            }
            backend = *chosen;
            return {};
        });
    field.isAlwaysWritten = true;
    return field;
}

Field repeatField(std::string help, int& repeat) {
    return countField({"repeat", "R", "Repeat", std::move(help)}, repeat, {1, kMostRepeats});
}

ScheduleMode scheduleOf(const Parameters& parameters) {
    for (const auto& [key, text] : fieldTexts(parameters)) {
        if (key == "schedule") {
            return parseScheduleMode(text).value_or(ScheduleMode::Auto);
        }
    }
    return ScheduleMode::Auto;
}

} // namespace parascope
