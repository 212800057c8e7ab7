// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/SavedFacts.h"

#include "core/report/RunJson.h"
#include "core/report/SavedMachine.h"

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
    json.field("output", worker.output);
    json.key("results");
    json.beginArray();
    for (const auto& result : worker.results) {
        json.value(result);
    }
    json.endArray();
    json.endObject();
}

WorkerRecord readWorker(const JsonFields& fields) {
    WorkerRecord worker;
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
    fields.each("results", [&](dom::element result) {
        std::string_view text;
        if (!result.get_string().get(text)) {
            worker.results.emplace_back(text);
        }
    });
    return worker;
}

Result<SavedRun> readRun(const JsonFields& fields) {
    SavedRun run;
    auto& facts = run.facts;
    const auto saved = fields.object("saved");
    const auto backend = parseBackend(fields.text("backend"));
    if (!backend) {
        return failure("the runs of this file cannot be restored", backend.error().text(),
                       "its lanes are shown; a newer Parascope may know more");
    }
    facts.experiment.backend = *backend;
    facts.experiment.task = fields.text("task");
    facts.experiment.size = fields.count("size");
    facts.experiment.workers = fields.number("workers", 1, kMostWorkers);
    facts.experiment.repeat = fields.number("repeat", 0, 1 << 20);
    facts.interpreter = fields.text("interpreter");
    facts.schedule = fields.text("schedule");
    facts.error = fields.text("error");
    facts.otherPrograms = fields.real("other_programs_share");
    if (const auto noise = fields.object("noise"); noise.real("share")) {
        facts.noise = BusiestProgram{noise.text("program"), CoreId(noise.number("core", -1, 1 << 15)),
                                     *noise.real("share")};
    }
    facts.machine = readSavedMachine(saved.object("machine"));
    facts.startedAt = saved.text("started_at");
    facts.launched = saved.time("launched_ns");
    facts.released = saved.time("released_ns");
    facts.ended = saved.time("ended_ns");
    facts.scheduleNote = saved.text("schedule_note");
    facts.lostSwitches = saved.count("lost_switches");
    facts.finished = saved.flag("finished");
    facts.stopped = saved.flag("stopped");
    facts.experiment.keepGoing = saved.flag("keep_going");
    facts.experiment.python = saved.text("python");
    if (saved.real("switch_interval_ms")) {
        facts.experiment.switchIntervalMs = saved.number("switch_interval_ms", 1, kLongestSwitchInterval);
    }
    facts.experiment.startMethod =
        parseStartMethod(saved.text("start_method")).value_or(StartMethod::Default);
    saved.each("allowed_cores", [&](dom::element core) {
        std::int64_t number = 0;
        if (!core.get_int64().get(number)) {
            facts.experiment.cores.emplace_back(static_cast<std::int32_t>(number));
        }
    });
    saved.each("workers", [&](dom::element worker) {
        facts.workers.push_back(readWorker(JsonFields(worker)));
        facts.workers.back().id = WorkerId(static_cast<std::int32_t>(facts.workers.size()) - 1);
    });
    saved.each("lanes", [&](dom::element place) {
        std::int64_t pid = 0;
        std::int64_t tid = 0;
        if (!place.at(0).get_int64().get(pid) && !place.at(1).get_int64().get(tid)) {
            run.places.emplace_back(pid, tid);
        }
    });
    return run;
}

} // namespace

void writeSaved(JsonWriter& json, const RunFacts& facts, std::span<const EventWriter::Where> places) {
    json.key("saved");
    json.beginObject();
    json.key("machine");
    writeMachine(json, facts.machine);
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
    json.endObject();
}

Result<std::vector<SavedRun>> readSaved(const std::string& otherData) {
    std::vector<SavedRun> runs;
    dom::parser parser;
    dom::element root;
    dom::array saved;
    if (otherData.empty() || parser.parse(otherData).get(root) ||
        root["parascope"]["runs"].get_array().get(saved)) {
        return runs;
    }
    for (const auto element : saved) {
        auto run = readRun(JsonFields(element));
        if (!run) {
            return failure(run.error());
        }
        runs.push_back(std::move(*run));
    }
    return runs;
}

} // namespace parascope
