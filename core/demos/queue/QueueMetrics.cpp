// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueMetrics.h"

#include "core/base/Numbers.h"
#include "core/report/Sentence.h"

#include <algorithm>

namespace parascope {

namespace {

/// Who waits longer than that is held up by the other side.
constexpr double kMuch = 0.2;
/// Producers that end before that share of the run leave work behind.
constexpr double kEarly = 0.8;

struct SideTimes {
    double waited = 0;
    double lived = 0;
    double ended = 0; ///< the last one, since the release

    [[nodiscard]] double share() const { return lived > 0 ? std::min(1.0, waited / lived) : 0; }
};

SideTimes timesOf(const RunFacts& facts, QueueSide side) {
    SideTimes times;
    for (const auto& worker : facts.workers) {
        if (queueParameters(facts.experiment).sideOf(worker.id) != side || facts.released == Nanoseconds{}) {
            continue;
        }
        const auto end = worker.ended != Nanoseconds{} ? worker.ended : facts.ended;
        const double life = std::max(0.0, toSeconds(end - facts.released));
        times.waited += toSeconds(queueWorker(facts, worker.id).waited);
        times.lived += life;
        times.ended = std::max(times.ended, life);
    }
    return times;
}

Bottleneck bottleneckOf(const RunFacts& facts, const SideTimes& producers, const SideTimes& consumers,
                        double wall) {
    const auto& experiment = queueParameters(facts.experiment);
    if (queueFacts(facts).account.consumed == 0) {
        return Bottleneck::None;
    }
    if (experiment.produce == Nanoseconds{} && experiment.consume == Nanoseconds{}) {
        return Bottleneck::Queue;
    }
    if (producers.share() > kMuch && producers.share() >= consumers.share()) {
        return Bottleneck::Consumers;
    }
    if (consumers.share() > kMuch) {
        return Bottleneck::Producers;
    }
    // Where nothing bounds the queue no producer waits: it is done early and leaves the work to the others.
    return producers.ended < kEarly * wall ? Bottleneck::Consumers : Bottleneck::None;
}

/// "The producer" or "The 3 producers", with the verb's ending.
std::string sideInWords(const QueueParameters& experiment, QueueSide side, bool begins) {
    const int count = side == QueueSide::Producer ? experiment.producers : experiment.consumers;
    const std::string the = begins ? "The " : "the ";
    const std::string name(sideName(side));
    return the + (count == 1 ? name : counted(count, name));
}

std::string bottleneckInWords(const RunFacts& facts, const QueueMetrics& metrics) {
    const auto& experiment = queueParameters(facts.experiment);
    const auto producers = sideInWords(experiment, QueueSide::Producer, false);
    const auto consumers = sideInWords(experiment, QueueSide::Consumer, false);
    const auto is = [&](QueueSide side) {
        const bool isOne = (side == QueueSide::Producer ? experiment.producers : experiment.consumers) == 1;
        return sideInWords(experiment, side, true) + (isOne ? " is" : " are") + " the bottleneck: ";
    };
    const std::string their = " of " + std::string(experiment.producers == 1 ? "its" : "their") + " time";
    switch (metrics.bottleneck) {
    case Bottleneck::Consumers:
        if (metrics.producersWaitShare > kMuch) {
            return is(QueueSide::Consumer) + producers + " waited " +
                   percentInWords(metrics.producersWaitShare) + their +
                   " for room in the queue; add consumers, or shorten the work on an item. A larger " +
                   "queue would only fill up later.";
        }
        return is(QueueSide::Consumer) + producers + " ended early and the queue grew to " +
               counted(metrics.deepest, "item") +
               (experiment.endMarkCount() > 0 ? ", end marks included" : "") +
               "; add consumers, or shorten the work on an item.";
    case Bottleneck::Producers:
        return is(QueueSide::Producer) + consumers + " waited " + percentInWords(metrics.consumersWaitShare) +
               " of " + (experiment.consumers == 1 ? "its" : "their") +
               " time for an item; add producers, or make items faster. More consumers would only wait too.";
    case Bottleneck::Queue:
        return "No item needs any work here, so this is what the queue itself costs: " +
               speakCount(static_cast<std::uint64_t>(metrics.itemsPerSecond)) +
               " items a second; give producers and consumers work to see who waits for whom.";
    case Bottleneck::None:
        break;
    }
    return "Producers and consumers keep pace: nobody waited more than a fifth of the time.";
}

std::string sentenceOf(const RunFacts& facts, const QueueMetrics& metrics) {
    if (!facts.error.empty()) {
        return facts.error + ".";
    }
    if (facts.stopped) {
        return "The run was stopped after " + speakCount(queueFacts(facts).account.consumed) + " of " +
               speakCount(queueParameters(facts.experiment).items) + " items.";
    }
    if (queueFacts(facts).account.consumed == 0) {
        return "There were no items: the consumers took their end marks and ended.";
    }
    return bottleneckInWords(facts, metrics);
}

} // namespace

std::string_view bottleneckKey(Bottleneck bottleneck) {
    switch (bottleneck) {
    case Bottleneck::Producers:
        return "producers";
    case Bottleneck::Consumers:
        return "consumers";
    case Bottleneck::Queue:
        return "queue";
    case Bottleneck::None:
        break;
    }
    return "none";
}

QueueMetrics queueMetrics(const RunFacts& facts) {
    QueueMetrics metrics;
    const auto producers = timesOf(facts, QueueSide::Producer);
    const auto consumers = timesOf(facts, QueueSide::Consumer);
    if (facts.released != Nanoseconds{}) {
        metrics.wall = std::max(0.0, toSeconds(facts.ended - facts.released));
    }
    metrics.producersBlocked = producers.waited;
    metrics.consumersBlocked = consumers.waited;
    metrics.producersWaitShare = producers.share();
    metrics.consumersWaitShare = consumers.share();
    metrics.itemsPerSecond =
        metrics.wall > 0 ? static_cast<double>(queueFacts(facts).account.consumed) / metrics.wall : 0;
    metrics.deepest = queueFacts(facts).deepest;
    metrics.bottleneck = bottleneckOf(facts, producers, consumers, metrics.wall);
    metrics.sentence = sentenceOf(facts, metrics);
    return metrics;
}

RunFacts factsSoFar(const RunRecord& record) {
    auto facts = record.facts;
    if (facts.finished) {
        return facts;
    }
    facts.ended = std::max(record.toldUntil, facts.released);
    auto queue = std::make_shared<QueueFacts>(queueFacts(facts));
    for (std::size_t i = 0; i < queue->workers.size(); ++i) {
        const auto side = queueParameters(facts.experiment).sideOf(WorkerId(static_cast<std::int32_t>(i)));
        auto& moved = side == QueueSide::Producer ? queue->account.produced : queue->account.consumed;
        moved += queue->workers[i].items;
    }
    facts.demo = std::move(queue);
    return facts;
}

std::vector<std::pair<double, double>> queueDepth(const RunRecord& record) {
    constexpr int kColumns = 1000;
    std::vector<std::pair<double, double>> points;
    if (record.trace.counters().empty()) {
        return points;
    }
    std::vector<VisibleCount> items;
    record.trace.counters().front().track.visible(
        {record.facts.released, record.facts.ended + Nanoseconds{1}}, kColumns, items);
    for (const auto& item : items) {
        const double time = toSeconds(item.time - record.facts.released);
        points.emplace_back(time, item.most);
        if (item.last != item.most) {
            points.emplace_back(time, item.last);
        }
    }
    return points;
}

} // namespace parascope
