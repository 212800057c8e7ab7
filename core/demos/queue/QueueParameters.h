// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"
#include "core/run/Experiment.h"

#include <optional>

namespace parascope {

/// The two kinds of workers at a queue.
enum class QueueSide : std::uint8_t { Producer, Consumer };

/// "producer", "consumer".
[[nodiscard]] std::string_view sideName(QueueSide side);

inline constexpr int kMostQueueWorkers = 64; ///< on each side
inline constexpr std::uint64_t kMostItems = 10'000'000;
inline constexpr Nanoseconds kLongestDelay = std::chrono::hours(1);

/// The backends that can run one, in the order in which people are shown them.
[[nodiscard]] const std::vector<Backend>& queueBackends();
[[nodiscard]] bool canRunQueue(Backend backend);

/// Producers and consumers that share a queue.
///
/// The items are all items together, numbered from 0: of P producers number p makes the items p, p + P, p +
/// 2P … A producer says so, puts its item in, and needs the produce delay until the next; a consumer takes an
/// item, says so, and needs the consume delay for it. The last producer that ends puts the end marks in:
/// whoever takes one ends.
struct QueueParameters final : ParametersOf<QueueParameters> {
    int producers = 1;          ///< 1 to kMostQueueWorkers
    int consumers = 1;          ///< 1 to kMostQueueWorkers
    std::uint64_t items = 5;    ///< of all producers together, at most kMostItems
    std::uint64_t capacity = 0; ///< items that the queue holds; 0: unbounded
    Nanoseconds produce = std::chrono::seconds(1);
    Nanoseconds consume = std::chrono::seconds(2);
    std::optional<int> endMarks; ///< nothing: one for each consumer, as it must be
    double jitter = 0; ///< 0 to 1: a delay is up to that share longer or shorter, the same in every run

    [[nodiscard]] std::vector<Field> fields() override;
    [[nodiscard]] int endMarkCount() const { return endMarks.value_or(consumers); }
    [[nodiscard]] int workers() const { return producers + consumers; }
    /// Workers are numbered producers first.
    [[nodiscard]] QueueSide sideOf(WorkerId worker) const {
        return worker.value < producers ? QueueSide::Producer : QueueSide::Consumer;
    }
    /// Which one of its side it is, from 0.
    [[nodiscard]] int indexOf(WorkerId worker) const {
        return worker.value < producers ? worker.value : worker.value - producers;
    }
    /// "producer 0", "consumer 1".
    [[nodiscard]] std::string nameOf(WorkerId worker) const;
    /// A delay of an item, its jitter included.
    [[nodiscard]] double jitterFactor(QueueSide side, std::uint64_t item) const;

    bool operator==(const QueueParameters&) const = default;
};

/// A run of it.
[[nodiscard]] Experiment queueExperiment(const QueueParameters& parameters, Backend backend);

/// "item-3".
[[nodiscard]] std::string itemName(std::uint64_t item);

} // namespace parascope
