// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueMarks.h"
#include "core/demos/queue/QueueShare.h"
#include "core/work/WorkerBody.h"

namespace parascope {

/// Works as one producer or consumer that is a process, at the queue in memory that it shares with the
/// others. It is led by lines (QueueOrders.h).
class QueueBody final : public WorkerBody {
public:
    /// As the worker that the argument "worker=N" names, at the queue in the memory "memory=DESCRIPTOR", of
    /// the run in the other arguments (QueueParameters.h). Tells on `lines`, which outlives it. Errors: the
    /// arguments or the memory are no good.
    static Result<std::unique_ptr<WorkerBody>> make(std::vector<std::string> arguments, LineRecorder& lines);

    QueueBody(const QueueParameters& parameters, WorkerId worker, QueueShare share, LineRecorder& lines);

    void order(std::string_view line) override;
    WorkReport work(TaskContext& context) override;

private:
    QueueParameters m_parameters;
    WorkerId m_worker;
    QueueShare m_share;
    QueuePace m_pace;
    LineTeller m_teller;
};

} // namespace parascope
