// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/EngineHost.h"
#include "core/run/RunRecord.h"

#include <filesystem>
#include <map>
#include <memory>

namespace parascope {

/// Runs that were taken out of a session, until they are put back or given up.
using RemovedRuns = std::vector<std::unique_ptr<RunRecord>>;

/// The runs of this session, as the thread that shows them has them: it submits experiments to the engine,
/// takes in what comes of them, and keeps every run. The window and the command line both stand on it.
///
/// One that was stopped before it ran is removed: it leaves nothing behind.
class RunSession final : public QObject {
    Q_OBJECT

public:
    /// `engine` must outlive it.
    explicit RunSession(EngineHost& engine, QObject* parent = nullptr);

    /// Queues experiments as one batch; their runs exist from now on. Returns their ids in the same order.
    std::vector<RunId> submit(const std::vector<Experiment>& experiments);
    /// Takes in runs from a file as if they had been run here: its batches stay apart from those of ours.
    std::vector<RunId> adopt(std::vector<RunRecord> runs);
    /// Makes a run the baseline of all runs of its work, in the place of one that was, or no longer.
    void pin(RunId id, bool pinned);
    /// Calls a run by a name of the user's; empty: as usual again.
    void rename(RunId id, std::string name);
    /// Puts a note of the user's on a run in the place of another; either may be nothing.
    void changeNote(RunId id, const std::optional<TraceNote>& from, const std::optional<TraceNote>& to);
    /// Runs were saved there. One that stands alone in the file that it was read from is read from what
    /// stands there now.
    void saved(const std::vector<RunId>& ids, const std::filesystem::path& file);
    /// Takes runs out; one that has not finished stays. They live on in what is returned.
    [[nodiscard]] RemovedRuns remove(const std::vector<RunId>& ids);
    /// Puts them back, each under its id.
    void restore(RemovedRuns runs);
    void stop();
    /// Lets the workers that live now use only these cores from now on; empty: all.
    void allowCores(const std::vector<CoreId>& cores);
    /// Hands a line that leads it to the current run, as its demo understands it.
    void order(const std::string& line);

    /// Null for an id that was never given, or whose run was removed.
    [[nodiscard]] const RunRecord* run(RunId id) const;
    [[nodiscard]] std::vector<const RunRecord*> runs() const;
    [[nodiscard]] bool isBusy() const { return m_open > 0; }

Q_SIGNALS:
    void runAdded(parascope::RunId id);
    /// New spans or facts of a run; at most 60 times a second, and once more at its end.
    void runChanged(parascope::RunId id);
    void runFinished(parascope::RunId id);
    void runRenamed(parascope::RunId id);
    void noteChanged(parascope::RunId id);
    /// What more is known of the run stands in a file that was written anew.
    void fileChanged(parascope::RunId id);
    /// Nothing may refer to its record afterwards; while this is told it is still there.
    void runRemoved(parascope::RunId id);
    /// Speed-ups may be against another baseline from now on.
    void baselineChanged();
    /// Nothing runs and nothing waits any more.
    void finished();

private:
    void take(const RunUpdatePtr& update);
    void unpinOthers(const RunRecord& pinned);

    EngineHost& m_engine;
    std::map<RunId, std::unique_ptr<RunRecord>> m_runs;
    int m_batches = 0;
    int m_open = 0; ///< submitted runs that have not finished
};

} // namespace parascope
