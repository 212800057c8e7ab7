// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/Machine.h"
#include "core/observe/ProgramUse.h"
#include "core/observe/ThreadKey.h"
#include "core/run/Experiment.h"
#include "core/run/WorkerRecord.h"
#include "core/trace/SpanDetails.h"
#include "core/trace/Trace.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace parascope {

class RankCallBoard;

/// What a demo knows of a run beyond what all runs have.
class DemoFacts {
public:
    DemoFacts() = default;
    virtual ~DemoFacts() = default;

    [[nodiscard]] virtual bool equals(const DemoFacts& other) const = 0;

protected:
    DemoFacts(const DemoFacts&) = default;
    DemoFacts& operator=(const DemoFacts&) = default;
};

/// A moment of a run that its demo told of. `kind` and `item` are the demo's.
struct RunMark {
    Nanoseconds time{};
    std::uint64_t item = 0;
    WorkerId worker;
    std::uint8_t kind = 0;

    bool operator==(const RunMark&) const = default;
};

/// That everything below a run's worker is watched, each of its threads and processes.
struct TreeWish {
    std::int32_t attachedTo = 0; ///< a process that ran before; 0: what the worker starts
    /// The worker is an mpirun, whose ranks note here what they do; null: it is none.
    std::shared_ptr<const RankCallBoard> calls = nullptr;

    bool operator==(const TreeWish&) const = default;
};

/// Everything of a run but its trace: a value that is copied from thread to thread and into files.
struct RunFacts {
    RunId id;
    int batch = 0;       ///< runs of one number were asked for together: their serial run is their baseline
    bool pinned = false; ///< the user wants all runs of that work measured against this one
    Experiment experiment;
    Machine machine;
    std::string schedule =
        "none"; ///< "exact", "sampled" or "none": how it is known which worker was on which core
    std::string scheduleNote; ///< why it is not exact and how to get that, its resolution, or what it lacks
    std::uint64_t lostSwitches = 0; ///< records of the schedule that the kernel had no room for
    std::string interpreter;        ///< what ran the workers' code, such as "CPython 3.11.7"; empty for C++
    std::string title;              ///< the file's name for another program's trace; empty for runs of ours
    std::string name;               ///< what the user calls it; empty: by its workers, or its title
    std::string startedAt;          ///< date and time of day, ISO 8601 in UTC
    Nanoseconds launched{};         ///< the first worker's launch
    Nanoseconds released{};         ///< the signal on which all began to work; 0 when it never came
    Nanoseconds ended{};            ///< the last worker's end
    bool finished = false;
    bool stopped = false; ///< by the user
    bool paused = false;  ///< by the user
    std::string error;    ///< why the run failed; empty when it did not
    /// Share of the cores allowed that other programs used meanwhile, 0 to 1.
    std::optional<double> otherPrograms;
    std::optional<BusiestProgram> noise; ///< the other program that used most of a core meanwhile
    std::optional<double> quotaUsedUp;   ///< share of the CPU quota's periods in which it was used up, 0 to 1
    std::optional<TreeWish> tree;        ///< its demo wants all below its worker watched; not kept in files
    std::vector<ThreadKey> treeThreads;  ///< those below that live now, as far as seen; not kept in files
    std::vector<WorkerRecord> workers;
    SharedValue<DemoFacts> demo; ///< what its demo knows besides

    /// The cores that its workers might use; empty when unknown: all.
    [[nodiscard]] const std::vector<CoreId>& coresAllowed() const {
        return experiment.cores.empty() ? machine.coresAllowed : experiment.cores;
    }
    [[nodiscard]] bool hasWorkersElsewhere() const;
    [[nodiscard]] bool succeeded() const { return finished && !stopped && error.empty(); }
    /// Stopped before its workers were released: nothing of it can be shown.
    [[nodiscard]] bool neverRan() const {
        return finished && stopped && error.empty() && released == Nanoseconds{};
    }
    bool operator==(const RunFacts&) const = default;
};

/// The process that a worker's lane stands under in trace viewers.
[[nodiscard]] std::string laneGroup(const RunFacts& facts, const WorkerRecord& worker);

/// Where its lanes stand among the others: in the order of workers, those of a host together.
[[nodiscard]] std::int32_t laneOrder(const RunFacts& facts, const WorkerRecord& worker);

/// The lane of what a worker records of itself.
[[nodiscard]] LaneInfo workerLane(const RunFacts& facts, const WorkerRecord& worker);

/// What one side of the program tells the other about a run: the facts as they are now, and what is new.
struct RunUpdate {
    RunFacts facts;
    TraceBatch trace;
    std::vector<std::string> lines; ///< of the log
    std::vector<RunMark> marks;     ///< in the order of time
    Nanoseconds toldUntil{}; ///< trace, log and marks are whole until that moment; 0: the demo does not say
};

/// A run: what came out of an experiment.
struct RunRecord {
    RunFacts facts;
    Trace trace;
    std::vector<std::string> log;  ///< lines that its demo said, in the order of time
    std::vector<RunMark> marks;    ///< in the order of time
    Nanoseconds toldUntil{};       ///< trace, log and marks are whole until that moment
    std::optional<TraceFile> file; ///< what another program's trace was read from; it says more than is kept

    /// Batch, pin and name belong to whoever keeps the run: those who carry it out know nothing of them.
    void apply(const RunUpdate& update) {
        auto kept = std::exchange(facts, update.facts);
        facts.batch = kept.batch;
        facts.pinned = kept.pinned;
        facts.name = std::move(kept.name);
        trace.append(update.trace);
        log.insert(log.end(), update.lines.begin(), update.lines.end());
        marks.insert(marks.end(), update.marks.begin(), update.marks.end());
        toldUntil = std::max(toldUntil, update.toldUntil);
    }
    /// The moment that charts call 0 s, so that runs can be compared: the release, or the launch of a run
    /// never released.
    [[nodiscard]] Nanoseconds zero() const {
        return facts.released != Nanoseconds{}   ? facts.released
               : facts.launched != Nanoseconds{} ? facts.launched
                                                 : trace.extent().begin;
    }
};

} // namespace parascope
