// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/RunJson.h"

#include <set>

namespace parascope {

namespace {

void writeResults(JsonWriter& json, const RunFacts& facts) {
    json.key("results");
    json.beginArray();
    for (const auto& worker : facts.workers) {
        for (const auto& result : worker.results) {
            json.value(result);
        }
    }
    json.endArray();
}

std::set<int> coresOf(const WorkerRecord& worker, const Trace& trace) {
    std::set<int> cores;
    if (!worker.lane.isValid()) {
        return cores;
    }
    const auto* const kernel = kernelsLane(worker, trace);
    for (const auto& row : (kernel != nullptr ? *kernel : trace.lane(worker.lane).index).rows()) {
        for (const auto& span : row.spans()) {
            if (span.core >= 0 && span.state != State::Starting) {
                cores.insert(span.core);
            }
        }
    }
    return cores;
}

/// Of workers that may be elsewhere; of others nothing.
void writePlace(JsonWriter& json, const WorkerPlace& place) {
    if (place.host.empty()) {
        return;
    }
    const auto seconds = [](const std::optional<Nanoseconds>& time) {
        return time ? std::optional(toSeconds(*time)) : std::nullopt;
    };
    json.field("host", place.host);
    json.field("host_schedule", place.schedule);
    json.field("host_clock_ahead_s", seconds(place.clockAhead));
    json.field("host_clock_bound_s", seconds(place.clockBound));
}

void writeWorker(JsonWriter& json, const RunFacts& facts, const WorkerRecord& worker, const Trace& trace) {
    json.beginObject();
    json.field("worker", worker.id.value);
    writePlace(json, worker.place);
    writeWorkerUse(json, facts, worker, trace);
    json.field("exit", exitKey(worker.exit));
    if (!worker.message.empty()) {
        json.field("message", worker.message);
    }
    json.field("result",
               worker.results.empty() ? std::string_view() : std::string_view(worker.results.back()));
    json.endObject();
}

/// How long each core took for the same work, against the fastest; empty where the run does not tell.
void writeCoreSpeeds(JsonWriter& json, const std::vector<CoreSpeed>& speeds) {
    json.key("core_speed");
    json.beginArray();
    for (const auto& speed : speeds) {
        json.beginObject();
        if (!speed.core.host.empty()) {
            json.field("host", speed.core.host);
        }
        json.field("core", speed.core.core.value);
        json.field("times_as_long", speed.timesAsLong);
        json.endObject();
    }
    json.endArray();
}

void writeNoise(JsonWriter& json, const std::optional<BusiestProgram>& noise) {
    if (!noise) {
        json.rawValue("null");
        return;
    }
    json.beginObject();
    json.field("program", noise->name);
    json.field("core", noise->core.value);
    json.field("share", noise->share);
    json.endObject();
}

/// What only some backends know; of the others null or "".
void writeWays(JsonWriter& json, const RunFacts& facts, const Metrics& metrics) {
    const auto& experiment = facts.experiment;
    const bool hasGil = experiment.backend == Backend::Gil || isPython(experiment.backend);
    json.field("speedup_against", infoOf(baselineOf(experiment.backend)).key);
    json.field("core_speed_against_baseline", metrics.coreSpeed);
    json.field("interpreter", facts.interpreter);
    json.key("switch_interval_ms");
    hasGil ? json.value(experiment.switchIntervalMs) : json.rawValue("null");
    json.field("start_method", experiment.backend == Backend::CpythonProcesses
                                   ? startMethodKey(experiment.startMethod)
                                   : std::string_view());
}

void writeSwitches(JsonWriter& json, const Metrics& metrics) {
    json.key("switches");
    json.beginObject();
    json.field("voluntary", metrics.voluntary);
    json.field("preempted", metrics.preempted);
    json.field("migrations", metrics.migrations);
    json.field("lost", metrics.lost);
    json.endObject();
}

} // namespace

void writeMachine(JsonWriter& json, const Machine& machine) {
    json.beginObject();
    json.field("cores", machine.cores);
    json.field("cpu", machine.cpu);
    json.field("kernel", machine.kernel);
    json.field("perf_event_paranoid", machine.perfEventParanoid);
    json.key("cores_allowed");
    json.beginArray();
    for (const auto core : machine.coresAllowed) {
        json.value(core.value);
    }
    json.endArray();
    json.field("cpu_quota", machine.cpuQuota);
    json.endObject();
}

void writeWorkerUse(JsonWriter& json, const RunFacts& facts, const WorkerRecord& worker, const Trace& trace) {
    const auto since = facts.released != Nanoseconds{} ? facts.released : worker.launched;
    json.field("pid", worker.pid);
    json.field("tid", worker.tid);
    json.field("start_s", worker.announced == Nanoseconds{}
                              ? std::nullopt
                              : std::optional(toSeconds(worker.announced - worker.launched)));
    json.field("wall_s",
               worker.ended == Nanoseconds{} ? std::nullopt : std::optional(toSeconds(worker.ended - since)));
    json.field("cpu_s", worker.usage == Usage{} ? std::nullopt : std::optional(toSeconds(worker.usage.cpu)));
    json.field("on_core_s", secondsOnCore(worker, trace));
    json.key("cores");
    json.beginArray();
    for (const int core : coresOf(worker, trace)) {
        json.value(core);
    }
    json.endArray();
}

void writeKernelsView(JsonWriter& json, const RunRecord& run, const Metrics& metrics) {
    writeSwitches(json, metrics);
    json.key("shares");
    writeShares(json, metrics.shares);
    json.field("peak_rss_bytes", metrics.peakRssBytes);
    json.field("peak_rss_why_unknown", metrics.whyNoPeakRss);
    json.field("other_programs_share", run.facts.otherPrograms);
    json.field("quota_used_up_share", run.facts.quotaUsedUp);
    json.key("noise");
    writeNoise(json, run.facts.noise);
}

void writeShares(JsonWriter& json, const std::optional<StateShares>& shares) {
    json.beginObject();
    for (const auto state : kAllStates) {
        if (state != State::Starting) {
            json.field(stateKey(state), shares ? std::optional((*shares)[indexOf(state)]) : std::nullopt);
        }
    }
    json.endObject();
}

void writeRun(JsonWriter& json, const RunRecord& run, const Metrics& metrics,
              const std::function<void(JsonWriter&)>& more) {
    const auto& facts = run.facts;
    json.beginObject();
    json.field("backend", infoOf(facts.experiment.backend).key);
    json.field("task", facts.experiment.task);
    json.field("size", facts.experiment.size);
    json.field("workers", facts.experiment.workers);
    json.field("repeat", facts.experiment.repeat);
    json.field("schedule", facts.schedule);
    json.field("schedule_note", facts.scheduleNote);
    json.field("wall_s", metrics.wall);
    json.field("cpu_s", metrics.cpu);
    json.field("parallelism", metrics.parallelism);
    json.field("speedup", metrics.speedup);
    json.field("efficiency", metrics.efficiency);
    json.key("start_s");
    json.beginObject();
    json.field("median", metrics.startMedian);
    json.field("max", metrics.startMax);
    json.endObject();
    writeKernelsView(json, run, metrics);
    writeCoreSpeeds(json, coreSpeeds(metrics.onCores));
    json.field("pattern", patternKey(metrics.pattern));
    if (facts.experiment.backend == Backend::Mpi) {
        json.field("communication_share", metrics.communication);
        json.field("imbalance", metrics.imbalance);
        json.field("total", facts.workers.empty() ? std::string_view()
                                                  : std::string_view(facts.workers.front().total));
    }
    writeResults(json, facts);
    json.key("per_worker");
    json.beginArray();
    for (const auto& worker : facts.workers) {
        writeWorker(json, facts, worker, run.trace);
    }
    json.endArray();
    writeWays(json, facts, metrics);
    if (!facts.name.empty()) {
        json.field("name", facts.name);
    }
    if (!facts.error.empty()) {
        json.field("error", facts.error);
    }
    json.field("sentence", metrics.sentence);
    if (more) {
        more(json);
    }
    json.endObject();
}

} // namespace parascope
