// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/MemoryQuestion.h"

#include "core/base/Numbers.h"
#include "core/base/SpellingSuggestion.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace {

constexpr double kLongestInterval = kLongestSwitchInterval;
constexpr double kShortestInterval = 0.001;

constexpr std::array<MemoryWayInfo, kMemoryWays> kWays{{
    {MemoryWay::Unprotected, "unprotected", "shared, unprotected", Backend::Threads,
     "Threads load the counter, add 1 and store it: three steps, and others come between.", "without a lock"},
    {MemoryWay::Mutex, "mutex", "shared, mutex", Backend::Threads,
     "Threads do the same three steps under a mutex: one at a time.", "with a mutex"},
    {MemoryWay::Atomic, "atomic", "shared, atomic", Backend::Threads,
     "Threads add to an atomic: the processor does the three steps as one.", "with an atomic"},
    {MemoryWay::Separate, "separate", "separate processes", Backend::Processes,
     "Each process counts in its own memory: the parent's counter is never touched.",
     "in memory of their own"},
    {MemoryWay::SharedMemory, "shared-memory", "processes, shared memory", Backend::Processes,
     "Processes map the same page, with an atomic in it.", "in shared memory"},
    {MemoryWay::SharedMutex, "shared-mutex", "processes, shared mutex", Backend::Processes,
     "Processes map the same page, with a lock in it that outlives an owner who dies.",
     "with a mutex in shared memory"},
    {MemoryWay::Pipe, "pipe", "processes, pipe", Backend::Processes,
     "Each process counts for itself and sends its sum back: nothing is shared, and nothing is lost.",
     "with sums sent back through pipes"},
    {MemoryWay::PythonThreads, "python", "cpython threads", Backend::CpythonThreads,
     "Python threads do counter += 1. From 3.10 on a switch comes only at some instructions, none of "
     "them in there.",
     "as Python threads"},
    {MemoryWay::PythonCall, "python-call", "cpython threads, with a call", Backend::CpythonThreads,
     "Python threads load the counter, call a function and store it: a switch may come in the call.",
     "as Python threads with a call in between"},
    {MemoryWay::PythonLock, "python-lock", "cpython threads, lock", Backend::CpythonThreads,
     "Python threads do the same under a threading.Lock.", "as Python threads with a lock"},
    {MemoryWay::PythonProcesses, "python-processes", "cpython processes", Backend::CpythonProcesses,
     "Each multiprocessing.Process has a global of its own.", "as Python processes"},
    {MemoryWay::PythonValue, "python-value", "cpython processes, value", Backend::CpythonProcesses,
     "Python processes share a multiprocessing.Value and hold its lock for each step.",
     "as Python processes with a shared Value"},
}};

constexpr std::string_view kAll = "all";

std::vector<FieldChoice> wayChoices() {
    std::vector<FieldChoice> choices;
    for (const auto& info : kWays) {
        choices.push_back({std::string(info.key), std::string(info.name), std::string(info.what)});
    }
    return choices;
}

Result<MemoryWay> parseWay(const std::string& key) {
    std::vector<std::string> known;
    for (const auto& info : kWays) {
        if (info.key == key) {
            return info.way;
        }
        known.emplace_back(info.key);
    }
    return failure("way '" + key + "'", "there is no such way to count",
                   suggestNames(key, known) + ", or all of them: all");
}

std::string everyKey() {
    return textOfEach(std::vector(kWays.begin(), kWays.end()),
                      [](const MemoryWayInfo& info) { return info.key; });
}

Field waysField(std::vector<MemoryWay>& ways) {
    auto field = choiceField(
        {"ways", "W[,W...]", "Ways", "how they count together, or all (the six of C++)"}, wayChoices(),
        [&ways] { return textOfEach(ways, [](MemoryWay way) { return infoOf(way).key; }); },
        [&ways](const std::string& text) -> Result<void> {
            auto chosen = readEach<MemoryWay>(text == kAll ? everyKey() : text, parseWay);
            if (!chosen) {
                return failure(chosen.error());
            }
            ways = std::move(*chosen);
            return {};
        });
    field.kind = Field::Kind::Choices;
    field.usual = "-";
    return field;
}

