// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueMetrics.h"
#include "core/report/RunJson.h"

namespace parascope {

namespace {

void writeDepth(JsonWriter& json, const RunRecord& record) {
    json.key("depth");
    json.beginArray();
    for (const auto& [time, depth] : queueDepth(record)) {
        json.beginArray();
        json.value(time);
        json.value(static_cast<std::int64_t>(depth));
        json.endArray();
    }
    json.endArray();
}

void writeWorkers(JsonWriter& json, const RunRecord& record) {
    json.key("per_worker");
    json.beginArray();
    for (const auto& worker : record.facts.workers) {
        const auto& did = queueWorker(record.facts, worker.id);
        json.beginObject();
        json.field("name", worker.name);
        writeWorkerUse(json, record.facts, worker, record.trace);
        json.field("items", did.items);
        json.field("worked_s", toSeconds(did.worked));
        json.field("blocked_s", toSeconds(did.waited));
        json.field("exit", exitKey(worker.exit));
        if (!worker.message.empty()) {
            json.field("message", worker.message);
        }
        if (!worker.output.empty()) {
            json.field("output", worker.output);
        }
        json.endObject();
    }
    json.endArray();
}

} // namespace

void writeQueue(JsonWriter& json, const RunRecord& record, const QueueMetrics& metrics) {
    const auto& facts = record.facts;
    const auto& queue = queueFacts(facts);
    const auto& parameters = queueParameters(facts.experiment);
    const auto run = computeMetrics(record, std::nullopt);
    json.field("backend", infoOf(facts.experiment.backend).key);
    if (!facts.interpreter.empty()) {
        json.field("interpreter", facts.interpreter);
    }
    json.field("producers", parameters.producers);
    json.field("consumers", parameters.consumers);
    json.field("items", parameters.items);
    json.field("capacity", parameters.capacity);
    json.field("sentinels", parameters.endMarkCount());
    json.field("produced", queue.account.produced);
    json.field("consumed", queue.account.consumed);
    json.field("lost", queue.lost);
    json.texts("lost_items", queue.lostItems);
    json.field("duplicated", queue.account.duplicated);
    json.field("max_depth", queue.deepest);
    json.field("repeat", facts.experiment.repeat);
    json.field("wall_s", metrics.wall);
    json.field("cpu_s", run.cpu);
    json.field("parallelism", run.parallelism);
    json.field("items_per_s", metrics.itemsPerSecond);
    json.field("producer_blocked_s", metrics.producersBlocked);
    json.field("consumer_blocked_s", metrics.consumersBlocked);
    json.field("producer_blocked_share", metrics.producersWaitShare);
    json.field("consumer_blocked_share", metrics.consumersWaitShare);
    json.field("bottleneck", bottleneckKey(metrics.bottleneck));
    json.field("schedule", facts.schedule);
    json.field("schedule_note", facts.scheduleNote);
    writeKernelsView(json, record, run);
    writeDepth(json, record);
    json.texts("log", record.log);
    json.field("log_left_out", queue.linesNotLogged);
    json.field("trace_left_out", queue.itemsNotTold);
    writeWorkers(json, record);
    if (!facts.error.empty()) {
        json.field("error", facts.error);
    }
    json.field("sentence", metrics.sentence);
}

} // namespace parascope
