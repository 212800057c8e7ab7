// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/CriticalPath.h"
#include "core/observe/WaitReasonProbe.h"
#include "core/run/GrowthPace.h"
#include "core/run/Launcher.h"
#include "core/run/OwnArrows.h"
#include "core/run/OwnWords.h"
#include "core/run/ProcessTable.h"
#include "core/run/QuietThreads.h"
#include "core/run/RankTimes.h"
#include "core/run/ScheduleSource.h"
#include "core/run/TreeEvidence.h"
#include "core/run/TreeLanes.h"

#include <set>

namespace parascope {

/// Watches a program, all its threads and processes, and what those start: lanes for the trace, and the
/// evidence of what it waits for, as its run's RunFacts::demo.
///
/// Everything that descends from the engine thread while the run goes on is taken for a part of it, but for
/// ourselves and the process that keeps the program (KeptCommand).
class TreeWatch {
public:
    /// The threads that a sampled source is to look at, asked anew when that is cheap.
    [[nodiscard]] std::vector<ThreadKey> threads(const RunFacts& facts);
    /// Takes in what is new.
    void passOn(ScheduleSource& source, WaitReasonProbe& waits, RunFacts& facts, TraceBuilder& trace);
    /// Nothing more comes: the next passOn() is the last one.
    void end() { m_isOver = true; }
    /// A span that a thread of it recorded itself.
    bool takeSpan(const ScheduleSource& source, const WorkerSpan& span, const RunFacts& facts,
                  TraceBuilder& trace);
    /// A counter of it, the name of one of its threads, or an end of an arrow between two of them.
    void takeTold(const ScheduleSource& source, const TraceEvent& event, const RunFacts& facts,
                  TraceBuilder& trace);

private:
    /// Counters of the trace.
    struct Counters {
        CounterId threads;
        CounterId processes;
        CounterId readBytes;
        CounterId writtenBytes;
    };

    void begin(const RunFacts& facts, TraceBuilder& trace);
    void leaveOutOthers();
    void beginWithProgram(std::vector<SchedSlice>& pieces);
    [[nodiscard]] bool isPart(ThreadKey thread) const;
    [[nodiscard]] PathPiece understand(const SchedSlice& piece, std::optional<WaitReason> why) const;
    [[nodiscard]] std::optional<WaitReason> reasonFor(const PathPiece& piece) const;
    void takeFinished(ScheduleSource& source, WaitReasonProbe& waits, TraceBuilder& trace);
    void takeOpen(ScheduleSource& source, WaitReasonProbe& waits, TraceBuilder& trace);
    void askFast(WaitReasonProbe& waits, const std::set<std::int32_t>& open);
    /// Whether the verdict is about it. Of an mpirun it is about the ranks: that it waits for them, and how
    /// threads of MPI's own wait for news, says nothing.
    [[nodiscard]] bool counts(const SchedSlice& piece) const;
    /// Whether a process starts ranks, or keeps those of another host.
    [[nodiscard]] bool isLauncher(std::int32_t pid) const;
    /// The record begins with the first rank, and ends with the last one.
    void keepToRanks(const std::vector<PathPiece>& pieces);
    /// What ranks do in MPI that they have not come back from.
    void lookAtRanks(const RunFacts& facts, Nanoseconds now);
    void takeStuckCalls(const ScheduleSource& source, const RunFacts& facts, TraceBuilder& trace);
    void noteThread(const SchedSlice& piece);
    void endThoseGone(const ScheduleSource& source, const std::set<std::int32_t>& living,
                      TraceBuilder& trace);
    void lookAtProcesses();
    void noteCores();
    void count(Nanoseconds now, TraceBuilder& trace);
    void publish(RunFacts& facts) const;
    /// The lane of what a thread says of itself.
    [[nodiscard]] LaneId wordsLane(const ScheduleSource& source, ThreadKey thread, Nanoseconds time,
                                   const RunFacts& facts, TraceBuilder& trace);
    [[nodiscard]] std::pair<std::string, std::string> nameOf(const ScheduleSource& source,
                                                             ThreadKey thread) const;

    CriticalPath m_path;
    TreeLanes m_lanes;
    OwnWords m_words;
    OwnArrows m_arrows;
    RankTimes m_ranks;
    bool m_isOfRanks = false; ///< it is an mpirun
    ProcessTable m_processes;
    GrowthPace m_growth;
    TreeEvidence m_evidence;
    Counters m_counters;
    bool m_hasBegun = false;
    bool m_isOver = false;
    bool m_isAttached = false;
    Nanoseconds m_start{};           ///< of what counts
    std::int32_t m_lastAsked = 0;    ///< the last fast thread that was asked, by tid
    std::int32_t m_root = 0;         ///< the program's own process
    std::int32_t m_keeper = 0;       ///< the process that keeps it; 0: none
    std::set<std::int32_t> m_others; ///< processes below us that are no part of it
    /// A thread that was heard of lately.
    struct Living {
        ThreadKey key;
        int missed = 0;      ///< beats in a row at which it was not there
        Nanoseconds first{}; ///< when it was first heard of
    };
    std::map<std::int32_t, Living> m_living; ///< by tid
    QuietThreads m_quiet;
    std::set<std::int32_t> m_pids; ///< of those that live
    std::vector<ThreadKey> m_listed;
    Nanoseconds m_listAgain{};
    Nanoseconds m_lookAgain{};
    Nanoseconds m_pythonTime{};
};

} // namespace parascope
