// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/memory/StartCosts.h"

#include "core/base/Numbers.h"
#include "core/demos/memory/MemoryRun.h"
#include "core/report/Metrics.h"
#include "core/report/StartTimes.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace parascope {

namespace {

/// Of each kind are so many made: CPython's 12 have 11 steps from one to the next. Each start has the machine
/// to itself: a dozen at once would wait for each other's cores.
constexpr int kStarted = 12;
/// They live long enough to be looked at: some ten milliseconds each.
constexpr std::uint64_t kToLive = 2'000'000;

struct StartKind {
    const char* key;
    const char* name;
    MemoryWay way;
    StartMethod method;
};
constexpr std::array<StartKind, 5> kKinds{{
    {"thread", "a thread", MemoryWay::Unprotected, StartMethod::Default},
    {"process", "a process", MemoryWay::Separate, StartMethod::Default},
    {"python_fork", "CPython's fork", MemoryWay::PythonProcesses, StartMethod::Fork},
    {"python_forkserver", "its forkserver", MemoryWay::PythonProcesses, StartMethod::Forkserver},
    {"python_spawn", "its spawn", MemoryWay::PythonProcesses, StartMethod::Spawn},
}};

bool isOfKind(const RunRecord& run, const StartKind& kind) {
    const auto& experiment = run.facts.experiment;
    const auto backend = infoOf(kind.way).backend;
    if (isPython(backend)) {
        return isOfStartCosts(run) && experiment.backend == backend && experiment.startMethod == kind.method;
    }
    return infoOf(experiment.backend).kind == infoOf(backend).kind && !isPython(experiment.backend);
}

/// CPython makes them in turn; ours are made alone, and once all together for their memory.
bool tellsStarts(const RunRecord& run) {
    const auto& experiment = run.facts.experiment;
    return !isOfStartCosts(run) || isPython(experiment.backend) || experiment.workers == 1;
}

std::optional<StartCost> costOfKind(const StartKind& kind, const std::vector<const RunRecord*>& runs) {
    std::vector<double> starts;
    std::vector<double> bytes;
    for (const auto* run : runs) {
        if (tellsStarts(*run)) {
            const auto times = startTimes(run->facts);
            starts.insert(starts.end(), times.begin(), times.end());
        }
        const auto own = memoryFacts(run->facts).workerBytes;
        if (own && run->facts.experiment.workers > 1) {
            bytes.push_back(static_cast<double>(*own));
        }
    }
    if (starts.empty()) {
        return std::nullopt;
    }
    const auto [least, most] = std::minmax_element(starts.begin(), starts.end());
    StartCost cost{infoOf(kind.way).backend,        kind.key, kind.name, median(starts), *least, *most,
                   static_cast<int>(starts.size()), {}};
    cost.bytes = bytes.empty() ? std::nullopt : std::optional(median(bytes));
    return cost;
}

/// Kinds that could not be measured, by the reason.
std::vector<std::pair<const StartKind*, std::string>> unmeasuredKinds(RunsView runs) {
    std::vector<std::pair<const StartKind*, std::string>> kinds;
    for (const auto& kind : kKinds) {
        const auto found = std::find_if(runs.begin(), runs.end(), [&kind](const RunRecord* run) {
            return isOfKind(*run, kind) && !whyUnmeasured(*run).empty();
        });
        if (found != runs.end()) {
            kinds.emplace_back(&kind, whyUnmeasured(**found));
        }
    }
    return kinds;
}

/// "Not measured: CPython's fork, its forkserver, its spawn: there is no Python". The reason stands once.
std::string unmeasuredInWords(RunsView runs) {
    std::string text;
    std::string why;
    for (const auto& [kind, reason] : unmeasuredKinds(runs)) {
        const bool isNew = reason != why;
        text += (text.empty() ? " Not measured: "
                 : isNew      ? ": " + why + "; "
                              : ", ") +
                std::string(kind->name);
        why = reason;
    }
    return text.empty() ? text : text + ": " + why + ".";
}

} // namespace

