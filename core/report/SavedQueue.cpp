// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/SavedQueue.h"

#include "core/report/RunJson.h"
#include "core/report/SavedMachine.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace dom = simdjson::dom;

namespace {

constexpr std::array<std::string_view, 7> kKinds{"generating", "put",    "put-sentinel", "took",
                                                 "no-more",    "worked", "waited"};

void writeQueueWorker(JsonWriter& json, const QueueWorkerRecord& worker) {
    json.beginObject();
    json.field("pid", worker.pid);
    json.field("tid", worker.tid);
    json.field("announced_ns", std::int64_t{worker.announced.count()});
    json.field("ended_ns", std::int64_t{worker.ended.count()});
    json.field("items", worker.items);
    json.field("worked_ns", std::int64_t{worker.worked.count()});
    json.field("waited_ns", std::int64_t{worker.waited.count()});
    json.field("in_hand", worker.inHand);
    json.field("exit", exitKey(worker.exit));
    json.field("message", worker.message);
    json.endObject();
}

QueueWorkerRecord readQueueWorker(const JsonFields& fields) {
    QueueWorkerRecord worker;
    worker.pid = fields.number("pid");
    worker.tid = fields.number("tid");
    worker.announced = fields.time("announced_ns");
    worker.ended = fields.time("ended_ns");
    worker.items = fields.count("items");
    worker.worked = fields.time("worked_ns");
    worker.waited = fields.time("waited_ns");
    worker.inHand = std::max<std::int64_t>(-1, fields.number("in_hand"));
    worker.exit = exitFromKey(fields.text("exit"));
    worker.message = fields.text("message");
    worker.activity = QueueActivity::Ended;
    return worker;
}

Result<QueueExperiment> readExperiment(const JsonFields& queue, const JsonFields& saved) {
    const auto backend = parseBackend(queue.text("backend"));
    if (!backend) {
        return failure(backend.error());
    }
    QueueExperiment experiment;
    experiment.backend = *backend;
    experiment.producers = queue.number("producers", 0, 1 << 20);
    experiment.consumers = queue.number("consumers", 0, 1 << 20);
    experiment.items = queue.count("items");
    experiment.capacity = queue.count("capacity");
    experiment.produce = saved.time("produce_ns");
    experiment.consume = saved.time("consume_ns");
    experiment.jitter = saved.real("jitter").value_or(0);
    if (saved.flag("sentinels_chosen")) {
        experiment.sentinels = queue.number("sentinels", 0, 1 << 20);
    }
    if (const auto good = checkQueue(experiment); !good) {
        return failure(good.error());
    }
    return experiment;
}

void writeMoves(JsonWriter& json, const std::vector<QueueMove>& moves) {
    json.key("moves");
    json.beginArray();
    for (const auto& move : moves) {
        json.beginArray();
        json.value(kKinds.at(static_cast<std::size_t>(move.kind)));
        json.value(move.worker.value);
        json.value(move.item);
        json.value(std::int64_t{move.time.count()});
        json.endArray();
    }
    json.endArray();
}

std::optional<QueueMove> readMove(dom::element row, int workers) {
    std::string_view kind;
    std::int64_t worker = 0;
    std::uint64_t item = 0;
    std::int64_t time = 0;
    if (row.at(0).get_string().get(kind) || row.at(1).get_int64().get(worker) ||
        row.at(2).get_uint64().get(item) || row.at(3).get_int64().get(time)) {
        return std::nullopt;
    }
    const auto* found = std::find(kKinds.begin(), kKinds.end(), kind);
    if (found == kKinds.end() || worker < 0 || worker >= workers || item > kMostItems || time < 0) {
        return std::nullopt;
    }
    return QueueMove{Nanoseconds(time), item, WorkerId(static_cast<std::int32_t>(worker)),
                     static_cast<QueueEvent::Kind>(found - kKinds.begin())};
}

std::vector<std::string> readTexts(const JsonFields& fields, std::string_view key) {
    std::vector<std::string> texts;
    fields.each(key, [&](dom::element element) {
        std::string_view text;
        if (!element.get_string().get(text)) {
            texts.emplace_back(text);
        }
    });
    return texts;
}

void readFacts(QueueFacts& facts, const JsonFields& queue, const JsonFields& saved) {
    facts.machine = readSavedMachine(saved.object("machine"));
    facts.startedAt = saved.text("started_at");
    facts.launched = saved.time("launched_ns");
    facts.released = saved.time("released_ns");
    facts.ended = saved.time("ended_ns");
    facts.finished = true; // only such runs are saved
    facts.stopped = saved.flag("stopped");
    facts.error = queue.text("error");
    facts.put = saved.count("put");
    facts.taken = saved.count("taken");
    facts.deepest = queue.count("max_depth");
    facts.account = {queue.count("produced"),
                     queue.count("consumed"),
                     queue.count("duplicated"),
                     saved.count("missing"),
                     {}};
    facts.lostItems = readTexts(queue, "lost_items");
    facts.lost = queue.count("lost");
    facts.itemsNotTold = queue.count("trace_left_out");
    facts.linesNotLogged = queue.count("log_left_out");
    saved.each("first_missing", [&](dom::element element) {
        std::uint64_t item = 0;
        if (!element.get_uint64().get(item)) {
            facts.account.firstMissing.push_back(item);
        }
    });
    saved.each("workers", [&](dom::element element) {
        facts.workers.push_back(readQueueWorker(JsonFields(element)));
        facts.workers.back().id = WorkerId(static_cast<std::int32_t>(facts.workers.size()) - 1);
    });
}

tl::unexpected<Error> broken(const std::string& why) {
    return failure("the run at a queue of this file cannot be restored", why,
                   "its lanes are shown; a newer Parascope may know more");
}

} // namespace

