// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/JsonWriter.h"
#include "core/demos/queue/QueueFacts.h"

namespace parascope {

/// Which side makes the whole slow.
enum class Bottleneck : std::uint8_t {
    None,      ///< both keep pace
    Producers, ///< consumers wait for items
    Consumers, ///< producers wait for room, or the queue grows
    Queue,     ///< no item needs any work: what takes time is the queue itself
};

/// "none", "producers", "consumers", "queue".
[[nodiscard]] std::string_view bottleneckKey(Bottleneck bottleneck);

/// What the numbers of a run at a queue mean. Times in seconds.
struct QueueMetrics {
    double wall = 0;               ///< from the release to the last worker's end
    double producersBlocked = 0;   ///< waits for room, all producers together
    double consumersBlocked = 0;   ///< waits for items, all consumers together
    double producersWaitShare = 0; ///< of the producers' lives, 0 to 1
    double consumersWaitShare = 0;
    double itemsPerSecond = 0; ///< consumed
    std::uint64_t deepest = 0;
    Bottleneck bottleneck = Bottleneck::None;
    std::string sentence; ///< what it means and what to do
};

/// Pure: the same facts give the same figures.
[[nodiscard]] QueueMetrics queueMetrics(const RunFacts& facts);

/// The facts of a run that goes on as if it ended at the moment that it is told of: for figures that grow.
/// Those of a finished run are as they were.
[[nodiscard]] RunFacts factsSoFar(const RunRecord& record);

/// (seconds since the release, items in the queue), at most about 2000 points however long the run.
[[nodiscard]] std::vector<std::pair<double, double>> queueDepth(const RunRecord& record);

/// Writes the fields that `parascope queue --json` promises into an open object.
void writeQueue(JsonWriter& json, const RunRecord& record, const QueueMetrics& metrics);

} // namespace parascope
