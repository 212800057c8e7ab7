// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/report/CoreSpeed.h"
#include "core/report/Patterns.h"
#include "core/run/RunRecord.h"

#include <array>

namespace parascope {

/// Shares by state, 0 to 1.
using StateShares = std::array<double, kStateCount>;

/// The figures of a run. Times in seconds.
struct Metrics {
    double wall = 0; ///< from the first launch to the last worker's end
    double cpu = 0;  ///< processor time since the release, all workers together
    /// Busy cores: time on a core / wall. Time on a core is the kernel's where its schedule is exact, and cpu
    /// where it is not: cpu lacks what workers did before their release.
    double parallelism = 0;
    std::optional<double> speedup; ///< serial wall of the same total work / wall; nothing without a baseline
    std::optional<double> efficiency; ///< speedup / workers that were started
    double startMedian = 0;           ///< from a worker's launch to its announcement
    double startMax = 0;
    std::uint64_t voluntary = 0;  ///< times workers gave their core up
    std::uint64_t preempted = 0;  ///< times workers were pushed off their core
    std::uint64_t migrations = 0; ///< times a worker went on on another core, as far as its spans show
    std::uint64_t lost = 0;       ///< records of the schedule that were lost
    StateShares shares{}; ///< of the workers' lives from release to end; they sum to 1 when anything ran
    std::uint64_t peakRssBytes = 0; ///< of all processes that held workers
    Pattern pattern = Pattern::Mixed;
    std::vector<WorkOnCores> onCores; ///< what each worker did, and on which cores
    std::string sentence;             ///< what it means, in one sentence
};

/// Computes the figures. `serialWall`, seconds, is the wall time of the serial run of the same total work,
/// where there is one. Sources: speed-up and efficiency as in Amdahl's law texts; shares from
/// CLOCK_THREAD_CPUTIME_ID for running, the spans' own states for waits, and the rest of a worker's life as
/// waiting for a core.
[[nodiscard]] Metrics computeMetrics(const RunRecord& run, std::optional<double> serialWall);

/// Seconds that the kernel had a worker on a core, from its launch to its end; nothing where nobody asked the
/// kernel.
[[nodiscard]] std::optional<double> secondsOnCore(const WorkerRecord& worker, const Trace& trace);

/// Wall time, seconds, of a run as far as it has come.
[[nodiscard]] double wallSeconds(const RunFacts& facts);

/// Median of values; the mean of the middle two for an even number; 0 for none.
[[nodiscard]] double median(std::vector<double> values);

/// The median wall time of the runs among `runs` that did the same total work as `of` one after another in
/// the same language, and finished well.
[[nodiscard]] std::optional<double> serialBaseline(const std::vector<const RunFacts*>& runs,
                                                   const Experiment& of);

/// How many times as long CPython takes for the same work, by the newest serial runs of both languages among
/// `runs` that ended well; nothing when one is missing or the task does not need a core.
[[nodiscard]] std::optional<double> pythonTimesAsLong(const std::vector<const RunFacts*>& runs);

/// What happened in a stretch of time on all worker lanes of a trace.
struct RangeFigures {
    double length = 0;     ///< seconds
    double busyCores = 0;  ///< time in state Running / length
    std::size_t spans = 0; ///< outermost spans that lie in the stretch, wholly or in part
    double recorded = 0;   ///< time that the lanes have spans for, all workers together, seconds
    StateShares shares{};  ///< of that time
};
[[nodiscard]] RangeFigures figuresFor(const Trace& trace, const TimeSpan& range);

} // namespace parascope
