// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace parascope {

/// A run as far as scaling is concerned: how many workers, and how long it took. Every worker of every run
/// does the same amount of work.
struct ScalingRun {
    Backend backend = Backend::Threads;
    int workers = 1;
    double wall = 0; ///< seconds
    std::optional<double> workPerCpuSecond{};

    bool operator==(const ScalingRun&) const = default;
};

/// What is asked of more workers, and what they are measured against.
enum class ScalingKind : std::uint8_t {
    AgainstSerial,    ///< to be faster than the same total work by the serial backend of the language
    AgainstOneWorker, ///< the same where nothing can do it serially: than one worker of the backend, so often
    Weak,             ///< to do so many times the work of one worker of the backend in no more time
};

/// All repeats with one backend and one number of workers. Times in seconds.
struct ScalingPoint {
    Backend backend = Backend::Threads;
    int workers = 1;
    double wallMedian = 0;
    double wallMin = 0;
    double wallMax = 0;
    std::optional<double>
        speedup; ///< time of the same total work by what it is measured against / median wall
    std::optional<double> speedupMin; ///< of the slowest repeat
    std::optional<double> speedupMax; ///< of the fastest repeat
    std::optional<double> efficiency; ///< speedup / workers; against one worker: T1 / Tn
    std::optional<double> coreSpeed;  ///< work per processor second / that of the serial runs, both medians
    std::optional<double> karpFlatt;  ///< (1/S - 1/n) / (1 - 1/n); nothing for one worker
};

/// What the points of one backend come to.
struct ScalingFit {
    Backend backend = Backend::Threads;
    std::optional<double> serialFraction; ///< of Amdahl's law, 0 to 1; nothing where no law fits well
    std::string whyNoFit;                 ///< "too noisy for a fit"; empty where there is one
    /// The fewest that come within 5 % of the best speed-up that is no noise, or within the spread of
    /// repeats; nothing where that spread hides it.
    std::optional<int> suggestedWorkers;
};

struct Scaling {
    /// Median seconds of one worker's work done alone, by the serial backend of each language.
    std::map<Backend, double> serialWalls;
    ScalingKind kind = ScalingKind::AgainstSerial;
    std::vector<ScalingPoint> points; ///< by backend in the order of their first run, then by workers
    std::vector<ScalingFit> fits;

    [[nodiscard]] const ScalingFit* fitOf(Backend backend) const;
};

/// Serial runs among `runs` are those of one worker: what n workers do takes n times as long one after
/// another, in the same language. Amdahl's law knows as many processors as workers, so it is fitted to points
/// of several workers with a core each, three or more of them, where `cores` are more than one; 0: nobody
/// knows how many. Sources: Amdahl 1967; Karp and Flatt, "Measuring parallel processor performance", 1990.
[[nodiscard]] Scaling computeScaling(const std::vector<ScalingRun>& runs, int cores = 0,
                                     ScalingKind kind = ScalingKind::AgainstSerial);

/// The runs that ended well.
[[nodiscard]] std::vector<ScalingRun> scalingRuns(const std::vector<const RunFacts*>& runs);

/// The speed-up that Amdahl's law gives n workers.
[[nodiscard]] double amdahlSpeedup(double serialFraction, int workers);

/// "3 % serial", or why there is no fit.
[[nodiscard]] std::string fitInWords(const ScalingFit& fit);

/// What it means, in a sentence or two. `cores`: that the workers may use. Of a weak one: how long so many
/// times the work takes. Source: Gustafson, "Reevaluating Amdahl's law", 1988.
[[nodiscard]] std::string scalingInWords(const Scaling& scaling, int cores);

} // namespace parascope
