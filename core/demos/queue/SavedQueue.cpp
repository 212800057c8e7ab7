// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/SavedQueue.h"

#include "core/demos/SavedMachine.h"

#include <algorithm>
#include <array>

namespace parascope {

namespace dom = simdjson::dom;

namespace {

/// The kinds of moves as former files name them, in the order of QueueEvent::Kind.
constexpr std::array<std::string_view, 7> kFormerKinds{"generating", "put",    "put-sentinel", "took",
                                                       "no-more",    "worked", "waited"};

void writeQueueWorker(JsonWriter& json, const QueueWorkerFacts& worker) {
    json.beginObject();
    json.field("items", worker.items);
    json.field("worked_ns", std::int64_t{worker.worked.count()});
    json.field("waited_ns", std::int64_t{worker.waited.count()});
    json.field("in_hand", worker.inHand);
    json.endObject();
}

QueueWorkerFacts readQueueWorker(const JsonFields& fields) {
    QueueWorkerFacts worker;
    worker.items = fields.count("items");
    worker.worked = fields.time("worked_ns");
    worker.waited = fields.time("waited_ns");
    worker.inHand = std::max<std::int64_t>(-1, fields.number("in_hand"));
    worker.activity = QueueActivity::Ended;
    return worker;
}

/// What former files keep of a worker beside the queue's figures.
WorkerRecord readFormerWorker(const JsonFields& fields, WorkerId id, const std::string& name) {
    WorkerRecord worker;
    worker.id = id;
    worker.name = name;
    worker.lane = LaneId(id.value);
    worker.pid = fields.number("pid");
    worker.tid = fields.number("tid");
    worker.announced = fields.time("announced_ns");
    worker.ended = fields.time("ended_ns");
    worker.exit = exitFromKey(fields.text("exit"));
    worker.message = fields.text("message");
    return worker;
}

Result<Experiment> readFormerExperiment(const JsonFields& queue, const JsonFields& saved) {
    const auto backend = parseBackend(queue.text("backend"));
    if (!backend) {
        return failure(backend.error());
    }
    QueueParameters parameters;
    parameters.producers = queue.number("producers", 0, 1 << 20);
    parameters.consumers = queue.number("consumers", 0, 1 << 20);
    parameters.items = queue.count("items");
    parameters.capacity = queue.count("capacity");
    parameters.produce = saved.time("produce_ns");
    parameters.consume = saved.time("consume_ns");
    parameters.jitter = saved.real("jitter").value_or(0);
    if (saved.flag("sentinels_chosen")) {
        parameters.endMarks = queue.number("sentinels", 0, 1 << 20);
    }
    if (const auto good = checkFields(parameters); !good) {
        return failure(good.error());
    }
    return queueExperiment(parameters, *backend);
}

std::optional<RunMark> readFormerMove(dom::element row, int workers) {
    std::string_view kind;
    std::int64_t worker = 0;
    std::uint64_t item = 0;
    std::int64_t time = 0;
    if (row.at(0).get_string().get(kind) || row.at(1).get_int64().get(worker) ||
        row.at(2).get_uint64().get(item) || row.at(3).get_int64().get(time)) {
        return std::nullopt;
    }
    const auto* found = std::find(kFormerKinds.begin(), kFormerKinds.end(), kind);
    if (found == kFormerKinds.end() || worker < 0 || worker >= workers || item > kMostItems || time < 0) {
        return std::nullopt;
    }
    return RunMark{Nanoseconds(time), item, WorkerId(static_cast<std::int32_t>(worker)),
                   static_cast<std::uint8_t>(found - kFormerKinds.begin())};
}

/// `figures` and `more`: former files keep some of them beside each other.
std::shared_ptr<QueueFacts> readFactsFrom(const JsonFields& figures, const JsonFields& more) {
    auto facts = std::make_shared<QueueFacts>();
    facts->put = more.count("put");
    facts->taken = more.count("taken");
    facts->deepest = figures.count("max_depth");
    facts->account = {figures.count("produced"),
                      figures.count("consumed"),
                      figures.count("duplicated"),
                      more.count("missing"),
                      {}};
    facts->lostItems = figures.texts("lost_items");
    facts->lost = figures.count("lost");
    facts->itemsNotTold = figures.count("trace_left_out");
    facts->linesNotLogged = figures.count("log_left_out");
    more.each("first_missing", [&](dom::element element) {
        std::uint64_t item = 0;
        if (!element.get_uint64().get(item)) {
            facts->account.firstMissing.push_back(item);
        }
    });
    more.each("workers",
              [&](dom::element element) { facts->workers.push_back(readQueueWorker(JsonFields(element))); });
    return facts;
}

tl::unexpected<Error> broken(const std::string& why) {
    return failure("the run at a queue of this file cannot be restored", why,
                   "its lanes are shown; a newer Parascope may know more");
}

} // namespace

void writeQueueFacts(JsonWriter& json, const QueueFacts& facts) {
    json.field("put", facts.put);
    json.field("taken", facts.taken);
    json.field("max_depth", facts.deepest);
    json.field("produced", facts.account.produced);
    json.field("consumed", facts.account.consumed);
    json.field("duplicated", facts.account.duplicated);
    json.field("missing", facts.account.missing);
    json.texts("lost_items", facts.lostItems);
    json.field("lost", facts.lost);
    json.field("trace_left_out", facts.itemsNotTold);
    json.field("log_left_out", facts.linesNotLogged);
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
}

std::shared_ptr<const QueueFacts> readQueueFacts(const JsonFields& fields) {
    return readFactsFrom(fields, fields);
}

Result<std::vector<SavedRun>> readFormerQueue(const JsonFields& parascope) {
    const auto queue = parascope.object("queue");
    const auto saved = queue.object("saved");
    if (!saved.exists()) {
        return std::vector<SavedRun>();
    }
    SavedRun run;
    auto experiment = readFormerExperiment(queue, saved);
    if (!experiment) {
        return broken(experiment.error().text());
    }
    auto& facts = run.record.facts;
    facts.experiment = *experiment;
    facts.machine = readSavedMachine(saved.object("machine"));
    facts.interpreter = queue.text("interpreter");
    facts.startedAt = saved.text("started_at");
    facts.launched = saved.time("launched_ns");
    facts.released = saved.time("released_ns");
    facts.ended = saved.time("ended_ns");
    facts.finished = true; // only such runs were saved
    facts.stopped = saved.flag("stopped");
    facts.error = queue.text("error");
    saved.each("workers", [&](dom::element element) {
        const WorkerId id(static_cast<std::int32_t>(facts.workers.size()));
        facts.workers.push_back(
            readFormerWorker(JsonFields(element), id, queueParameters(facts.experiment).nameOf(id)));
        facts.workers.back().launched = facts.launched;
        run.places.emplace_back(facts.workers.back().pid, facts.workers.back().tid);
    });
    if (facts.workers.size() != static_cast<std::size_t>(facts.experiment.workers)) {
        return broken("its producers and consumers are not all there");
    }
    std::size_t worker = 0;
    queue.each("per_worker", [&](dom::element element) {
        if (worker < facts.workers.size()) {
            facts.workers[worker++].output = JsonFields(element).text("output");
        }
    });
    facts.demo = readFactsFrom(queue, saved);
    run.record.log = queue.texts("log");
    saved.each("moves", [&](dom::element row) {
        if (const auto move = readFormerMove(row, facts.experiment.workers)) {
            run.record.marks.push_back(*move);
        }
    });
    std::stable_sort(run.record.marks.begin(), run.record.marks.end(),
                     [](const RunMark& a, const RunMark& b) { return a.time < b.time; });
    run.record.toldUntil = facts.ended;
    std::vector<SavedRun> runs;
    runs.push_back(std::move(run));
    return runs;
}

} // namespace parascope
