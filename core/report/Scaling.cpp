// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Scaling.h"

#include "core/report/Sentence.h"

#include <algorithm>
#include <map>

namespace parascope {

namespace {

constexpr double kGoodEnough = 0.95; ///< of the best speed-up

std::map<Backend, double> medianSerialWalls(const std::vector<ScalingRun>& runs) {
    std::map<Backend, std::vector<double>> walls;
    for (const auto& run : runs) {
        if (isSerial(run.backend) && run.workers == 1) {
            walls[run.backend].push_back(run.wall);
        }
    }
    std::map<Backend, double> medians;
    for (const auto& [backend, all] : walls) {
        medians[backend] = median(all);
    }
    return medians;
}

ScalingPoint makePoint(Backend backend, int workers, const std::vector<double>& walls,
                       const std::optional<double>& serialWall) {
    ScalingPoint point{backend, workers, median(walls), 0, 0, {}, {}, {}, {}, {}};
    const auto [least, most] = std::minmax_element(walls.begin(), walls.end());
    point.wallMin = *least;
    point.wallMax = *most;
    if (!serialWall || point.wallMin <= 0) {
        return point;
    }
    const double serial = *serialWall * workers;
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

int suggestWorkers(const std::vector<ScalingPoint>& points) {
    double best = 0;
    for (const auto& point : points) {
        best = std::max(best, point.speedup.value_or(0));
    }
    for (const auto& point : points) {
        if (point.speedup.value_or(0) >= kGoodEnough * best) {
            return point.workers;
        }
    }
    return 1;
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
        std::map<int, std::vector<double>> walls; // by workers
        for (const auto& run : runs) {
            if (run.backend == backend) {
                walls[run.workers].push_back(run.wall);
            }
        }
        const auto baseline = scaling.serialWalls.find(baselineOf(backend));
        const auto serialWall =
            baseline == scaling.serialWalls.end() ? std::nullopt : std::optional(baseline->second);
        std::vector<ScalingPoint> points;
        for (const auto& [workers, repeats] : walls) {
            points.push_back(makePoint(backend, workers, repeats, serialWall));
        }
        scaling.fits.push_back(
            {backend, fitAmdahl(points, cores > 1 ? cores : kMostWorkers), suggestWorkers(points)});
        scaling.points.insert(scaling.points.end(), points.begin(), points.end());
    }
    return scaling;
}

std::vector<ScalingRun> scalingRuns(const std::vector<const RunFacts*>& runs) {
    std::vector<ScalingRun> found;
    for (const auto* facts : runs) {
        if (facts->succeeded()) {
            found.push_back({facts->experiment.backend, facts->experiment.workers, wallSeconds(*facts)});
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
        if (fit.suggestedWorkers == 1) {
            text += label + ": more than one worker brings nothing.";
            continue;
        }
        text += label + ": " + std::to_string(fit.suggestedWorkers) + " workers are enough, " +
                decimals(*best->speedup, 2) + " times as fast as one after another";
        text += fit.suggestedWorkers == cores ? ", as there are " + std::to_string(cores) + " cores." : ".";
    }
    return text;
}

} // namespace parascope
