// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/SavedFacts.h"

#include "core/demos/SavedMachine.h"
#include "core/demos/SavedPlace.h"
#include "core/report/RunJson.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace parascope {

namespace dom = simdjson::dom;

namespace {

void writeWorkerSaved(JsonWriter& json, const WorkerRecord& worker) {
    json.beginObject();
    json.field("lane", worker.lane.value);
    json.field("schedule_lane", worker.scheduleLane.value);
    json.field("pid", worker.pid);
    json.field("tid", worker.tid);
    json.field("launched_ns", std::int64_t{worker.launched.count()});
    json.field("announced_ns", std::int64_t{worker.announced.count()});
    json.field("ended_ns", std::int64_t{worker.ended.count()});
    json.field("cpu_ns", std::int64_t{worker.usage.cpu.count()});
    json.field("ready_ns", std::int64_t{worker.usage.ready.count()});
    json.field("voluntary", worker.usage.voluntary);
    json.field("preempted", worker.usage.preempted);
    json.field("peak_rss_bytes", worker.usage.peakRssBytes);
    json.field("exit", exitKey(worker.exit));
    json.field("message", worker.message);
    json.field("name", worker.name);
    json.field("output", worker.output);
    writeSavedPlace(json, worker.place);
    json.texts("results", worker.results);
    if (!worker.total.empty()) {
        json.field("total", worker.total);
    }
    json.endObject();
}

WorkerRecord readWorker(const JsonFields& fields, WorkerId id) {
    WorkerRecord worker;
    worker.id = id;
    worker.name = fields.text("name");
    if (worker.name.empty()) {
        worker.name = "worker " + std::to_string(id.value);
    }
    worker.lane = LaneId(fields.number("lane", -1, 1 << 20));
    worker.scheduleLane =
        fields.real("schedule_lane") ? LaneId(fields.number("schedule_lane", -1, 1 << 20)) : LaneId();
    worker.pid = fields.number("pid");
    worker.tid = fields.number("tid");
    worker.launched = fields.time("launched_ns");
    worker.announced = fields.time("announced_ns");
    worker.ended = fields.time("ended_ns");
    worker.usage = {fields.time("cpu_ns"), fields.time("ready_ns"), fields.count("voluntary"),
                    fields.count("preempted"), fields.count("peak_rss_bytes")};
    worker.exit = exitFromKey(fields.text("exit"));
    worker.message = fields.text("message");
    worker.output = fields.text("output");
    worker.place = readSavedPlace(fields);
    worker.results = fields.texts("results");
    worker.total = fields.text("total");
    return worker;
}

/// What a demo asks of each of its runs, as usual: less than what the demo is asked for.
std::shared_ptr<Parameters> parametersOfARun(const Demo& demo) {
    for (const auto& experiment : demo.plan(*demo.parameters())) {
        if (experiment.parameters) {
            return experiment.parameters.get()->clone();
        }
    }
    return demo.parameters();
}

/// What a demo was asked for and what it knows of the run.
Result<void> readDemo(Demos demos, const JsonFields& fields, const JsonFields& saved, RunRecord& record) {
    auto& experiment = record.facts.experiment;
    experiment.demo = fields.text("demo");
    if (experiment.demo.empty()) {
        experiment.demo = "run"; // of a version that had no other
    }
    const auto* const demo = findDemo(demos, experiment.demo);
    if (demo == nullptr) {
        return failure("demo '" + experiment.demo + "'", "there is no such demo");
    }
    if (const auto texts = saved.object("parameters"); texts.exists()) {
        const auto parameters = parametersOfARun(*demo);
        std::vector<FieldText> all;
        texts.eachField([&](std::string_view key, dom::element element) {
            std::string_view text;
            if (!element.get_string().get(text)) {
                all.emplace_back(key, text);
            }
        });
        if (auto read = readFieldTexts(*parameters, all); !read) {
            return read;
        }
        experiment.parameters = parameters;
    }
    if (const auto facts = saved.object("facts"); facts.exists()) {
        record.facts.demo = demo->readFacts(facts);
    }
    return demo->check(record.facts);
}

void readLog(const JsonFields& saved, RunRecord& record) {
    record.log = saved.texts("log");
    record.toldUntil = saved.time("told_until_ns");
    saved.each("marks", [&](dom::element row) {
        std::array<std::int64_t, 4> mark{};
        for (std::size_t i = 0; i < mark.size(); ++i) {
            if (row.at(i).get_int64().get(mark[i]) || mark[i] < 0) {
                return;
            }
        }
        if (mark[0] <= UINT8_MAX && mark[1] < static_cast<std::int64_t>(record.facts.workers.size())) {
            record.marks.push_back({Nanoseconds(mark[3]), static_cast<std::uint64_t>(mark[2]),
                                    WorkerId(static_cast<std::int32_t>(mark[1])),
                                    static_cast<std::uint8_t>(mark[0])});
        }
    });
    std::stable_sort(record.marks.begin(), record.marks.end(),
                     [](const RunMark& one, const RunMark& other) { return one.time < other.time; });
}

void readExperiment(const JsonFields& fields, const JsonFields& saved, Experiment& experiment) {
    experiment.task = fields.text("task");
    experiment.size = fields.count("size");
    experiment.workers = fields.number("workers", 1, 2 * kMostWorkers);
    experiment.repeat = fields.number("repeat", 0, 1 << 20);
    experiment.keepGoing = saved.flag("keep_going");
    experiment.python = saved.text("python");
    experiment.hosts = parseHosts(saved.text("hosts")).value_or(std::vector<RankHost>());
    experiment.bindsToCores = saved.flag("binds_to_cores");
    if (saved.real("switch_interval_ms")) {
        experiment.switchIntervalMs = saved.number("switch_interval_ms", 1, kLongestSwitchInterval);
    }
    experiment.startMethod = parseStartMethod(saved.text("start_method")).value_or(StartMethod::Default);
    saved.each("allowed_cores", [&](dom::element core) {
        std::int64_t number = 0;
        if (!core.get_int64().get(number)) {
            experiment.cores.emplace_back(static_cast<std::int32_t>(number));
        }
    });
}

void readFacts(const JsonFields& fields, const JsonFields& saved, RunFacts& facts) {
    facts.name = fields.text("name");
    facts.interpreter = fields.text("interpreter");
    facts.schedule = fields.text("schedule");
    facts.error = fields.text("error");
    facts.otherPrograms = fields.real("other_programs_share");
    facts.quotaUsedUp = fields.real("quota_used_up_share");
    if (const auto noise = fields.object("noise"); noise.real("share")) {
        facts.noise = BusiestProgram{noise.text("program"), CoreId(noise.number("core", -1, 1 << 15)),
                                     *noise.real("share")};
    }
    facts.machine = readSavedMachine(saved.object("machine"));
    facts.batch = saved.number("batch", 0, 1 << 30);
    facts.pinned = saved.flag("pinned");
    facts.startedAt = saved.text("started_at");
    facts.launched = saved.time("launched_ns");
    facts.released = saved.time("released_ns");
    facts.ended = saved.time("ended_ns");
    facts.scheduleNote = saved.text("schedule_note");
    facts.lostSwitches = saved.count("lost_switches");
    facts.finished = saved.flag("finished");
    facts.stopped = saved.flag("stopped");
    saved.each("workers", [&](dom::element worker) {
        const WorkerId id(static_cast<std::int32_t>(facts.workers.size()));
        facts.workers.push_back(readWorker(JsonFields(worker), id));
    });
}

Result<SavedRun> readRun(Demos demos, const JsonFields& fields) {
    SavedRun run;
    auto& facts = run.record.facts;
    const auto saved = fields.object("saved");
    const auto backend = parseBackend(fields.text("backend"));
    if (!backend) {
        return failure(backend.error());
    }
    facts.experiment.backend = *backend;
    readExperiment(fields, saved, facts.experiment);
    readFacts(fields, saved, facts);
    readLog(saved, run.record);
    if (const auto demo = readDemo(demos, fields, saved, run.record); !demo) {
        return failure(demo.error());
    }
    saved.each("lanes", [&](dom::element place) {
        std::int64_t pid = 0;
        std::int64_t tid = 0;
        if (!place.at(0).get_int64().get(pid) && !place.at(1).get_int64().get(tid)) {
            run.places.emplace_back(pid, tid);
        }
    });
    return run;
}

void writeParameters(JsonWriter& json, const Parameters& parameters) {
    json.key("parameters");
    json.beginObject();
    for (const auto& [key, text] : fieldTexts(parameters)) {
        json.field(key, text);
    }
    json.endObject();
}

void writeLog(JsonWriter& json, const RunRecord& run) {
    json.field("told_until_ns", std::int64_t{run.toldUntil.count()});
    json.texts("log", run.log);
    json.key("marks");
    json.beginArray();
    for (const auto& mark : run.marks) {
        json.beginArray();
        json.value(int{mark.kind});
        json.value(mark.worker.value);
        json.value(mark.item);
        json.value(std::int64_t{mark.time.count()});
        json.endArray();
    }
    json.endArray();
}

/// What a demo alone knows of its runs.
void writeDemo(JsonWriter& json, Demos demos, const RunRecord& run) {
    if (run.facts.experiment.parameters) {
        writeParameters(json, *run.facts.experiment.parameters.get());
    }
    if (!run.log.empty() || !run.marks.empty()) {
        writeLog(json, run);
    }
    const auto* const demo = findDemo(demos, run.facts.experiment.demo);
    if (demo != nullptr && run.facts.demo) {
        json.key("facts");
        json.beginObject();
        demo->writeFacts(json, run);
        json.endObject();
    }
}

} // namespace

