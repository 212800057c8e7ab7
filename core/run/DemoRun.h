// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunObserver.h"
#include "core/work/WorkerBody.h"

#include <memory>

namespace parascope {

/// A program that carries out the work of one worker or several: compute_worker, or a Python script, which
/// stand beside this program.
struct WorkerProgram {
    std::string script; ///< of a CPython backend: "worker.py"; empty: compute_worker
    std::vector<std::string> arguments;
    int workers = 1;          ///< how many it hosts, from the first on
    bool endsAtOnce = false;  ///< of several workers: one that is done has ended, before the program has
    bool takesOrders = false; ///< it obeys lines on stdin, "stop" among them, until that ends
    int shared = -1;          ///< a descriptor of ours that it inherits under the same number; -1: none
    bool isForeign = false;   ///< none of ours: the first argument is the program itself
    bool isKept = false;      ///< command_keeper starts it, and ends all that comes of it
    std::vector<std::string> keeperOptions; ///< of what is kept
};

/// What a demo does in one run: what its workers share, the work of each, and what comes of what they tell.
/// Called on the engine thread but for work().
class DemoRun : public RunObserver {
public:
    /// The work of a worker that is a thread, on its own thread, from its release to its end.
    virtual WorkReport work(WorkerId worker, TaskContext& context) = 0;
    /// The program of workers that are none; `spec` is the first one's.
    [[nodiscard]] virtual WorkerProgram program(const WorkerSpec& spec) const = 0;
    /// Who makes its workers, where that is no backend's; null: the backend's launcher.
    [[nodiscard]] virtual std::unique_ptr<Launcher> ownLauncher() { return nullptr; }
    /// How long a worker may take to stop when it is asked to, before it is ended; 0: as usual.
    [[nodiscard]] virtual Nanoseconds stopWithin() const { return {}; }

    Result<void> runStarted(RunFacts& /*facts*/) override { return {}; }
    void runGoesOn(RunFacts& /*facts*/, TraceBuilder& /*trace*/) override {}
    void runEnded(RunFacts& /*facts*/, TraceBuilder& /*trace*/) override {}

    /// A worker told of something that is none of the protocol's. An Error: it cannot be, so the worker is
    /// ended.
    virtual Result<void> marked(WorkerId /*worker*/, const TraceEvent& /*mark*/) { return {}; }
    /// A worker has ended; its record says how.
    virtual void workerEnded(WorkerId /*worker*/, RunFacts& /*facts*/) {}
    /// A line that leads the run while it goes on: "pause", "delay produce 5000000".
    virtual void order(std::string_view /*line*/, RunFacts& /*facts*/, Launcher& /*launcher*/) {}
    /// What is wrong with a run that will never end by itself; nothing when it may.
    [[nodiscard]] virtual std::optional<Error> verdict(const RunFacts& /*facts*/) { return std::nullopt; }
    /// Adds its log and marks since the last call.
    virtual void addTo(RunUpdate& /*update*/) {}
};

} // namespace parascope
