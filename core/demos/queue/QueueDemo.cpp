// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueDemo.h"

#include "core/base/Numbers.h"
#include "core/demos/queue/QueueBody.h"
#include "core/demos/queue/QueueReport.h"
#include "core/demos/queue/QueueRun.h"
#include "core/demos/queue/SavedQueue.h"

namespace parascope {

namespace {

std::string tableOf(const RunRecord& record) {
    const auto& facts = record.facts;
    const auto& queue = queueFacts(facts);
    const auto metrics = queueMetrics(facts);
    std::string text = "\n" + reportTable(queueReport(record)).text() + "\n";
    text += std::to_string(queue.account.produced) + " produced, " + std::to_string(queue.account.consumed) +
            " consumed, " + std::to_string(queue.lost) + " lost, " +
            std::to_string(queue.account.duplicated) + " duplicated; at most " +
            std::to_string(queue.deepest) + " in the queue" +
            (queueParameters(facts.experiment).endMarkCount() > 0 ? ", end marks included; " : "; ") +
            durationInWords(metrics.wall) + ", " + decimals(metrics.itemsPerSecond, 1) + " items a second\n";
    for (const auto& item : queue.lostItems) {
        text += "lost: " + item + "\n";
    }
    if (queue.linesNotLogged > 0) {
        text += std::to_string(queue.linesNotLogged) + " lines are not in the log\n";
    }
    text += metrics.sentence + "\n";
    for (const auto& worker : facts.workers) {
        if (!worker.output.empty()) {
            text += "\n" + worker.name + " printed:\n" + worker.output + "\n";
        }
    }
    return text;
}

} // namespace

std::vector<Field> QueueQuestion::fields() {
    const auto& allowed = queueBackends();
    std::vector<Field> all{backendField("how producers and consumers are made: " + backendsInWords(allowed),
                                        backend, allowed, "a queue")};
    for (auto& field : queue.fields()) {
        all.push_back(std::move(field));
    }
    all.push_back(coresField(*this));
    all.push_back(repeatField("run it so often", repeat));
    all.push_back(scheduleField(*this));
    all.push_back(pythonField(*this));
    return all;
}

const DemoInfo& QueueDemo::info() const {
    static const DemoInfo kInfo{
        "queue",
        "Producer and consumer",
        "producers and consumers share a queue: who waits for whom",
        "k, M and G are understood: --items 1M\n"
        "Example: parascope queue --consumers 2 --sentinels 1\n"
        "shows what happens when one end mark is missing.",
        {".png", ".svg", ".pdf", ".csv", ".trace.json", ".html"},
        {},
        "Queue",
        "Producers put items into a queue, consumers take them out. Look who waits for "
        "whom, and why."};
    return kInfo;
}

std::unique_ptr<Parameters> QueueDemo::parameters() const {
    return std::make_unique<QueueQuestion>();
}

std::vector<Experiment> QueueDemo::plan(const Parameters& asked) const {
    const auto& question = dynamic_cast<const QueueQuestion&>(asked);
    std::vector<Experiment> experiments;
    for (int repeat = 0; repeat < question.repeat; ++repeat) {
        auto experiment = queueExperiment(question.queue, question.backend);
        question.applyTo(experiment);
        experiment.repeat = repeat;
        experiments.push_back(std::move(experiment));
    }
    return experiments;
}

/// The slower side sets the pace; the other one is a single item ahead or behind.
std::optional<Nanoseconds> QueueDemo::takesAtLeast(const Experiment& experiment) const {
    const auto& queue = queueParameters(experiment);
    const auto roundsOf = [&queue](int workers) {
        const auto each = static_cast<std::uint64_t>(std::max(1, workers));
        return static_cast<std::int64_t>((queue.items + each - 1) / each);
    };
    const auto produced = queue.produce * roundsOf(queue.producers) + queue.consume;
    const auto consumed = queue.produce + queue.consume * roundsOf(queue.consumers);
    const auto least = std::max(produced, consumed);
    return least > Nanoseconds{} ? std::optional(least) : std::nullopt;
}

std::unique_ptr<DemoRun> QueueDemo::start(const Experiment& experiment, const Clock& clock) const {
    const auto& parameters = queueParameters(experiment);
    return std::make_unique<QueueRun>(parameters, makeQueuePlace(experiment.backend, parameters), clock);
}

Result<std::unique_ptr<WorkerBody>> QueueDemo::body(std::vector<std::string> arguments,
                                                    LineRecorder& lines) const {
    return QueueBody::make(std::move(arguments), lines);
}

void QueueDemo::writeJson(JsonWriter& json, const Parameters& /*asked*/, RunsView runs) const {
    if (runs.empty()) {
        return;
    }
    writeQueue(json, *runs.front(), queueMetrics(runs.front()->facts));
    if (runs.size() == 1) {
        return;
    }
    json.key("runs"); // all of them, as there are repeats
    json.beginArray();
    for (const auto* run : runs) {
        json.beginObject();
        writeQueue(json, *run, queueMetrics(run->facts));
        json.endObject();
    }
    json.endArray();
}

Report QueueDemo::report(const Parameters& /*asked*/, RunsView runs) const {
    Report all;
    for (const auto* run : runs) {
        auto report = queueReport(*run);
        std::move(report.rows.begin(), report.rows.end(), std::back_inserter(all.rows));
        all.sentence = queueMetrics(run->facts).sentence;
    }
    return all;
}

std::string QueueDemo::table(const Parameters& /*asked*/, RunsView runs) const {
    std::string text;
    for (const auto* run : runs) {
        text += tableOf(*run);
    }
    return text;
}

std::string QueueDemo::heading(RunsView runs) const {
    const auto& parameters = queueParameters(runs.front()->facts.experiment);
    return "Queue, " +
           (parameters.capacity == 0 ? "unbounded" : "capacity " + std::to_string(parameters.capacity)) +
           ": " + counted(parameters.producers, "producer") + ", " +
           counted(parameters.consumers, "consumer") + ", " + counted(parameters.items, "item");
}

void QueueDemo::writeFacts(JsonWriter& json, const RunRecord& run) const {
    writeQueueFacts(json, queueFacts(run.facts));
}

SharedValue<DemoFacts> QueueDemo::readFacts(const JsonFields& fields) const {
    return readQueueFacts(fields);
}

Result<void> QueueDemo::check(const RunFacts& facts) const {
    const auto workers = static_cast<std::size_t>(queueParameters(facts.experiment).workers());
    const bool hasBegun = static_cast<bool>(facts.demo);
    if (isQueue(facts) && facts.workers.empty() && !hasBegun && !facts.error.empty()) {
        return {}; // it failed before it had any
    }
    if (!isQueue(facts) || facts.workers.size() != workers ||
        (hasBegun && queueFacts(facts).workers.size() != workers)) {
        return failure("its producers and consumers are not all there");
    }
    return {};
}

Result<std::vector<SavedRun>> QueueDemo::readFormerFile(const JsonFields& parascope) const {
    return readFormerQueue(parascope);
}

} // namespace parascope