void writeSaved(JsonWriter& json, Demos demos, const RunRecord& run,
                std::span<const EventWriter::Where> places) {
    const auto& facts = run.facts;
    json.field("demo", facts.experiment.demo);
    json.key("saved");
    json.beginObject();
    json.key("machine");
    writeMachine(json, facts.machine);
    json.field("batch", facts.batch);
    json.field("pinned", facts.pinned);
    json.field("started_at", facts.startedAt);
    json.field("launched_ns", std::int64_t{facts.launched.count()});
    json.field("released_ns", std::int64_t{facts.released.count()});
    json.field("ended_ns", std::int64_t{facts.ended.count()});
    json.field("schedule_note", facts.scheduleNote);
    json.field("lost_switches", facts.lostSwitches);
    json.field("finished", facts.finished);
    json.field("stopped", facts.stopped);
    json.field("keep_going", facts.experiment.keepGoing);
    json.field("python", facts.experiment.python);
    if (facts.experiment.backend == Backend::Mpi) {
        json.field("hosts", hostsText(facts.experiment.hosts));
        json.field("binds_to_cores", facts.experiment.bindsToCores);
    }
    json.field("switch_interval_ms", facts.experiment.switchIntervalMs);
    json.field("start_method", startMethodKey(facts.experiment.startMethod));
    json.key("allowed_cores");
    json.beginArray();
    for (const auto core : facts.experiment.cores) {
        json.value(core.value);
    }
    json.endArray();
    json.key("lanes");
    json.beginArray();
    for (const auto& place : places) {
        json.beginArray();
        json.value(place.pid);
        json.value(place.tid);
        json.endArray();
    }
    json.endArray();
    json.key("workers");
    json.beginArray();
    for (const auto& worker : facts.workers) {
        writeWorkerSaved(json, worker);
    }
    json.endArray();
    writeDemo(json, demos, run);
    json.endObject();
}

Result<std::vector<SavedRun>> readSaved(Demos demos, const std::string& otherData) {
    constexpr auto kWhat = "the runs of this file cannot be restored";
    constexpr auto kRemedy = "its lanes are shown; a newer Parascope may know more";
    std::vector<SavedRun> runs;
    dom::parser parser;
    dom::element root;
    dom::element ours;
    if (otherData.empty() || parser.parse(otherData).get(root) || root["parascope"].get(ours)) {
        return runs;
    }
    Result<void> good;
    JsonFields(ours).each("runs", [&](dom::element element) {
        auto run = readRun(demos, JsonFields(element));
        if (run) {
            runs.push_back(std::move(*run));
        } else if (good) {
            good = failure(kWhat, run.error().text(), kRemedy);
        }
    });
    for (const auto* demo : demos) {
        auto former = demo->readFormerFile(JsonFields(ours));
        if (!former) {
            return failure(former.error());
        }
        std::move(former->begin(), former->end(), std::back_inserter(runs));
    }
    if (!good) {
        return failure(good.error());
    }
    return runs;
}

} // namespace parascope
