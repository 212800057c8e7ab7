// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/table/ComparisonPlan.h"

#include "core/demos/memory/StartCosts.h"
#include "core/demos/table/StartCells.h"
#include "core/report/Baseline.h"

#include <algorithm>

namespace parascope {

namespace {

constexpr auto kComputingTask = "sum-squares";
constexpr auto kWaitingTask = "sleep";

/// The newest of the runs that are as wanted: their ids count on.
template <class Wanted>
const RunRecord* newest(const std::vector<const RunRecord*>& runs, Wanted wanted) {
    const RunRecord* found = nullptr;
    for (const auto* run : runs) {
        if (wanted(*run) && (found == nullptr || run->facts.id > found->facts.id)) {
            found = run;
        }
    }
    return found;
}

bool isSameMachine(const Machine& one, const Machine& other) {
    return one.cpu == other.cpu && one.usableCores() == other.usableCores();
}

} // namespace

bool isMeasured(ComparisonRow row) {
    return row != ComparisonRow::Data && row != ComparisonRow::Crash && row != ComparisonRow::BestFor;
}

Experiment experimentFor(ComparisonRow row, Backend backend, const ComparisonPlan& plan) {
    Experiment experiment;
    experiment.backend = backend;
    experiment.python = isPython(backend) ? plan.python : std::string();
    if (row == ComparisonRow::BusyCores || row == ComparisonRow::Speedup) {
        experiment.task = kComputingTask;
        experiment.size = isPython(backend) ? plan.pythonSize : plan.size;
        experiment.workers = plan.workers;
    } else {
        experiment.task = kWaitingTask;
        experiment.size = plan.waitMs;
        experiment.workers = plan.waiters;
    }
    return experiment;
}

std::vector<Experiment> experimentsFor(ComparisonRow row, Backend backend, const ComparisonPlan& plan,
                                       const std::vector<const RunRecord*>& runs, const Machine& machine) {
    if (row == ComparisonRow::Start || row == ComparisonRow::Memory) {
        if (auto starts = startExperiments(backend, plan); !starts.empty()) {
            return starts;
        }
    }
    const auto* known = newestFor(row, backend, plan, runs, machine);
    const auto own = known != nullptr ? known->facts.experiment : experimentFor(row, backend, plan);
    std::vector<Experiment> experiments;
    if (row == ComparisonRow::Speedup) {
        experiments.push_back(own);
        experiments.back().backend = baselineOf(backend);
        experiments.back().repeat = 0;
    }
    experiments.push_back(own);
    return experiments;
}

std::vector<Experiment> experimentsOf(const ComparisonPlan& plan, const std::vector<Backend>& backends) {
    std::vector<Backend> computing;
    for (const auto backend : backends) {
        const auto baseline = baselineOf(backend);
        if (std::find(computing.begin(), computing.end(), baseline) == computing.end()) {
            computing.push_back(baseline);
        }
    }
    computing.insert(computing.end(), backends.begin(), backends.end());
    std::vector<Experiment> experiments;
    for (const auto backend : computing) {
        experiments.push_back(experimentFor(ComparisonRow::BusyCores, backend, plan));
    }
    for (const auto backend : backends) {
        experiments.push_back(experimentFor(ComparisonRow::Waits, backend, plan));
    }
    for (const auto backend : backends) {
        const auto starts = startExperiments(backend, plan);
        experiments.insert(experiments.end(), starts.begin(), starts.end());
    }
    return experiments;
}

bool tellsOf(const RunFacts& facts, ComparisonRow row, Backend backend, const ComparisonPlan& plan,
             const Machine& machine) {
    const auto& experiment = facts.experiment;
    const bool isOurs = facts.title.empty() && experiment.cores.empty() && experiment.backend == backend;
    const bool isThisPython = !isPython(backend) || experiment.python == plan.python;
    // A run that waits for its turn knows no machine yet: it is going to be this one.
    const bool isHere = !facts.finished || isSameMachine(facts.machine, machine);
    if (!isOurs || !isThisPython || !isHere) {
        return false;
    }
    switch (row) {
    case ComparisonRow::BusyCores:
    case ComparisonRow::Speedup:
        return experiment.task == kComputingTask && experiment.workers == plan.workers;
    case ComparisonRow::Waits:
        return experiment.task == kWaitingTask && experiment.workers > 1;
    case ComparisonRow::Start:
        // Of those started together two have but one step from worker to worker, which is no median.
        return isOfStartCosts(experiment) || experiment.workers > 2;
    case ComparisonRow::Memory:
        return isOfStartCosts(experiment) || infoOf(backend).kind == WorkerKind::Processes;
    default:
        return false;
    }
}

const RunRecord* newestFor(ComparisonRow row, Backend backend, const ComparisonPlan& plan,
                           const std::vector<const RunRecord*>& runs, const Machine& machine) {
    const auto tells = [&](const RunRecord& run) {
        return run.facts.succeeded() && tellsOf(run.facts, row, backend, plan, machine);
    };
    if (row != ComparisonRow::BusyCores && row != ComparisonRow::Speedup) {
        return newest(runs, tells);
    }
    const auto* both =
        newest(runs, [&](const RunRecord& run) { return tells(run) && findBaseline(run, runs).has_value(); });
    return both == nullptr && row == ComparisonRow::BusyCores ? newest(runs, tells) : both;
}

const RunRecord* newestLike(const Experiment& of, Backend backend,
                            const std::vector<const RunRecord*>& runs) {
    return newest(runs, [&](const RunRecord& run) {
        const auto& facts = run.facts;
        const auto& other = facts.experiment;
        return facts.succeeded() && facts.title.empty() && other.backend == backend &&
               other.task == of.task && other.size == of.size && other.workers == of.workers &&
               other.cores == of.cores && (!isPython(backend) || other.python == of.python);
    });
}

} // namespace parascope
