// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/ItemLedger.h"

#include <new>
#include <stdexcept>

namespace parascope {

namespace {

// Entries lie in memory that processes share: a lock in them, or an address, would be another in each.
static_assert(std::atomic<std::uint64_t>::is_always_lock_free);
static_assert(std::atomic<std::int64_t>::is_always_lock_free);
static_assert(std::atomic<std::uint8_t>::is_always_lock_free);
static_assert(std::atomic<QueueActivity>::is_always_lock_free);
static_assert(std::atomic<int>::is_always_lock_free);

/// Cuts the next `count` things from the begin of `storage`; made there when they are new.
template <class T>
std::span<T> take(std::span<std::byte>& storage, std::size_t count, ItemLedger::Storage kind) {
    auto* first = reinterpret_cast<T*>(storage.data());
    for (std::size_t i = 0; kind == ItemLedger::Storage::New && i < count; ++i) {
        new (first + i) T();
    }
    storage = storage.subspan(count * sizeof(T));
    return {std::launder(first), count};
}

} // namespace

ItemLedger::ItemLedger(const QueueParameters& experiment)
    : m_own(new std::byte[bytesFor(experiment)]) {
    layOut(experiment, {m_own.get(), bytesFor(experiment)}, Storage::New);
}

ItemLedger::ItemLedger(const QueueParameters& experiment, std::span<std::byte> storage, Storage kind) {
    layOut(experiment, storage, kind);
}

std::size_t ItemLedger::bytesFor(const QueueParameters& experiment) {
    return sizeof(Totals) + static_cast<std::size_t>(experiment.workers()) * sizeof(Tally) +
           experiment.items * sizeof(Entry);
}

void ItemLedger::layOut(const QueueParameters& experiment, std::span<std::byte> storage, Storage kind) {
    // The strictest first: each lies where the one before it ends.
    static_assert(alignof(Totals) <= kAlignment && sizeof(Totals) % alignof(Tally) == 0);
    static_assert(sizeof(Tally) % alignof(Entry) == 0);
    m_totals = take<Totals>(storage, 1, kind).data();
    m_tallies = take<Tally>(storage, static_cast<std::size_t>(experiment.workers()), kind);
    m_entries = take<Entry>(storage, experiment.items, kind);
    if (kind == Storage::New) {
        m_totals->producersLeft = experiment.producers;
    }
}

ItemLedger::Entry& ItemLedger::entry(std::uint64_t item) {
    if (item >= m_entries.size()) {
        throw std::out_of_range("there is no " + itemName(item));
    }
    return m_entries[item];
}

void ItemLedger::wasPut(std::uint64_t item, std::size_t depth) {
    ++entry(item).puts;
    ++m_totals->put;
    deepen(depth);
}

void ItemLedger::endMarkWasPut(std::size_t depth) {
    ++m_totals->put;
    deepen(depth);
}

void ItemLedger::deepen(std::size_t depth) {
    auto deepest = m_totals->deepest.load();
    while (depth > deepest && !m_totals->deepest.compare_exchange_weak(deepest, depth)) {
    }
}

void ItemLedger::wasTaken(WorkerId worker, std::uint64_t item) {
    tally(worker).inHand = static_cast<std::int64_t>(item);
    ++m_totals->taken;
}

void ItemLedger::wasConsumed(WorkerId worker, std::uint64_t item) {
    ++entry(item).consumed;
    tally(worker).inHand = -1;
}

void ItemLedger::hasEnded(WorkerId worker, Nanoseconds time) {
    auto& of = tally(worker);
    if (const auto since = of.waitsSince.exchange(0); since > 0) {
        of.waited += std::max<std::int64_t>(0, time.count() - since);
    }
    of.activity = QueueActivity::Ended;
}

ItemAccount ItemLedger::account() const {
    ItemAccount account;
    for (std::size_t item = 0; item < m_entries.size(); ++item) {
        const int consumed = m_entries[item].consumed;
        const bool wasIn = m_entries[item].puts > 0 || consumed > 0;
        account.produced += wasIn ? 1 : 0;
        account.consumed += consumed > 0 ? 1 : 0;
        account.duplicated += consumed > 1 ? 1 : 0;
        if (wasIn && consumed == 0) {
            ++account.missing;
            if (account.firstMissing.size() < ItemAccount::kMostNamed) {
                account.firstMissing.push_back(item);
            }
        }
    }
    return account;
}

} // namespace parascope
