// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/compare/CompareDemo.h"

#include "core/demos/compare/CompareReport.h"
#include "core/demos/compare/TaskBody.h"
#include "core/demos/compare/TaskRun.h"
#include "core/work/RankTask.h"

#include <algorithm>

namespace parascope {

std::vector<Field> RunQuestion::fields() {
    auto all = workFields(*this);
    all.push_back(
        countField({"workers", "N", "Workers", "threads, processes or ranks at the same time, 1 to 64"},
                   workers, {1, kMostWorkers}));
    all.back().isAlwaysWritten = true;
    all.push_back(repeatField("run each of them so often", repeat));
    all.push_back(flagField({"no-baseline", "", "Without baseline",
                             "do not make the serial run, in the same language, that speed-ups refer to"},
                            baseline, false));
    all.push_back(
        flagField({"keep-going", "", "Keep going", "when a worker fails, let the others finish"}, keepGoing));
    return all;
}

Result<void> RunQuestion::check() const {
    return checkRanksFor(task, std::all_of(backends.begin(), backends.end(),
                                           [](Backend backend) { return backend == Backend::Mpi; }));
}

std::vector<Experiment> experimentsOf(const RunQuestion& run) {
    auto backends = run.backends;
    const bool canBeSerial = checkRanksFor(run.task, false).has_value();
    for (const auto backend : run.backends) {
        const auto baseline = baselineOf(backend);
        if (run.baseline && canBeSerial &&
            std::find(backends.begin(), backends.end(), baseline) == backends.end()) {
            backends.push_back(baseline);
        }
    }
    // Serial first: the others are measured against it.
    std::stable_partition(backends.begin(), backends.end(), isSerial);
    std::vector<Experiment> experiments;
    for (int repeat = 0; repeat < run.repeat; ++repeat) {
        for (const auto backend : backends) {
            Experiment experiment;
            experiment.workers = run.workers;
            experiment.repeat = repeat;
            experiment.keepGoing = run.keepGoing;
            run.applyTo(experiment, backend);
            experiments.push_back(std::move(experiment));
        }
    }
    return experiments;
}

Result<RunQuestion> questionOf(const Experiment& experiment) {
    if (experiment.demo != CompareDemo().info().key) {
        return failure("there is no command for this run alone", "it belongs to '" + experiment.demo + "'",
                       "copy the command on its page");
    }
    RunQuestion question;
    question.task = experiment.task;
    question.size = experiment.size;
    question.backends = {experiment.backend};
    question.workers = experiment.workers;
    question.baseline = false;
    question.keepGoing = experiment.keepGoing;
    question.cores = experiment.cores;
    question.hosts = experiment.hosts;
    question.bindsToCores = experiment.bindsToCores;
    question.python = experiment.python;
    question.startMethod = experiment.startMethod;
    question.switchIntervalMs = experiment.switchIntervalMs;
    return question;
}

const DemoInfo& CompareDemo::info() const {
    static const DemoInfo kInfo{
        "run",
        "Threads or processes?",
        "run a task with one or more backends and compare them",
        "SIZE is the work of each worker; k, M and G are understood: sum-squares:200M\n"
        "Example: parascope run --task sum-squares:200M --backend serial,threads,processes --workers 2",
        {".png", ".svg", ".pdf", ".csv", ".trace.json", ".html"},
        {},
        "Compare",
        "The same work by several backends. Look how many lanes are green at the same time.",
        "compare"};
    return kInfo;
}

std::unique_ptr<Parameters> CompareDemo::parameters() const {
    return std::make_unique<RunQuestion>();
}

ParametersValue CompareDemo::askedBy(RunsView runs) const {
    auto asked = std::make_shared<RunQuestion>();
    static_cast<WorkOptions&>(*asked) = workOptionsOf(experimentsOf(runs));
    asked->baseline = std::any_of(runs.begin(), runs.end(), [](const RunRecord* run) {
        return isSerial(run->facts.experiment.backend);
    });
    for (const auto* experiment : experimentsOf(runs)) {
        asked->workers = experiment->workers;
        asked->repeat = std::max(asked->repeat, experiment->repeat + 1);
        asked->keepGoing = experiment->keepGoing;
    }
    return asked;
}

std::vector<Experiment> CompareDemo::plan(const Parameters& asked) const {
    return experimentsOf(dynamic_cast<const RunQuestion&>(asked));
}

std::unique_ptr<DemoRun> CompareDemo::start(const Experiment& experiment, const Clock& /*clock*/) const {
    return std::make_unique<TaskRun>(experiment);
}

Result<std::unique_ptr<WorkerBody>> CompareDemo::body(std::vector<std::string> arguments,
                                                      LineRecorder& /*lines*/) const {
    return TaskBody::make(arguments);
}

void CompareDemo::writeJson(JsonWriter& json, const Parameters& asked, RunsView runs) const {
    writeCompared(json, dynamic_cast<const RunQuestion&>(asked), figuresOf({runs.begin(), runs.end()}));
}

Report CompareDemo::report(const Parameters& /*asked*/, RunsView runs) const {
    return runReport(figuresOf({runs.begin(), runs.end()}));
}

std::string CompareDemo::table(const Parameters& asked, RunsView runs) const {
    return comparedTable(dynamic_cast<const RunQuestion&>(asked), figuresOf({runs.begin(), runs.end()}));
}

} // namespace parascope
