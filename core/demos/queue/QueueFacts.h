// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueWorker.h"
#include "core/run/RunRecord.h"

namespace parascope {

/// What a producer or consumer did, beyond what is known of every worker.
struct QueueWorkerFacts {
    std::uint64_t items = 0; ///< that it has done with
    Nanoseconds worked{};
    Nanoseconds waited{}; ///< for room or for an item, the wait that goes on now included
    QueueActivity activity = QueueActivity::Working;
    std::int64_t inHand = -1; ///< the item that a consumer works on, or worked on when it ended; -1: none

    bool operator==(const QueueWorkerFacts&) const = default;
};

/// What is known of a run at a queue beyond what is known of every run. Its trace has a lane for each
/// producer and consumer, an arrow for each item from who put it in to who took it out, and the counter
/// "queue depth".
struct QueueFacts final : DemoFacts {
    std::vector<QueueWorkerFacts> workers; ///< as many as the run has
    std::uint64_t put = 0;                 ///< items and end marks so far
    std::uint64_t taken = 0;               ///< items and end marks so far
    std::uint64_t deepest = 0;
    ItemAccount account;                ///< counted when the run has finished
    std::vector<std::string> lostItems; ///< "item-3, with consumer 1 when it failed"
    std::uint64_t lost = 0;             ///< put in and never consumed, though nobody stopped the run
    std::uint64_t itemsNotTold = 0;     ///< items that neither trace nor log tell of one by one
    std::uint64_t linesNotLogged = 0;

    [[nodiscard]] bool equals(const DemoFacts& other) const override;
    friend bool operator==(const QueueFacts& one, const QueueFacts& other) { return one.equals(other); }
};

/// Those of a run at a queue; none of another run, all 0.
[[nodiscard]] const QueueFacts& queueFacts(const RunFacts& facts);
/// What one of its workers did; nothing of a worker that there is not.
[[nodiscard]] const QueueWorkerFacts& queueWorker(const RunFacts& facts, WorkerId worker);
/// The same for its parameters; the usual ones of another run.
[[nodiscard]] const QueueParameters& queueParameters(const Experiment& experiment);
[[nodiscard]] inline bool isQueue(const RunFacts& facts) {
    return facts.experiment.parameters.as<QueueParameters>() != nullptr;
}
/// What a mark of such a run is.
[[nodiscard]] inline QueueEvent::Kind kindOf(const RunMark& mark) {
    return static_cast<QueueEvent::Kind>(mark.kind);
}

} // namespace parascope
