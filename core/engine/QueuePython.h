// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/PythonFinder.h"
#include "core/engine/QueuePrograms.h"
#include "core/work/ToldLedger.h"

namespace parascope {

/// Producers and consumers as threads of one Python program around Python's own queue. The ledger is kept
/// here, by what they tell.
///
/// A worker that fails is a thread that raises an exception as soon as it works on something: the others go
/// on.
class QueuePython final : public QueuePrograms {
public:
    QueuePython(const QueueExperiment& experiment, std::shared_ptr<PythonFinder> finder);

    /// Finds the interpreter.
    Result<void> prepare(QueueFacts& facts) override;
    Result<void> launch(QueueSink& sink) override;
    void fail(WorkerId worker) override;
    [[nodiscard]] const ItemLedger& ledger() const override { return m_ledger.ledger(); }

private:
    [[nodiscard]] bool noteMark(WorkerId worker, const TraceEvent& mark,
                                const std::optional<QueueEvent>& event) override;
    void noteEnded(WorkerId worker, const WorkerResult& ending) override;

    std::shared_ptr<PythonFinder> m_finder;
    PythonInfo m_python;
    ToldLedger m_ledger;
};

} // namespace parascope