Field intervalField(double& interval) {
    auto field = choiceField(
        {"switch-interval-ms", "MS", "Switch interval",
         "of CPython: how long a thread waits before it asks for the GIL, fractions too (5)",
         "switch interval"},
        {}, [&interval] { return shortestDecimal(interval); },
        [&interval](const std::string& text) -> Result<void> {
            const auto value = parseReal(text);
            if (!value || !(*value >= kShortestInterval && *value <= kLongestInterval)) {
                return failure("switch interval '" + text + "'", "that is no time between two switches",
                               "give milliseconds from 0.001 to 10000");
            }
            interval = *value;
            return {};
        });
    field.kind = Field::Kind::Text;
    field.usual = "-";
    return field;
}

/// The options of a scenario are those of a command: by hand has controls of its own for them.
Field scenarioField(std::string& scenario) {
    std::vector<FieldChoice> choices;
    for (const auto& each : memoryScenarios()) {
        choices.push_back({each.key, each.title, each.what});
    }
    auto field = choiceField(
        {"scenario", "KEY", "Scenario",
         "in place of that: real threads through a few steps, beside all ways through them: " +
             textOfEach(choices, [](const FieldChoice& choice) { return choice.key; })},
        choices, [&scenario] { return scenario; },
        [&scenario](const std::string& text) -> Result<void> {
            std::vector<std::string> known;
            for (const auto& each : memoryScenarios()) {
                known.push_back(each.key);
            }
            if (!text.empty() && std::find(known.begin(), known.end(), text) == known.end()) {
                return failure("scenario '" + text + "'", "there is no such scenario",
                               suggestNames(text, known));
            }
            scenario = text;
            return {};
        });
    field.emptyMeans = "none";
    return field;
}

/// Counting and a scenario are two questions: either's options mean nothing to the other.
std::function<std::optional<Idle>()> idleInScenario(const MemoryQuestion& asked) {
    return [&asked] {
        return asked.scenario.empty() ? std::nullopt
                                      : std::optional(Idle{"a scenario has threads and steps of its own",
                                                           "leave it out, or say --threads and --times"});
    };
}

std::function<std::optional<Idle>()> idleWithoutScenario(const MemoryQuestion& asked) {
    return [&asked] {
        return asked.scenario.empty() ? std::optional(Idle{"only a scenario has it",
                                                           "name one (--scenario KEY), or leave it out"})
                                      : std::nullopt;
    };
}

std::vector<Field> scenarioFields(MemoryQuestion& asked) {
    std::vector<Field> fields{
        scenarioField(asked.scenario),
        countField({"threads", "N", "Threads", "of a scenario that is made for any number: 2 or 3 (2)"},
                   asked.scenarioThreads, {kFewestScenarioThreads, kMostScenarioThreads}),
        countField({"times", "N", "Times", "so often the scenario runs, at most 10M"}, asked.scenarioTimes,
                   {1, kMostScenarioTimes, {}, "that would take too long"}),
        countField({"spread", "US", "Spread",
                    "before each of its steps a pause by lot, up to so many microseconds, at most 1000; "
                    "without one threads that quick seldom meet"},
                   asked.spreadUs, {0, kLongestSpreadUs, {}, "a longer one shows nothing more"})};
    for (auto& field : fields) {
        field.isOffForms = true;
    }
    fields.front().isAlwaysWritten = !asked.scenario.empty();
    fields[2].isAlwaysWritten = true;
    fields[2].idle = fields[3].idle = idleWithoutScenario(asked);
    return fields;
}

} // namespace

std::span<const MemoryWayInfo> memoryWays() {
    return kWays;
}

const MemoryWayInfo& infoOf(MemoryWay way) {
    return kWays.at(static_cast<std::size_t>(way));
}

