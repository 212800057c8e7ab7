// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/queue/QueueShare.h"

#include <algorithm>

namespace parascope {

namespace {

std::size_t placesFor(const QueueParameters& experiment) {
    const auto all =
        std::max<std::uint64_t>(1, experiment.items + static_cast<std::uint64_t>(experiment.endMarkCount()));
    return experiment.capacity == 0 ? all : std::min(all, experiment.capacity);
}

/// Where the ledger begins; the queue lies before it.
std::size_t ledgerOffset(const QueueParameters& experiment) {
    constexpr auto kStep = std::max(SharedQueue::kAlignment, ItemLedger::kAlignment);
    return (SharedQueue::bytesFor(placesFor(experiment)) + kStep - 1) / kStep * kStep;
}

std::size_t bytesFor(const QueueParameters& experiment) {
    return ledgerOffset(experiment) + ItemLedger::bytesFor(experiment);
}

} // namespace

QueueShare::QueueShare(const QueueParameters& experiment, SharedMemory memory, ItemLedger::Storage kind)
    : m_memory(std::move(memory))
    , m_queue(kind == ItemLedger::Storage::New
                  ? SharedQueue::createIn(m_memory.bytes(), placesFor(experiment))
                  : SharedQueue::attachTo(m_memory.bytes()))
    , m_ledger(experiment, m_memory.bytes().subspan(ledgerOffset(experiment)), kind) {}

Result<QueueShare> QueueShare::create(const QueueParameters& experiment) {
    auto memory = SharedMemory::create(bytesFor(experiment));
    if (!memory) {
        return failure(memory.error());
    }
    return QueueShare(experiment, std::move(*memory), ItemLedger::Storage::New);
}

Result<QueueShare> QueueShare::attach(const QueueParameters& experiment, int descriptor) {
    auto memory = SharedMemory::attach(descriptor, bytesFor(experiment));
    if (!memory) {
        return failure(memory.error());
    }
    return QueueShare(experiment, std::move(*memory), ItemLedger::Storage::Existing);
}

SharedPort::SharedPort(QueueShare& share, WorkerId worker)
    : m_queue(share.queue())
    , m_noteTaken([&tally = share.ledger().tally(worker)](std::int64_t number) {
        // Before the queue can be seen to be empty: who looks must not take this worker for one that waits.
        tally.activity = QueueActivity::Working;
        if (number != QueueItem::kEndMark) {
            tally.inHand = number;
        }
    }) {}

QueueOutcome SharedPort::put(QueueItem item, const QueueWait& wait) {
    return m_queue.put(item.number, wait);
}

QueueOutcome SharedPort::get(QueueItem& item, const QueueWait& wait) {
    return m_queue.get(item.number, wait, m_noteTaken);
}

} // namespace parascope
