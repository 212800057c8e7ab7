// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/Baseline.h"
#include "core/report/CoreSpeed.h"
#include "core/report/Patterns.h"
#include "core/run/RunRecord.h"

#include <array>
#include <optional>

namespace parascope {

/// Shares by state, 0 to 1.
using StateShares = std::array<double, kStateCount>;

/// The figures of a run. Times in seconds; nothing where nobody knows.
struct Metrics {
    std::optional<double> wall; ///< from the first launch to the last worker's end
    std::optional<double> cpu;  ///< processor time since the release, all workers together
    /// Busy cores: time on a core / wall. Time on a core is the kernel's where its schedule is exact, and cpu
    /// where it is not: cpu lacks what workers did before their release.
    std::optional<double> parallelism;
    std::optional<double> speedup; ///< serial wall of the same total work / wall; nothing without a baseline
    std::optional<double> efficiency; ///< speedup / workers that were started
    bool isBaseline = false;          ///< speed-ups are measured against this run: its own is 1
    std::string baseline;             ///< what the speed-up is measured against, in words; empty without one
    /// How many times as fast the cores were in this run as in its baseline's: work per processor second of
    /// the one / of the other.
    std::optional<double> coreSpeed;
    std::optional<double> startMedian; ///< from a worker's launch to its announcement
    std::optional<double> startMax;
    std::optional<std::uint64_t> voluntary;  ///< times workers gave their core up
    std::optional<std::uint64_t> preempted;  ///< times workers were pushed off their core
    std::optional<std::uint64_t> migrations; ///< times a worker went on on another core, as its spans show
    std::uint64_t lost = 0;                  ///< records of the schedule that were lost
    /// Of the workers' lives from release to end, each in [0, 1]; they sum to 1. Another program's trace: of
    /// the time that its lanes have spans for.
    std::optional<StateShares> shares;
    /// Of ranks: the share of their lives, from release to end, in which they waited for messages.
    std::optional<double> communication;
    /// Of several ranks: 1 - mean / longest time that one had work, which is its life without those waits.
    std::optional<double> imbalance;
    /// Of ranks: how much longer one had work than another, as a share of the longest life.
    std::optional<double> workSpread;
    std::optional<std::uint64_t> peakRssBytes; ///< of all processes that held workers and nothing else
    std::string whyNoPeakRss;                  ///< why that is not known; empty where it is
    Pattern pattern = Pattern::Mixed;
    std::vector<WorkOnCores> onCores; ///< what each worker did, and on which cores
    std::string sentence;             ///< what it means, in one sentence
};

/// Computes the figures against the baseline, where there is one. Sources: speed-up and efficiency as in
/// Amdahl's law texts; shares from CLOCK_THREAD_CPUTIME_ID for running, the spans' own states for waits, and
/// the rest of a worker's life as waiting for a core.
[[nodiscard]] Metrics computeMetrics(const RunRecord& run, const std::optional<Baseline>& baseline);

/// A run and its figures.
struct ReportedRun {
    const RunRecord* run = nullptr;
    Metrics metrics;
};

/// The figures of runs, each against its baseline among `known`. Everything that shows, prints or saves
/// figures has them from here.
[[nodiscard]] std::vector<ReportedRun> figuresOf(const std::vector<const RunRecord*>& runs,
                                                 const std::vector<const RunRecord*>& known);
/// The same among the runs themselves.
[[nodiscard]] std::vector<ReportedRun> figuresOf(const std::vector<const RunRecord*>& runs);

/// What the kernel says of a worker; null where it was not asked, or had no chance to tell anything.
[[nodiscard]] const LaneIndex* kernelsLane(const WorkerRecord& worker, const Trace& trace);

/// Seconds that the kernel had a worker on a core, from its launch to its end; nothing where it does not
/// tell.
[[nodiscard]] std::optional<double> secondsOnCore(const WorkerRecord& worker, const Trace& trace);

/// Wall time, seconds, of a run as far as it has come.
[[nodiscard]] double wallSeconds(const RunFacts& facts);

/// Times by state as shares of their sum, each in [0, 1]; nothing when there are none.
[[nodiscard]] std::optional<StateShares> sharesOf(const StateShares& times);

/// Median of values; the mean of the middle two for an even number; 0 for none.
[[nodiscard]] double median(std::vector<double> values);

/// How many times as long CPython takes for the same work, by the newest serial runs of both languages among
/// `runs` that ended well; nothing when one is missing or the task does not need a core.
[[nodiscard]] std::optional<double> pythonTimesAsLong(const std::vector<const RunFacts*>& runs);

/// What happened in a stretch of time on all worker lanes of a trace.
struct RangeFigures {
    double length = 0; ///< seconds
    /// Time in state Running / length; nothing where the lanes tell of no states.
    std::optional<double> busyCores;
    std::size_t spans = 0;             ///< outermost spans that lie in the stretch, wholly or in part
    double recorded = 0;               ///< time that the lanes have spans for, all workers together, seconds
    std::optional<StateShares> shares; ///< of that time
};
[[nodiscard]] RangeFigures figuresFor(const Trace& trace, const TimeSpan& range);

} // namespace parascope
