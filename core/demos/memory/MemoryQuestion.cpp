// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/MemoryQuestion.h"

#include "core/base/Numbers.h"
#include "core/base/SpellingSuggestion.h"

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

} // namespace

std::span<const MemoryWayInfo> memoryWays() {
    return kWays;
}

const MemoryWayInfo& infoOf(MemoryWay way) {
    return kWays.at(static_cast<std::size_t>(way));
}

std::string MemoryQuestion::runName() const {
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
    return all;
}

Result<void> MemoryQuestion::check() const {
    return ways.empty() ? failure("no way is chosen", "there is nothing to count by", "choose one or more")
                        : Result<void>();
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

} // namespace parascope