std::vector<MemoryQuestion> startCostQuestions(const MemoryQuestion& asked) {
    std::vector<MemoryQuestion> questions;
    for (const auto& kind : kKinds) {
        auto one = asked;
        one.ways = {kind.way};
        one.startMethod = kind.method;
        one.workers = kStarted;
        one.increments = kToLive;
        one.repeat = 1;
        one.startCosts = true;
        questions.push_back(one);
        one.workers = 1;
        const bool isInTurn = isPython(infoOf(kind.way).backend);
        questions.insert(questions.end(), isInTurn ? 0 : kStarted, one);
    }
    return questions;
}

bool isOfStartCosts(const Experiment& experiment) {
    return memoryQuestion(experiment).startCosts;
}

bool isOfStartCosts(const RunRecord& run) {
    return isOfStartCosts(run.facts.experiment);
}

std::string whyUnmeasured(const RunRecord& run) {
    const auto& facts = run.facts;
    const bool hasBegun = std::any_of(facts.workers.begin(), facts.workers.end(),
                                      [](const auto& worker) { return worker.launched != Nanoseconds{}; });
    const bool canMiss = isOfStartCosts(run) && isPython(facts.experiment.backend) &&
                         facts.experiment.python.empty() && facts.finished && !hasBegun;
    return canMiss ? facts.error : std::string();
}

std::vector<StartCost> startCosts(RunsView runs) {
    std::vector<StartCost> costs;
    for (const auto& kind : kKinds) {
        std::vector<const RunRecord*> of;
        std::copy_if(runs.begin(), runs.end(), std::back_inserter(of),
                     [&kind](const RunRecord* run) { return isOfKind(*run, kind); });
        const auto forThat = std::stable_partition(of.begin(), of.end(),
                                                   [](const RunRecord* run) { return isOfStartCosts(*run); });
        if (forThat != of.begin()) {
            of.erase(forThat, of.end());
        }
        if (auto cost = costOfKind(kind, of)) {
            costs.push_back(std::move(*cost));
        }
    }
    return costs;
}

std::string startCostsInWords(RunsView runs) {
    if (std::none_of(runs.begin(), runs.end(), [](const RunRecord* run) { return isOfStartCosts(*run); })) {
        return {};
    }
    std::string text;
    for (const auto& cost : startCosts(runs)) {
        text += (text.empty() ? "One more worker takes: " : "; ") + cost.name + " " +
                durationInWords(cost.median) + " (" + durationInWords(cost.least) + " to " +
                durationInWords(cost.most) + ")" +
                (cost.bytes ? ", " + bytesInWords(*cost.bytes) : std::string());
    }
    return text + (text.empty() ? "" : ".") + unmeasuredInWords(runs);
}

void writeStartCosts(JsonWriter& json, RunsView runs) {
    const auto costs = startCosts(runs);
    const auto medianOf = [&costs](std::string_view key) -> std::optional<double> {
        const auto found = std::find_if(costs.begin(), costs.end(),
                                        [key](const StartCost& cost) { return cost.key == key; });
        return found != costs.end() ? std::optional(found->median) : std::nullopt;
    };
    json.key("start");
    json.beginObject();
    json.field("thread_s", medianOf("thread"));
    json.field("process_s", medianOf("process"));
    for (const auto& cost : costs) {
        if (cost.key.starts_with("python")) {
            json.field(cost.key + "_s", cost.median);
        }
    }
    if (const auto kinds = unmeasuredKinds(runs); !kinds.empty()) {
        json.key("unmeasured");
        json.beginObject();
        for (const auto& [kind, why] : kinds) {
            json.field(kind->key, why);
        }
        json.endObject();
    }
    json.key("spread");
    json.beginObject();
    for (const auto& cost : costs) {
        json.key(cost.key);
        json.beginObject();
        json.field("median", cost.median);
        json.field("min", cost.least);
        json.field("max", cost.most);
        json.field("starts", cost.starts);
        json.endObject();
    }
    json.endObject();
    json.endObject();
    json.key("memory");
    json.beginObject();
    for (const auto& cost : costs) {
        if (cost.bytes) {
            json.field(cost.key + "_bytes", *cost.bytes);
        }
    }
    json.endObject();
}

} // namespace parascope
