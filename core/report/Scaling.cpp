// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Scaling.h"

#include "core/report/Sentence.h"

#include <algorithm>
#include <map>

namespace parascope {

namespace {

constexpr double kGoodEnough = 0.95; ///< of the best speed-up
constexpr double kMoreThanNoise = 1.10;

/// All repeats of one backend and one number of workers.
struct Repeats {
    std::vector<double> walls;
    std::vector<double> rates; ///< work per processor second, where it is known

    void add(const ScalingRun& run) {
        walls.push_back(run.wall);
        if (run.workPerCpuSecond) {
            rates.push_back(*run.workPerCpuSecond);
        }
    }
};

Repeats repeatsOf(const std::vector<ScalingRun>& runs, Backend backend, int workers) {
    Repeats repeats;
    for (const auto& run : runs) {
        if (run.backend == backend && run.workers == workers) {
            repeats.add(run);
        }
    }
    return repeats;
}

std::map<Backend, double> medianSerialWalls(const std::vector<ScalingRun>& runs) {
    std::map<Backend, double> medians;
    for (const auto& run : runs) {
        if (isSerial(run.backend) && run.workers == 1) {
            medians.try_emplace(run.backend, median(repeatsOf(runs, run.backend, 1).walls));
        }
    }
    return medians;
}

ScalingPoint makePoint(Backend backend, int workers, const Repeats& repeats, const Repeats& alone) {
    ScalingPoint point;
    point.backend = backend;
    point.workers = workers;
    point.wallMedian = median(repeats.walls);
    const auto [least, most] = std::minmax_element(repeats.walls.begin(), repeats.walls.end());
    point.wallMin = *least;
    point.wallMax = *most;
    if (alone.walls.empty() || point.wallMin <= 0) {
        return point;
    }
    if (!repeats.rates.empty() && !alone.rates.empty()) {
        point.coreSpeed = median(repeats.rates) / median(alone.rates);
    }
    const double serial = median(alone.walls) * workers;
    point.speedup = serial / point.wallMedian;
    point.speedupMin = serial / point.wallMax;
    point.speedupMax = serial / point.wallMin;
    point.efficiency = *point.speedup / workers;
    if (workers > 1) {
        const double ideal = 1.0 / workers;
        point.karpFlatt = (1 / *point.speedup - ideal) / (1 - ideal);
    }
    return point;
}

std::vector<Backend> backendsOf(const std::vector<ScalingRun>& runs) {
    std::vector<Backend> backends;
    for (const auto& run : runs) {
        const bool known = std::find(backends.begin(), backends.end(), run.backend) != backends.end();
        if (!isSerial(run.backend) && !known) {
            backends.push_back(run.backend);
        }
    }
    return backends;
}

/// Least squares of 1/S = f + (1 - f)/n, which is 1/S - 1/n = f (1 - 1/n).
std::optional<double> fitAmdahl(const std::vector<ScalingPoint>& points, int most) {
    double products = 0;
    double squares = 0;
    for (const auto& point : points) {
        if (point.speedup && point.workers > 1 && point.workers <= most) {
            const double ideal = 1.0 / point.workers;
            products += (1 / *point.speedup - ideal) * (1 - ideal);
            squares += (1 - ideal) * (1 - ideal);
        }
    }
    return squares > 0 ? std::optional(std::clamp(products / squares, 0.0, 1.0)) : std::nullopt;
}

/// The best speed-up of any number of workers up to `most`.
double bestSpeedup(const std::vector<ScalingPoint>& points, int most) {
    double best = 0;
    for (const auto& point : points) {
        best = std::max(best, point.workers <= most ? point.speedup.value_or(0) : 0);
    }
    return best;
}

/// Workers without a core of their own can only fill the waits of others: what they bring is believed when it
/// is more than noise.
std::optional<int> suggestWorkers(const std::vector<ScalingPoint>& points, int cores) {
    const double overall = bestSpeedup(points, kMostWorkers);
    const double withCores = bestSpeedup(points, cores);
    const double best = withCores > 0 && overall < kMoreThanNoise * withCores ? withCores : overall;
    for (const auto& point : points) {
        if (point.speedup && *point.speedup >= kGoodEnough * best) {
            return point.workers;
        }
    }
    return std::nullopt;
}

std::string becauseOf(int cores) {
    return cores == 1 ? ", as there is 1 core that this program may use."
                      : ", as there are " + std::to_string(cores) + " cores that this program may use.";
}

} // namespace

const ScalingFit* Scaling::fitOf(Backend backend) const {
    const auto found =
        std::find_if(fits.begin(), fits.end(), [&](const ScalingFit& fit) { return fit.backend == backend; });
    return found == fits.end() ? nullptr : &*found;
}

Scaling computeScaling(const std::vector<ScalingRun>& runs, int cores) {
    Scaling scaling;
    scaling.serialWalls = medianSerialWalls(runs);
    for (const auto backend : backendsOf(runs)) {
        std::map<int, Repeats> byWorkers;
        for (const auto& run : runs) {
            if (run.backend == backend) {
                byWorkers[run.workers].add(run);
            }
        }
        const auto alone = repeatsOf(runs, baselineOf(backend), 1);
        std::vector<ScalingPoint> points;
        for (const auto& [workers, repeats] : byWorkers) {
            points.push_back(makePoint(backend, workers, repeats, alone));
        }
        scaling.fits.push_back(
            {backend, fitAmdahl(points, cores > 1 ? cores : kMostWorkers), suggestWorkers(points, cores)});
        scaling.points.insert(scaling.points.end(), points.begin(), points.end());
    }
    return scaling;
}

std::vector<ScalingRun> scalingRuns(const std::vector<const RunFacts*>& runs) {
    std::vector<ScalingRun> found;
    for (const auto* facts : runs) {
        if (facts->succeeded()) {
            found.push_back({facts->experiment.backend, facts->experiment.workers, wallSeconds(*facts),
                             workPerCpuSecond(*facts)});
        }
    }
    return found;
}

double amdahlSpeedup(double serialFraction, int workers) {
    return 1 / (serialFraction + (1 - serialFraction) / workers);
}

std::string scalingInWords(const Scaling& scaling, int cores) {
    std::string text;
    for (const auto& fit : scaling.fits) {
        const auto best = std::find_if(scaling.points.begin(), scaling.points.end(), [&](const auto& point) {
            return point.backend == fit.backend && point.workers == fit.suggestedWorkers;
        });
        if (best == scaling.points.end() || !best->speedup) {
            continue;
        }
        const auto& label = infoOf(fit.backend).label;
        text += text.empty() ? "" : " ";
        const auto reason = fit.suggestedWorkers == cores ? becauseOf(cores) : std::string(".");
        if (fit.suggestedWorkers == 1) {
            text += label + ": more than one worker brings nothing" + reason;
            continue;
        }
        text += label + ": " + std::to_string(best->workers) + " workers are enough, " +
                decimals(*best->speedup, 2) + " times as fast as one after another";
        const auto beyond = beyondWorkersInWords(*best->speedup, best->workers, best->coreSpeed);
        text += reason;
        text += beyond.empty() ? "" : " That is " + beyond + ".";
    }
    return text;
}

} // namespace parascope
