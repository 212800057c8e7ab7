// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/queue/QueueTraceBuilder.h"
#include "core/run/DemoRun.h"

namespace parascope {

/// Where the queue and the ledger of a run lie, and how those who work at it are led: in the memory of this
/// process, in memory that processes share, or in a Python program.
class QueuePlace {
public:
    QueuePlace() = default;
    QueuePlace(const QueuePlace&) = delete;
    QueuePlace& operator=(const QueuePlace&) = delete;
    virtual ~QueuePlace() = default;

    /// Whether there is what workers need.
    [[nodiscard]] virtual Result<void> check() const { return {}; }
    /// The work of a thread.
    virtual WorkReport work(WorkerId /*worker*/, TaskContext& /*context*/) { return {}; }
    /// The program of a worker that is none.
    [[nodiscard]] virtual WorkerProgram program(WorkerId /*worker*/) const { return {}; }
    /// Passes on what threads told since the last call.
    virtual void passOn(QueueTraceBuilder& /*story*/) {}
    /// A worker told of something. `event`: what the mark says, where it is one of its story. False when it
    /// says what cannot be.
    [[nodiscard]] virtual bool note(WorkerId /*worker*/, const TraceEvent& /*mark*/,
                                    const std::optional<QueueEvent>& /*event*/) {
        return true;
    }
    virtual void noteEnded(WorkerId worker, const WorkerRecord& record) = 0;
    /// Carries out a line that leads the workers.
    virtual void order(std::string_view line, const RunFacts& facts, Launcher& launcher) = 0;

    [[nodiscard]] virtual const ItemLedger& ledger() const = 0;
    /// Whether nothing is in the queue. Who took the last thing out is not told to wait any more by then.
    [[nodiscard]] virtual bool isQueueEmpty() const { return ledger().taken() >= ledger().put(); }
};

/// The one for that backend.
[[nodiscard]] std::unique_ptr<QueuePlace> makeQueuePlace(Backend backend, const QueueParameters& parameters);

} // namespace parascope
