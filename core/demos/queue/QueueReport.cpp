// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueReport.h"

#include "core/base/Numbers.h"

namespace parascope {

namespace {

/// What is known of one side or of both.
struct SideFigures {
    std::optional<std::string> waited;
    std::optional<std::uint64_t> items;
    std::optional<double> itemsPerSecond;
    std::optional<std::uint64_t> deepest;
    std::optional<double> wall;
    std::optional<std::string> bottleneck;
};

std::optional<double> real(std::optional<std::uint64_t> count) {
    return count ? std::optional(static_cast<double>(*count)) : std::nullopt;
}

std::optional<std::string> spoken(std::optional<std::uint64_t> count) {
    return count ? std::optional(speakCount(*count)) : std::nullopt;
}

std::optional<std::string> rateInWords(std::optional<double> rate) {
    if (!rate) {
        return std::nullopt;
    }
    return *rate >= 100 ? speakCount(static_cast<std::uint64_t>(*rate)) : decimals(*rate, 2);
}

std::string waitInWords(double share, double seconds) {
    return decimals(share * 100, 0) + " % · " + durationInWords(seconds);
}

ReportRow rowOf(const std::string& side, const SideFigures& known) {
    return {side,
            side,
            {{"waited",
              "waited",
              "",
              "Time spent waiting for room or for an item / time lived; and all these waits together",
              {},
              known.waited},
             {"items", "items", "count", "Items put in by the producers, and done with by the consumers",
              real(known.items), spoken(known.items)},
             {"items_per_s", "items a second", "", "Items that the consumers are done with / wall time",
              known.itemsPerSecond, rateInWords(known.itemsPerSecond)},
             {"max_depth", "deepest queue", "count",
              "The most items that were in the queue at the same time, end marks included",
              real(known.deepest), spoken(known.deepest)},
             {"wall_s", "wall", "s", "From the common start to the end of the last worker", known.wall},
             {"bottleneck",
              "bottleneck",
              "",
              "The side that makes the whole slow: the other one waits for it",
              {},
              known.bottleneck}}};
}

} // namespace

Report queueReport(const RunRecord& record) {
    Report report;
    for (const auto& worker : record.facts.workers) {
        const auto& did = queueWorker(record.facts, worker.id);
        report.rows.push_back(
            {worker.name,
             worker.name,
             {{"items", "items", "count", "Items that it has done with", static_cast<double>(did.items)},
              {"worked_s", "worked", "s", "Time spent with items", toSeconds(did.worked)},
              {"waited_s", "waited for the queue", "s", "Time spent waiting for room or for an item",
               toSeconds(did.waited)}}});
    }
    return report;
}

Report queueSidesReport(const RunFacts* facts) {
    SideFigures producers;
    SideFigures consumers;
    SideFigures both;
    if (facts != nullptr) {
        const auto metrics = queueMetrics(*facts);
        const auto& account = queueFacts(*facts).account;
        producers.waited = waitInWords(metrics.producersWaitShare, metrics.producersBlocked);
        producers.items = account.produced;
        consumers.waited = waitInWords(metrics.consumersWaitShare, metrics.consumersBlocked);
        consumers.items = account.consumed;
        both.itemsPerSecond = metrics.itemsPerSecond;
        both.deepest = metrics.deepest;
        both.wall = metrics.wall;
        if (facts->finished && facts->error.empty()) {
            both.bottleneck = std::string(bottleneckKey(metrics.bottleneck));
        }
    }
    return {{rowOf("producers", producers), rowOf("consumers", consumers), rowOf("both", both)}, {}};
}

} // namespace parascope