std::string MemoryQuestion::runName() const {
    if (!scenario.empty()) {
        return scenario;
    }
    return ways.size() == 1 ? std::string(infoOf(ways.front()).name) : std::string();
}

std::vector<Field> MemoryQuestion::fields() {
    std::vector<Field> all{
        waysField(ways),
        countField({"workers", "N", "Workers", "threads or processes at the same time, 1 to 64"}, workers,
                   {1, kMostWorkers}),
        countField({"increments", "K", "Increments", "so often each of them adds 1, at most 1G"}, increments,
                   {1, kMostIncrements, {}, "that would take too long"})};
    all[1].isAlwaysWritten = all[2].isAlwaysWritten = true;
    all.push_back(repeatField("count so often", repeat));
    all.push_back(coresField(*this));
    all.push_back(pythonField(*this));
    all.push_back(startMethodField(*this));
    all.push_back(intervalField(switchInterval));
    all.push_back(scheduleField(*this));
    all.push_back(
        flagField({"start-costs", "", "Start costs",
                   "measure, too, what one more worker costs: a thread, a process, CPython's by fork, "
                   "forkserver and spawn; some seconds"},
                  startCosts));
    for (auto& field : all) {
        const bool isOfBoth = field.key == "repeat" || field.key == "cores" || field.key == "schedule";
        if (!isOfBoth) {
            field.idle = idleInScenario(*this);
        }
    }
    for (auto& field : scenarioFields(*this)) {
        all.push_back(std::move(field));
    }
    return all;
}

Result<void> MemoryQuestion::check() const {
    if (ways.empty()) {
        return failure("no way is chosen", "there is nothing to count by", "choose one or more");
    }
    if (scenario.empty() && scenarioThreads) {
        const auto number = std::to_string(*scenarioThreads);
        return failure("threads " + number, "only a scenario has them",
                       "name it (--scenario KEY), or say --workers " + number);
    }
    const auto all = memoryScenarios();
    const auto* const asked = findScenario(all, scenario);
    const auto wanted = static_cast<std::size_t>(scenarioThreads.value_or(0));
    if (asked != nullptr && !asked->isOfAnySize && wanted != 0 && wanted != asked->program.threads.size()) {
        return failure("threads " + std::to_string(wanted),
                       "scenario '" + scenario + "' is made for " +
                           std::to_string(asked->program.threads.size()),
                       "leave the number out");
    }
    return {};
}

std::optional<Scenario> scenarioOf(const MemoryQuestion& asked) {
    const auto all = memoryScenarios(asked.scenarioThreads.value_or(kFewestScenarioThreads));
    const auto* const found = findScenario(all, asked.scenario);
    return found != nullptr ? std::optional(*found) : std::nullopt;
}

const MemoryQuestion& memoryQuestion(const Experiment& experiment) {
    static const MemoryQuestion kUsual;
    const auto* const asked = experiment.parameters.as<MemoryQuestion>();
    return asked != nullptr ? *asked : kUsual;
}

MemoryWay wayOf(const Experiment& experiment) {
    const auto& ways = memoryQuestion(experiment).ways;
    return ways.empty() ? MemoryWay::Unprotected : ways.front();
}

Experiment memoryExperiment(const MemoryQuestion& asked, MemoryWay way, int repeat) {
    auto one = asked;
    one.ways = {way};
    one.repeat = 1;
    Experiment experiment;
    experiment.demo = "memory";
    experiment.task.clear();
    experiment.size = asked.increments;
    experiment.backend = infoOf(way).backend;
    experiment.workers = asked.workers;
    experiment.repeat = repeat;
    experiment.keepGoing = true; // what becomes of a lock whose owner dies is a part of it
    if (const auto scenario = scenarioOf(asked)) {
        experiment.size = asked.scenarioTimes;
        experiment.backend = Backend::Threads;
        experiment.workers = static_cast<int>(scenario->program.threads.size());
    }
    asked.applyTo(experiment);
    experiment.parameters = std::make_shared<MemoryQuestion>(one);
    return experiment;
}

} // namespace parascope
