// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/ItemLedger.h"
#include "core/demos/queue/QueueWorker.h"
#include "core/trace/TraceEvent.h"

#include <memory>

namespace parascope {

/// Keeps the ledger of workers that cannot write into it themselves, by the marks that they tell of
/// themselves (core/trace/FORMAT.md). It is as true as they are.
class ToldLedger {
public:
    explicit ToldLedger(const QueueParameters& experiment);
    ~ToldLedger();

    /// `event`: what the mark says, where it is one of a worker's story. False when it says what cannot be.
    [[nodiscard]] bool note(WorkerId worker, const TraceEvent& mark, const std::optional<QueueEvent>& event);
    void hasEnded(WorkerId worker, Nanoseconds time) { m_ledger.hasEnded(worker, time); }

    [[nodiscard]] const ItemLedger& ledger() const { return m_ledger; }

private:
    struct Parser;

    [[nodiscard]] bool noteEvent(WorkerId worker, const TraceEvent& mark, const QueueEvent& event);
    void noteWork(WorkerId worker, const QueueEvent& event, bool isDone);
    [[nodiscard]] bool noteCounts(WorkerId worker, const TraceEvent& mark);

    QueueParameters m_experiment;
    ItemLedger m_ledger;
    std::unique_ptr<Parser> m_parser;
};

} // namespace parascope
