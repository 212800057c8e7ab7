// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/ItemLedger.h"

namespace parascope {

ItemLedger::ItemLedger(const QueueExperiment& experiment)
    : m_entries(experiment.items)
    , m_tallies(static_cast<std::size_t>(experiment.workers()))
    , m_producersLeft(experiment.producers) {}

void ItemLedger::wasPut(std::uint64_t item, std::size_t depth) {
    ++m_entries.at(item).puts;
    ++m_moved.put;
    deepen(depth);
}

void ItemLedger::sentinelWasPut(std::size_t depth) {
    ++m_moved.put;
    deepen(depth);
}

void ItemLedger::deepen(std::size_t depth) {
    auto deepest = m_deepest.load();
    while (depth > deepest && !m_deepest.compare_exchange_weak(deepest, depth)) {
    }
}

void ItemLedger::wasTaken(WorkerId worker, std::uint64_t item) {
    tally(worker).inHand = static_cast<std::int64_t>(item);
    ++m_moved.taken;
}

void ItemLedger::wasConsumed(WorkerId worker, std::uint64_t item) {
    ++m_entries.at(item).consumed;
    tally(worker).inHand = -1;
}

ItemAccount ItemLedger::account() const {
    ItemAccount account;
    for (std::size_t item = 0; item < m_entries.size(); ++item) {
        const int puts = m_entries[item].puts;
        const int consumed = m_entries[item].consumed;
        account.produced += puts > 0 ? 1 : 0;
        account.consumed += consumed > 0 ? 1 : 0;
        account.duplicated += consumed > 1 ? 1 : 0;
        if (puts > 0 && consumed == 0) {
            ++account.missing;
            if (account.firstMissing.size() < ItemAccount::kMostNamed) {
                account.firstMissing.push_back(item);
            }
        }
    }
    return account;
}

} // namespace parascope
