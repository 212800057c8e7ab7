// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/SchedSlice.h"
#include "core/run/RunRecord.h"
#include "core/trace/TraceEvent.h"

#include <optional>
#include <string_view>

namespace parascope {

/// What one worker is to do.
struct WorkerSpec {
    WorkerId id;
    Experiment experiment;
};

/// How a worker ended, and what it has to show.
struct WorkerResult {
    WorkerExit exit = WorkerExit::Ok;
    std::string message; ///< why it did not end well, for people; empty when it did
    std::vector<std::string> results;
    Usage usage;
    Nanoseconds time{};  ///< when its work ended
    std::string total{}; ///< of the first rank: what the parts of all came to
};

/// A span that a worker recorded. `name` is valid during the call only.
struct WorkerSpan {
    std::string_view name;
    TimeSpan time;
    State state = State::Other;
    int core = -1;
    std::int32_t pid = 0; ///< whose thread recorded it; 0: the worker's
    std::int32_t tid = 0;
};

/// Who is told what workers do. Called on the engine thread, for one worker in this order: announced, spans
/// and output, ended. After ended nothing more comes of that worker but output, when it shared its program
/// with others.
class WorkerListener {
public:
    WorkerListener() = default;
    WorkerListener(const WorkerListener&) = delete;
    WorkerListener& operator=(const WorkerListener&) = delete;
    virtual ~WorkerListener() = default;

    /// Where a worker is, before it announces itself and whenever more of it is known. Of workers that are
    /// here nobody says so.
    virtual void workerPlaced(WorkerId /*worker*/, const WorkerPlace& /*place*/) {}
    virtual void workerAnnounced(WorkerId worker, std::int64_t pid, std::int64_t tid, Nanoseconds time) = 0;
    /// Another process keeps all that comes of it (KeptCommand); said before it is announced.
    virtual void workerIsKept(WorkerId /*worker*/, std::int64_t /*keeper*/) {}
    virtual void workerSpan(WorkerId worker, const WorkerSpan& span) = 0;
    /// Something it printed on its own stdout or stderr.
    virtual void workerOutput(WorkerId worker, std::string_view text) = 0;
    /// A mark that is none of the protocol's: for who knows its category.
    virtual void workerMark(WorkerId /*worker*/, const TraceEvent& /*mark*/) {}
    /// What another host's kernel says of its threads, on our time axis.
    virtual void workerScheduled(WorkerId /*worker*/, const SchedSlice& /*piece*/) {}
    /// A counter of its program, the name of a thread, or an end of an arrow: for who watches it.
    virtual void workerTold(WorkerId /*worker*/, const TraceEvent& /*event*/) {}
    /// Its work is done, and well; its end will come when its program has tidied up.
    virtual void workerDone(WorkerId /*worker*/, Nanoseconds /*time*/) {}
    virtual void workerEnded(WorkerId worker, const WorkerResult& ending) = 0;
};

/// The border to the world of threads and processes: makes workers and passes on what they say. One launcher
/// serves one run. Destroying it ends what still lives.
class Launcher {
public:
    Launcher() = default;
    Launcher(const Launcher&) = delete;
    Launcher& operator=(const Launcher&) = delete;
    virtual ~Launcher() = default;

    /// Finds what its workers will need and notes in the facts what that is, before the clock of the run
    /// starts. False: it takes a while, and is to be called again at the next poll; it never waits itself. An
    /// Error: no worker can be launched.
    virtual Result<bool> prepare(RunFacts& /*facts*/) { return true; }
    /// Starts one worker, which announces itself and then waits for the release. An Error: it could not be
    /// started, and no call of the sink will come for it.
    virtual Result<void> launch(const WorkerSpec& order, WorkerListener& sink) = 0;
    /// The one signal on which all launched workers begin to work.
    virtual void release() = 0;
    /// How long after release() they do: where one after another is told, all begin at a moment that is
    /// named.
    [[nodiscard]] virtual Nanoseconds releaseLead() const { return {}; }
    /// How long a worker may take to announce itself, where its launcher needs longer than usual; 0: as
    /// usual.
    [[nodiscard]] virtual Nanoseconds announceWithin() const { return {}; }
    /// How long a worker may take to stop before it is ended; 0: as usual.
    [[nodiscard]] virtual Nanoseconds stopWithin() const { return {}; }
    /// Asks a worker to stop soon.
    virtual void stop(WorkerId worker) = 0;
    /// Ends a worker that did not stop, if such a worker can be ended.
    virtual void kill(WorkerId worker) = 0;
    /// Writes a line to a worker's program, or to all programs, unless they have ended. Threads are led by
    /// their demo's run: nothing comes of it.
    virtual void order(std::optional<WorkerId> /*worker*/, std::string_view /*line*/) {}
    /// Passes on what came in since the last call and did not make itself known.
    virtual void poll() = 0;
};

} // namespace parascope
