// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueParameters.h"

#include <algorithm>

namespace parascope {

namespace {

/// Scatters the bits of a number (the finaliser of SplitMix64, Steele, Lea and Flood 2014).
std::uint64_t scattered(std::uint64_t number) {
    number += 0x9e3779b97f4a7c15ULL;
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9ULL;
    number = (number ^ (number >> 27)) * 0x94d049bb133111ebULL;
    return number ^ (number >> 31);
}

} // namespace

const std::vector<Backend>& queueBackends() {
    // Never destroyed: while the program ends, threads may still look something up.
    static const auto& kBackends =
        *new std::vector<Backend>{Backend::Threads, Backend::Processes, Backend::CpythonThreads};
    return kBackends;
}

bool canRunQueue(Backend backend) {
    const auto& all = queueBackends();
    return std::find(all.begin(), all.end(), backend) != all.end();
}

std::string_view sideName(QueueSide side) {
    return side == QueueSide::Producer ? "producer" : "consumer";
}

std::string itemName(std::uint64_t item) {
    return "item-" + std::to_string(item);
}

std::string QueueParameters::nameOf(WorkerId worker) const {
    return std::string(sideName(sideOf(worker))) + " " + std::to_string(indexOf(worker));
}

double QueueParameters::jitterFactor(QueueSide side, std::uint64_t item) const {
    const auto number = scattered(item * 2 + (side == QueueSide::Producer ? 0 : 1));
    const auto share = static_cast<double>(number >> 11) / static_cast<double>(std::uint64_t{1} << 53);
    return 1 + jitter * (2 * share - 1);
}

Experiment queueExperiment(const QueueParameters& parameters, Backend backend) {
    Experiment experiment;
    experiment.demo = "queue";
    experiment.task.clear();
    experiment.size = parameters.items;
    experiment.backend = backend;
    experiment.workers = parameters.workers();
    experiment.keepGoing = true; // what comes of a worker that fails is what the demo shows
    experiment.parameters = std::make_shared<QueueParameters>(parameters);
    return experiment;
}

std::vector<Field> QueueParameters::fields() {
    const CountRange producing{1, kMostQueueWorkers, "without one there is nothing to consume"};
    const CountRange consuming{1, kMostQueueWorkers, "without one nobody takes the items"};
    const std::string any = "give a whole number from 0 on, with k, M or G if you like (1000000, 1M)";
    const std::string noTime = "that is no time to work on an item";
    std::vector<Field> fields{
        countField({"producers", "P", "Producers", "1 to 64"}, producers, producing),
        countField({"consumers", "C", "Consumers", "1 to 64"}, consumers, consuming),
        countField({"items", "K", "Items", "items of all producers together, from 0"}, items,
                   {0, kMostItems, {}, "each of them is accounted for", any}),
        countField({"capacity", "Q", "Room for", "items that the queue holds; 0: unbounded"}, capacity,
                   {0, UINT64_MAX, {}, {}, any}),
        delayField({"produce-ms", "A", "Produce", "a producer needs that long for an item, milliseconds"},
                   produce, kLongestDelay, noTime),
        delayField({"consume-ms", "B", "Consume", "a consumer needs that long for an item, milliseconds"},
                   consume, kLongestDelay, noTime)};
    for (auto& field : fields) {
        field.isAlwaysWritten = true;
        field.leastMeans = field.key == "capacity" ? "unbounded" : "";
    }
    fields.push_back(countField(
        {"sentinels", "N", "End marks", "how many end marks are put in at the end (one per consumer)"},
        endMarks, {0, kMostQueueWorkers, {}, "one for each consumer is what it takes"}));
    fields.back().emptyMeans = "one for each consumer";
    fields.push_back(shareField(
        {"jitter", "SHARE", "Jitter", "each delay is up to that share longer or shorter, 0 to 1"}, jitter));
    return fields;
}

} // namespace parascope
