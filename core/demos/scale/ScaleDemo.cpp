// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/scale/ScaleDemo.h"

#include "core/demos/compare/TaskRun.h"
#include "core/report/Sentence.h"
#include "core/work/RankTask.h"
#include "core/work/Ring.h"

#include <algorithm>
#include <set>

namespace parascope {

namespace {

void writePoint(JsonWriter& json, const ScalingPoint& point) {
    json.beginObject();
    json.field("backend", infoOf(point.backend).key);
    json.field("workers", point.workers);
    json.key("wall_s");
    json.beginObject();
    json.field("median", point.wallMedian);
    json.field("min", point.wallMin);
    json.field("max", point.wallMax);
    json.endObject();
    json.field("speedup", point.speedup);
    json.field("efficiency", point.efficiency);
    json.field("karp_flatt", point.karpFlatt);
    json.field("core_speed_against_baseline", point.coreSpeed);
    json.endObject();
}

void writeFit(JsonWriter& json, const ScalingFit& fit) {
    json.field("amdahl_serial_fraction", fit.serialFraction);
    json.field("why_no_fit", fit.whyNoFit);
}

bool isForRanks(const std::string& task) {
    return !checkRanksFor(task, false);
}

/// What its figures are and how they are computed, for people.
struct ScalingTexts {
    const char* speedup;
    const char* efficiency;
};

ScalingTexts textsOf(ScalingKind kind) {
    switch (kind) {
    case ScalingKind::AgainstSerial:
        break;
    case ScalingKind::AgainstOneWorker:
        return {"S = workers * median wall time of one worker / median wall time", "S / workers"};
    case ScalingKind::Weak:
        return {"Work done in the same time: workers * T1 / Tn",
                "T1 / Tn: median wall time of one worker / that of n with n times the work"};
    }
    return {"S = wall time of the same total work one after another / median wall time", "S / workers"};
}

std::string_view kindKey(ScalingKind kind) {
    return kind == ScalingKind::AgainstSerial ? "one after another" : "one worker";
}

} // namespace

ScalingKind kindOf(const ScaleQuestion& scale) {
    return scale.weak               ? ScalingKind::Weak
           : isForRanks(scale.task) ? ScalingKind::AgainstOneWorker
                                    : ScalingKind::AgainstSerial;
}

std::vector<Experiment> experimentsOf(const ScaleQuestion& scale) {
    std::vector<Experiment> experiments;
    for (int repeat = 0; repeat < scale.repeat; ++repeat) {
        Experiment experiment;
        experiment.demo = "scale";
        experiment.repeat = repeat;
        experiment.workers = 1;
        if (scale.weak) { // its runs do not tell
            experiment.parameters = std::make_shared<ScaleQuestion>(scale);
        }
        const bool hasSerial = kindOf(scale) == ScalingKind::AgainstSerial;
        std::set<Backend> baselines;
        for (const auto backend : scale.backends) {
            if (hasSerial && baselines.insert(baselineOf(backend)).second) {
                scale.applyTo(experiment, baselineOf(backend));
                experiments.push_back(experiment);
            }
        }
        for (int workers = 1; workers <= scale.maxWorkers; ++workers) {
            for (const auto backend : scale.backends) {
                if (!isSerial(backend)) {
                    experiment.workers = workers;
                    scale.applyTo(experiment, backend);
                    experiments.push_back(experiment);
                }
            }
        }
    }
    return experiments;
}

int coresFor(const ScaleQuestion& scale, const Machine& machine) {
    return scale.cores.empty() ? machine.usableCores() : static_cast<int>(scale.cores.size());
}

std::vector<Field> ScaleQuestion::fields() {
    auto all = workFields(*this);
    const auto backend =
        std::find_if(all.begin(), all.end(), [](const Field& field) { return field.key == "backend"; });
    std::erase_if(backend->choices, [](const FieldChoice& choice) { // the baseline is made anyway
        const auto chosen = parseBackend(choice.key);
        return chosen && isSerial(*chosen);
    });
    all.push_back(
        countField({"max-workers", "N", "Workers: 1 to", "1 worker to so many, at most 64", "max workers"},
                   maxWorkers, {1, kMostWorkers}));
    all.back().isAlwaysWritten = true;
    all.push_back(repeatField("run each of them so often; the median counts", repeat));
    all.push_back(flagField({"weak", "", "Weak scaling",
                             "ask how much longer n workers take for n times the work of one, not how much "
                             "faster than one after another they are"},
                            weak));
    return all;
}

Result<void> ScaleQuestion::check() const {
    if (backends.empty()) {
        return failure(noBackendIsChosen());
    }
    if (std::all_of(backends.begin(), backends.end(), isSerial)) {
        return failure("backend '" + infoOf(backends.front()).key + "'",
                       "one after another there is nothing to scale", "give threads, processes, gil …");
    }
    if (task == Ring().info().name) {
        return failure("task '" + task + "'",
                       "its token is with one rank at a time, so more ranks do nothing faster",
                       "give halo, imbalanced or sum-squares, or 'parascope run'");
    }
    for (const auto backend : backends) {
        if (auto fits = checkRanksFor(task, backend == Backend::Mpi); !fits) {
            return fits;
        }
    }
    return {};
}

const DemoInfo& ScaleDemo::info() const {
    static const DemoInfo kInfo{
        "scale",
        "How many workers?",
        "run a task with 1, 2 and more workers: what does each bring?",
        "Every worker does the same work, however many they are: n workers do n times as much.\n"
        "Example: parascope scale --task sum-squares:100M --backend threads,gil --max-workers 4\n"
        "         parascope scale --task halo:2000 --backend mpi --weak",
        {".png", ".svg", ".pdf", ".csv"},
        "a scaling is no trace of one run",
        "Scaling",
        "More workers, the same work for each. Look where the points leave the ideal line, and how many "
        "cores there are."};
    return kInfo;
}

std::unique_ptr<Parameters> ScaleDemo::parameters() const {
    return std::make_unique<ScaleQuestion>();
}

ParametersValue ScaleDemo::askedBy(RunsView runs) const {
    auto asked = std::make_shared<ScaleQuestion>();
    static_cast<WorkOptions&>(*asked) = workOptionsOf(experimentsOf(runs));
    asked->maxWorkers = asked->repeat = 1;
    for (const auto* experiment : experimentsOf(runs)) {
        asked->maxWorkers = std::max(asked->maxWorkers, experiment->workers);
        asked->repeat = std::max(asked->repeat, experiment->repeat + 1);
        const auto* question = experiment->parameters.as<ScaleQuestion>();
        asked->weak = asked->weak || (question != nullptr && question->weak);
    }
    return asked;
}

std::vector<Experiment> ScaleDemo::plan(const Parameters& asked) const {
    return experimentsOf(dynamic_cast<const ScaleQuestion&>(asked));
}

std::unique_ptr<DemoRun> ScaleDemo::start(const Experiment& experiment, const Clock& /*clock*/) const {
    return std::make_unique<TaskRun>(experiment);
}

ScalingAnswer scalingAnswer(const ScaleQuestion& asked, RunsView runs) {
    ScalingAnswer measured;
    std::vector<const RunFacts*> facts;
    for (const auto* run : runs) {
        facts.push_back(&run->facts);
    }
    const auto machine = runs.empty() ? Machine() : runs.front()->facts.machine;
    measured.cores = coresFor(asked, machine);
    measured.scaling = computeScaling(scalingRuns(facts), measured.cores, kindOf(asked));
    measured.sentence = scalingSentence(measured.scaling, measured.cores, facts);
    return measured;
}

void ScaleDemo::writeJson(JsonWriter& json, const Parameters& asked, RunsView runs) const {
    const auto measured = scalingAnswer(dynamic_cast<const ScaleQuestion&>(asked), runs);
    const auto& scaling = measured.scaling;
    json.field("weak", scaling.kind == ScalingKind::Weak);
    json.field("measured_against", kindKey(scaling.kind));
    json.key("serial_wall_s");
    json.beginObject();
    for (const auto& [backend, wall] : scaling.serialWalls) {
        json.field(infoOf(backend).key, wall);
    }
    json.endObject();
    json.key("points");
    json.beginArray();
    for (const auto& point : scaling.points) {
        writePoint(json, point);
    }
    json.endArray();
    // One backend's figures where only one can stand: the first that was asked for. All of them below.
    const auto first = scaling.fits.empty() ? ScalingFit{} : scaling.fits.front();
    json.key("fit");
    json.beginObject();
    writeFit(json, first);
    json.endObject();
    json.field("suggested_workers", first.suggestedWorkers);
    json.key("fits");
    json.beginArray();
    for (const auto& fit : scaling.fits) {
        json.beginObject();
        json.field("backend", infoOf(fit.backend).key);
        writeFit(json, fit);
        json.field("suggested_workers", fit.suggestedWorkers);
        json.endObject();
    }
    json.endArray();
    json.field("sentence", measured.sentence);
}

Report scaleReport(const Scaling& scaling, const std::string& sentence) {
    Report report;
    report.sentence = sentence;
    const auto texts = textsOf(scaling.kind);
    for (const auto& point : scaling.points) {
        const auto& info = infoOf(point.backend);
        report.rows.push_back(
            {info.key,
             info.label,
             {{"workers", "workers", "count",
               "Threads or processes at the same time, each with the same work",
               static_cast<double>(point.workers)},
              {"wall_median_s", "wall (median)", "s", "Median wall time of all repeats", point.wallMedian},
              {"wall_min_s", "min", "s", "Wall time of the fastest repeat", point.wallMin},
              {"wall_max_s", "max", "s", "Wall time of the slowest repeat", point.wallMax},
              {"speedup", "speed-up", "×", texts.speedup, point.speedup},
              {"efficiency", "efficiency", "%", texts.efficiency, point.efficiency},
              {"karp_flatt", "Karp-Flatt", "",
               "The part of the work that was not parallel, as measured: (1/S - 1/n) / (1 - 1/n)",
               point.karpFlatt}}});
    }
    return report;
}

Report ScaleDemo::report(const Parameters& asked, RunsView runs) const {
    const auto answer = scalingAnswer(dynamic_cast<const ScaleQuestion&>(asked), runs);
    return scaleReport(answer.scaling, answer.sentence);
}

} // namespace parascope
