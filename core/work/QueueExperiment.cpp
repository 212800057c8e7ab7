// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/QueueExperiment.h"

#include "core/base/SpellingSuggestion.h"

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

Error cannotRunQueue(Backend backend) {
    return {"backend '" + infoOf(backend).key + "'", "it cannot run a queue",
            "use " + queueBackendsInWords()};
}

Result<void> checkWorkers(std::string_view side, int count, std::string_view without) {
    const auto what = std::string(side) + " '" + std::to_string(count) + "'";
    const auto remedy = "give 1 to " + std::to_string(kMostQueueWorkers);
    if (count < 1) {
        return failure(what, "without one " + std::string(without), remedy);
    }
    if (count > kMostQueueWorkers) {
        return failure(what, "that is too many", remedy);
    }
    return {};
}

Result<void> checkDelay(std::string_view name, Nanoseconds delay) {
    if (delay >= Nanoseconds{} && delay <= kLongestDelay) {
        return {};
    }
    return failure(std::string(name) + " of " + std::to_string(delay.count() / 1'000'000) + " ms",
                   "that is no time to work on an item", "give 0 to 3600000 ms");
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

Result<Backend> parseQueueBackend(std::string_view key) {
    std::vector<std::string> known;
    for (const auto backend : queueBackends()) {
        known.push_back(infoOf(backend).key);
    }
    if (const auto backend = parseBackend(key)) {
        return canRunQueue(*backend) ? backend : Result<Backend>(failure(cannotRunQueue(*backend)));
    }
    return failure("backend '" + std::string(key) + "'", "there is no such backend for a queue",
                   suggestNames(key, known));
}

std::string queueBackendsInWords() {
    std::string text;
    const auto& all = queueBackends();
    for (std::size_t i = 0; i < all.size(); ++i) {
        text += (i == 0 ? "" : i + 1 == all.size() ? " or " : ", ") + infoOf(all[i]).key;
    }
    return text;
}

std::string_view sideName(QueueSide side) {
    return side == QueueSide::Producer ? "producer" : "consumer";
}

std::string itemName(std::uint64_t item) {
    return "item-" + std::to_string(item);
}

std::string QueueExperiment::nameOf(WorkerId worker) const {
    return std::string(sideName(sideOf(worker))) + " " + std::to_string(indexOf(worker));
}

double QueueExperiment::jitterFactor(QueueSide side, std::uint64_t item) const {
    const auto number = scattered(item * 2 + (side == QueueSide::Producer ? 0 : 1));
    const auto share = static_cast<double>(number >> 11) / static_cast<double>(std::uint64_t{1} << 53);
    return 1 + jitter * (2 * share - 1);
}

Result<void> checkQueue(const QueueExperiment& experiment) {
    if (!canRunQueue(experiment.backend)) {
        return failure(cannotRunQueue(experiment.backend));
    }
    if (auto good = checkWorkers("producers", experiment.producers, "there is nothing to consume"); !good) {
        return good;
    }
    if (auto good = checkWorkers("consumers", experiment.consumers, "nobody takes the items"); !good) {
        return good;
    }
    if (experiment.items > kMostItems) {
        return failure("items '" + std::to_string(experiment.items) + "'", "each of them is accounted for",
                       "give at most " + std::to_string(kMostItems));
    }
    if (auto good = checkDelay("produce delay", experiment.produce); !good) {
        return good;
    }
    if (auto good = checkDelay("consume delay", experiment.consume); !good) {
        return good;
    }
    if (!(experiment.jitter >= 0 && experiment.jitter <= 1)) {
        return failure("jitter " + std::to_string(experiment.jitter), "it is a share of the delays",
                       "give 0 to 1");
    }
    if (experiment.sentinelCount() < 0 || experiment.sentinelCount() > kMostQueueWorkers) {
        return failure("sentinels '" + std::to_string(experiment.sentinelCount()) + "'",
                       "one for each consumer is what it takes",
                       "give 0 to " + std::to_string(kMostQueueWorkers));
    }
    return {};
}

} // namespace parascope
