// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SharedMemory.h"
#include "core/demos/queue/QueueWorker.h"
#include "core/sync/SharedQueue.h"

namespace parascope {

/// What producers and consumers share that are processes: the ledger and the queue, in one memory.
///
/// The queue has as many places as its capacity; without one a place for each item and end mark of the run,
/// so that nothing bounds it.
class QueueShare {
public:
    /// Errors: no memory.
    static Result<QueueShare> create(const QueueParameters& experiment);
    /// Another process's, for the same experiment; takes the descriptor over. Errors: it is none of it.
    static Result<QueueShare> attach(const QueueParameters& experiment, int descriptor);

    [[nodiscard]] ItemLedger& ledger() { return m_ledger; }
    [[nodiscard]] const ItemLedger& ledger() const { return m_ledger; }
    [[nodiscard]] SharedQueue& queue() { return m_queue; }
    [[nodiscard]] const SharedQueue& queue() const { return m_queue; }
    [[nodiscard]] int descriptor() const { return m_memory.descriptor(); }

private:
    QueueShare(const QueueParameters& experiment, SharedMemory memory, ItemLedger::Storage kind);

    SharedMemory m_memory; // first: the others lie in it
    SharedQueue m_queue;
    ItemLedger m_ledger;
};

/// The shared queue as one worker sees it. What it takes is entered as in its hands in the very moment in
/// which it leaves the queue: a worker that is killed then has it, and the queue has not.
class SharedPort final : public QueuePort {
public:
    SharedPort(QueueShare& share, WorkerId worker);

    QueueOutcome put(QueueItem item, const QueueWait& wait) override;
    QueueOutcome get(QueueItem& item, const QueueWait& wait) override;

private:
    SharedQueue& m_queue;
    SharedQueue::Note m_noteTaken;
};

} // namespace parascope