void writeSavedQueue(JsonWriter& json, const QueueRecord& record) {
    const auto& facts = record.facts;
    json.key("saved");
    json.beginObject();
    json.key("machine");
    writeMachine(json, facts.machine);
    json.field("started_at", facts.startedAt);
    json.field("produce_ns", std::int64_t{facts.experiment.produce.count()});
    json.field("consume_ns", std::int64_t{facts.experiment.consume.count()});
    json.field("jitter", facts.experiment.jitter);
    json.field("sentinels_chosen", facts.experiment.sentinels.has_value());
    json.field("launched_ns", std::int64_t{facts.launched.count()});
    json.field("released_ns", std::int64_t{facts.released.count()});
    json.field("ended_ns", std::int64_t{facts.ended.count()});
    json.field("stopped", facts.stopped);
    json.field("put", facts.put);
    json.field("taken", facts.taken);
    json.field("missing", facts.account.missing);
    json.key("first_missing");
    json.beginArray();
    for (const auto item : facts.account.firstMissing) {
        json.value(item);
    }
    json.endArray();
    json.key("workers");
    json.beginArray();
    for (const auto& worker : facts.workers) {
        writeQueueWorker(json, worker);
    }
    json.endArray();
    writeMoves(json, record.moves);
    json.endObject();
}

Result<std::optional<QueueRecord>> readSavedQueue(const std::string& otherData) {
    dom::parser parser;
    dom::element root;
    dom::element element;
    if (otherData.empty() || parser.parse(otherData).get(root) ||
        root["parascope"]["queue"]["saved"].get(element)) {
        return std::nullopt;
    }
    const JsonFields saved(element);
    const JsonFields queue(root["parascope"]["queue"].value_unsafe());
    QueueRecord record;
    auto experiment = readExperiment(queue, saved);
    if (!experiment) {
        return broken(experiment.error().text());
    }
    record.facts.experiment = *experiment;
    readFacts(record.facts, queue, saved);
    if (record.facts.workers.size() != static_cast<std::size_t>(experiment->workers())) {
        return broken("its producers and consumers are not all there");
    }
    record.log = readTexts(queue, "log");
    saved.each("moves", [&](dom::element row) {
        if (const auto move = readMove(row, experiment->workers())) {
            record.moves.push_back(*move);
        }
    });
    std::stable_sort(record.moves.begin(), record.moves.end(),
                     [](const QueueMove& a, const QueueMove& b) { return a.time < b.time; });
    record.toldUntil = record.facts.ended;
    return record;
}

void takeTrace(QueueRecord& record, Trace trace) {
    for (auto& worker : record.facts.workers) {
        for (std::size_t i = 0; i < trace.lanes().size(); ++i) {
            const auto& info = trace.lanes()[i].info;
            if (info.pid == worker.pid && info.tid == worker.tid) {
                worker.lane = LaneId(static_cast<std::int32_t>(i));
            }
        }
    }
    record.trace = std::move(trace);
}

} // namespace parascope
