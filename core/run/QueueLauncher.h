// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Launcher.h"
#include "core/run/QueueRecord.h"
#include "core/work/QueueWorker.h"

namespace parascope {

/// Who is told what producers and consumers do. Called on the engine thread, for one worker in this order:
/// announced, events and output, ended.
class QueueSink {
public:
    QueueSink() = default;
    QueueSink(const QueueSink&) = delete;
    QueueSink& operator=(const QueueSink&) = delete;
    virtual ~QueueSink() = default;

    virtual void workerAnnounced(WorkerId worker, std::int64_t pid, std::int64_t tid, Nanoseconds time) = 0;
    virtual void workerTold(WorkerId worker, const QueueEvent& event) = 0;
    /// Something it printed.
    virtual void workerOutput(WorkerId worker, std::string_view text) = 0;
    virtual void workerEnded(WorkerId worker, const WorkerResult& ending) = 0;
};

/// The border to the world of threads and processes: makes the queue and who works at it, and passes on what
/// they say. One launcher serves one run. Destroying it ends what still lives.
class QueueLauncher {
public:
    QueueLauncher() = default;
    QueueLauncher(const QueueLauncher&) = delete;
    QueueLauncher& operator=(const QueueLauncher&) = delete;
    virtual ~QueueLauncher() = default;

    /// Finds what the workers will need and notes in the facts what that is, before the clock of the run
    /// starts. An Error: they cannot be started.
    virtual Result<void> prepare(QueueFacts& /*facts*/) { return {}; }
    /// Starts all workers; each announces itself and waits for the release. An Error: they could not be
    /// started, and no call of the sink will come.
    virtual Result<void> launch(QueueSink& sink) = 0;
    virtual void release() = 0;
    /// Passes on what came in since the last call.
    virtual void poll() = 0;
    /// Asks all workers to stop soon.
    virtual void stop() = 0;
    /// Lets one worker fail, whatever it is at: the item in its hands is lost. For showing what comes of
    /// that.
    virtual void fail(WorkerId worker) = 0;

    [[nodiscard]] virtual const ItemLedger& ledger() const = 0;
    /// Whether nothing is in the queue. Who took the last thing out is not told to wait any more by then.
    [[nodiscard]] virtual bool isQueueEmpty() const { return ledger().taken() >= ledger().put(); }
    [[nodiscard]] virtual QueueLead& pace() = 0;
};

} // namespace parascope
