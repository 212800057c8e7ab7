// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/QueueMetrics.h"

namespace parascope {

namespace {

void writeTexts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
    json.key(name);
    json.beginArray();
    for (const auto& text : texts) {
        json.value(text);
    }
    json.endArray();
}

void writeDepth(JsonWriter& json, const QueueRecord& record) {
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

void writeWorkers(JsonWriter& json, const QueueFacts& facts) {
    json.key("per_worker");
    json.beginArray();
    for (const auto& worker : facts.workers) {
        json.beginObject();
        json.field("name", facts.experiment.nameOf(worker.id));
        json.field("pid", worker.pid);
        json.field("tid", worker.tid);
        json.field("items", worker.items);
        json.field("worked_s", toSeconds(worker.worked));
        json.field("blocked_s", toSeconds(worker.waited));
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

void writeQueue(JsonWriter& json, const QueueRecord& record, const QueueMetrics& metrics) {
    const auto& facts = record.facts;
    const auto& experiment = facts.experiment;
    json.field("backend", infoOf(experiment.backend).key);
    if (!facts.interpreter.empty()) {
        json.field("interpreter", facts.interpreter);
    }
    json.field("producers", experiment.producers);
    json.field("consumers", experiment.consumers);
    json.field("items", experiment.items);
    json.field("capacity", experiment.capacity);
    json.field("sentinels", experiment.sentinelCount());
    json.field("produced", facts.account.produced);
    json.field("consumed", facts.account.consumed);
    json.field("lost", facts.lost);
    writeTexts(json, "lost_items", facts.lostItems);
    json.field("duplicated", facts.account.duplicated);
    json.field("max_depth", facts.deepest);
    json.field("wall_s", metrics.wall);
    json.field("items_per_s", metrics.itemsPerSecond);
    json.field("producer_blocked_s", metrics.producersBlocked);
    json.field("consumer_blocked_s", metrics.consumersBlocked);
    json.field("producer_blocked_share", metrics.producersWaitShare);
    json.field("consumer_blocked_share", metrics.consumersWaitShare);
    json.field("bottleneck", bottleneckKey(metrics.bottleneck));
    writeDepth(json, record);
    writeTexts(json, "log", record.log);
    json.field("log_left_out", facts.linesNotLogged);
    json.field("trace_left_out", facts.itemsNotTold);
    writeWorkers(json, facts);
    if (!facts.error.empty()) {
        json.field("error", facts.error);
    }
    json.field("sentence", metrics.sentence);
}

} // namespace parascope
