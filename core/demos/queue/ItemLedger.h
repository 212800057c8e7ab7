// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueParameters.h"

#include <atomic>
#include <memory>
#include <span>
#include <vector>

namespace parascope {

/// What a worker at a queue is doing at this moment.
enum class QueueActivity : std::uint8_t { Working, WaitsForRoom, WaitsForItem, Ended };

/// What became of the items, as the ledger says at the end.
struct ItemAccount {
    std::uint64_t produced = 0;   ///< put in
    std::uint64_t consumed = 0;   ///< taken out and worked on to the end, each counted once
    std::uint64_t duplicated = 0; ///< consumed more than once
    std::uint64_t missing = 0; ///< put in, but not consumed: still in the queue, or in the hands of who ended
    std::vector<std::uint64_t> firstMissing; ///< the first of them, at most kMostNamed

    static constexpr std::size_t kMostNamed = 100;
    bool operator==(const ItemAccount&) const = default;
};

/// Where workers enter what they did with each item: what a queue promises - nothing is lost, nothing comes
/// twice - is looked up here and not taken from the queue. Any thread may call anything; no entry waits.
///
/// It may lie in memory that processes share: then each of them has an ItemLedger of its own on the same
/// entries. All it holds there are atomics without a lock or an address.
class ItemLedger {
public:
    /// A new one in memory of its own.
    explicit ItemLedger(const QueueParameters& experiment);
    enum class Storage : std::uint8_t { New, Existing };
    /// One in the storage given, which must outlive it: laid out there, or as another process laid it out for
    /// the same experiment. `storage`: bytesFor(experiment) bytes, at a multiple of kAlignment.
    ItemLedger(const QueueParameters& experiment, std::span<std::byte> storage, Storage kind);

    [[nodiscard]] static std::size_t bytesFor(const QueueParameters& experiment);
    static constexpr std::size_t kAlignment = alignof(std::max_align_t);

    void wasPut(std::uint64_t item, std::size_t depth);
    void endMarkWasPut(std::size_t depth);
    void wasTaken(WorkerId worker, std::uint64_t item);
    void endMarkWasTaken() { ++m_totals->taken; }
    void wasConsumed(WorkerId worker, std::uint64_t item);
    /// A worker has ended, or is seen to be gone: a wait that it was in ends then.
    void hasEnded(WorkerId worker, Nanoseconds time);

    /// What a worker's own totals are; only the worker writes them while it lives.
    struct Tally {
        std::atomic<std::uint64_t> items{0};
        std::atomic<std::int64_t> worked{0};     ///< nanoseconds
        std::atomic<std::int64_t> waited{0};     ///< nanoseconds
        std::atomic<std::int64_t> waitsSince{0}; ///< moment on the monotonic clock; 0: it does not wait
        std::atomic<QueueActivity> activity{QueueActivity::Working};
        std::atomic<std::int64_t> inHand{-1}; ///< the item it works on
    };
    [[nodiscard]] Tally& tally(WorkerId worker) { return m_tallies[worker.index()]; }
    [[nodiscard]] const Tally& tally(WorkerId worker) const { return m_tallies[worker.index()]; }

    /// A producer has made all its items. True for the last one, who puts the end marks.
    [[nodiscard]] bool producerIsDone() { return --m_totals->producersLeft == 0; }

    /// Items and end marks together.
    [[nodiscard]] std::uint64_t put() const { return m_totals->put; }
    [[nodiscard]] std::uint64_t taken() const { return m_totals->taken; }
    [[nodiscard]] std::uint64_t deepest() const { return m_totals->deepest; }
    /// Counts everything: for the end of a run. An item that was consumed was put, whether its producer lived
    /// long enough to enter that or not.
    [[nodiscard]] ItemAccount account() const;

private:
    struct Totals {
        std::atomic<std::uint64_t> put{0};
        std::atomic<std::uint64_t> taken{0};
        std::atomic<std::uint64_t> deepest{0};
        std::atomic<int> producersLeft{0};
    };
    struct Entry {
        std::atomic<std::uint8_t> puts{0};
        std::atomic<std::uint8_t> consumed{0};
    };

    void deepen(std::size_t depth);
    void layOut(const QueueParameters& experiment, std::span<std::byte> storage, Storage kind);
    /// Throws std::out_of_range when there is no such item.
    [[nodiscard]] Entry& entry(std::uint64_t item);

    std::unique_ptr<std::byte[]> m_own; ///< null when it lives elsewhere
    Totals* m_totals = nullptr;
    std::span<Tally> m_tallies;
    std::span<Entry> m_entries;
};

} // namespace parascope
