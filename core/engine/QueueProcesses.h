// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/QueuePrograms.h"
#include "core/work/QueueShare.h"

#include <array>
#include <functional>

namespace parascope {

/// Producers and consumers as a process each, around a SharedQueue in memory that all of them share. The
/// ledger lies there too: it says what became of each item, whatever the workers tell.
///
/// A worker that fails is a process that is killed: what is in its hands is lost, the others go on.
class QueueProcesses final : public QueuePrograms {
public:
    /// The program that is this worker, at the memory of that descriptor; an Error when there is none.
    using CommandFor = std::function<Result<ProcessCommand>(const QueueExperiment&, WorkerId, int memory)>;

    QueueProcesses(const QueueExperiment& experiment, CommandFor commandFor);
    ~QueueProcesses() override;

    Result<void> launch(QueueSink& sink) override;
    void fail(WorkerId worker) override;
    [[nodiscard]] const ItemLedger& ledger() const override;
    [[nodiscard]] bool isQueueEmpty() const override;

private:
    void noteEnded(WorkerId worker, const WorkerResult& ending) override;
    /// One living worker of each side is chosen, another one each time.
    void step() override;
    [[nodiscard]] std::optional<WorkerId> nextToStep(QueueSide side);

    CommandFor m_commandFor;
    Result<QueueShare> m_share;
    std::optional<ItemLedger> m_emptyLedger; ///< what there is to read where there is nothing to share
    std::array<int, 2> m_stepped{};          ///< whose turn it was last, of each side
};

} // namespace parascope
