// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Scaling.h"

#include "core/report/Sentence.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace parascope {

namespace {

constexpr double kGoodEnough = 0.95; ///< of the best speed-up
constexpr double kMoreThanNoise = 1.10;
constexpr double kMuchBetter = 1.25;
constexpr std::size_t kFewestForAFit = 3;
constexpr double kFarOff = 0.10; ///< of a speed-up: a law that misses one by more does not fit

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

/// Karp and Flatt measure the serial part of work that stays the same.
void forgetTheLaw(std::vector<ScalingPoint>& points) {
    for (auto& point : points) {
        point.karpFlatt.reset();
    }
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

/// Amdahl's law says something of points of several workers with a core each.
std::vector<const ScalingPoint*> pointsOfTheLaw(const std::vector<ScalingPoint>& points, int cores) {
    std::vector<const ScalingPoint*> found;
    for (const auto& point : points) {
        if (point.speedup && point.workers > 1 && (cores <= 1 || point.workers <= cores)) {
            found.push_back(&point);
        }
    }
    return found;
}

/// Least squares of 1/S = f + (1 - f)/n, which is 1/S - 1/n = f (1 - 1/n).
double serialFractionOf(const std::vector<const ScalingPoint*>& points) {
    double products = 0;
    double squares = 0;
    for (const auto* point : points) {
        const double ideal = 1.0 / point->workers;
        products += (1 / *point->speedup - ideal) * (1 - ideal);
        squares += (1 - ideal) * (1 - ideal);
    }
    return std::clamp(products / squares, 0.0, 1.0);
}

void fitAmdahl(const std::vector<ScalingPoint>& points, int cores, ScalingFit& fit) {
    const auto known = pointsOfTheLaw(points, cores);
    if (known.size() < kFewestForAFit) {
        fit.whyNoFit = "too few points for a fit";
        return;
    }
    const double fraction = serialFractionOf(known);
    const bool isGood = std::all_of(known.begin(), known.end(), [&](const ScalingPoint* point) {
        return std::abs(amdahlSpeedup(fraction, point->workers) / *point->speedup - 1) <= kFarOff;
    });
    if (isGood) {
        fit.serialFraction = fraction;
    } else {
        fit.whyNoFit = "too noisy for a fit";
    }
}

/// The best speed-up of any number of workers up to `most`.
double bestSpeedup(const std::vector<const ScalingPoint*>& points, int most) {
    double best = 0;
    for (const auto* point : points) {
        best = std::max(best, point->workers <= most ? *point->speedup : 0);
    }
    return best;
}

/// The fewest workers that come close to the best speed-up. Those without a core of their own can only fill
/// the waits of others: what they bring is believed when it is more than noise.
const ScalingPoint* fewestCloseToTheBest(const std::vector<const ScalingPoint*>& points, int cores) {
    const double overall = bestSpeedup(points, kMostWorkers);
    const double withCores = bestSpeedup(points, cores);
    const double best = withCores > 0 && overall < kMoreThanNoise * withCores ? withCores : overall;
    const auto found = std::find_if(points.begin(), points.end(), [best](const ScalingPoint* point) {
        return *point->speedup >= kGoodEnough * best;
    });
    return found == points.end() ? nullptr : *found;
}

/// Whether the repeats of one all went better than those of the other.
bool isClearlyBetter(const ScalingPoint& one, const ScalingPoint& other) {
    return *one.speedupMin > *other.speedupMax;
}

/// Whether no repeat of any number of workers was much better than the worst of one worker.
bool bringsNoneMore(const ScalingPoint& one, const std::vector<const ScalingPoint*>& points) {
    return std::all_of(points.begin(), points.end(), [&one](const ScalingPoint* point) {
        return *point->speedupMax <= kMuchBetter * *one.speedupMin;
    });
}

/// The fewest whose repeats are not apart from those of the fewest that come close to the best, when they are
/// apart from those of fewer still.
std::optional<int> suggestWorkers(const std::vector<ScalingPoint>& all, int cores) {
    std::vector<const ScalingPoint*> points;
    for (const auto& point : all) {
        if (point.speedup) {
            points.push_back(&point);
        }
    }
    const auto* const close = fewestCloseToTheBest(points, cores);
    if (close == nullptr) {
        return std::nullopt;
    }
    const auto fewest = std::find_if(points.begin(), points.end(), [close](const ScalingPoint* point) {
        return point == close || !isClearlyBetter(*close, *point);
    });
    const bool isTold = (*fewest)->workers == 1 ? *fewest == close && bringsNoneMore(**fewest, points)
                                                : std::all_of(points.begin(), fewest, [fewest](auto* fewer) {
                                                      return isClearlyBetter(**fewest, *fewer);
                                                  });
    return isTold ? std::optional((*fewest)->workers) : std::nullopt;
}

std::string becauseOf(int cores) {
    return cores == 1 ? ", as there is 1 core that this program may use."
                      : ", as there are " + std::to_string(cores) + " cores that this program may use.";
}

const ScalingPoint* pointOf(const Scaling& scaling, Backend backend, int workers) {
    const auto found = std::find_if(scaling.points.begin(), scaling.points.end(), [&](const auto& point) {
        return point.backend == backend && point.workers == workers;
    });
    return found == scaling.points.end() ? nullptr : &*found;
}

std::string baseInWords(const Scaling& scaling) {
    return scaling.kind == ScalingKind::AgainstSerial ? "one after another" : "one alone";
}

/// Empty where no speed-up is known.
std::string workersThatAreEnough(const Scaling& scaling, const ScalingFit& fit, int cores) {
    int most = 0;
    for (const auto& point : scaling.points) {
        most = point.backend == fit.backend && point.speedup ? std::max(most, point.workers) : most;
    }
    if (most == 0) {
        return {};
    }
    if (most == 1) {
        return "measured with one worker alone, so there is nothing to compare.";
    }
    if (!fit.suggestedWorkers) {
        return "too noisy to say how many workers are enough, as the repeats differ more than the numbers of "
               "workers do.";
    }
    const auto reason = fit.suggestedWorkers == cores ? becauseOf(cores) : std::string(".");
    if (fit.suggestedWorkers == 1) {
        return "more than one worker brings nothing" + reason;
    }
    const auto& enough = *pointOf(scaling, fit.backend, *fit.suggestedWorkers);
    if (*enough.speedup < 1) {
        return std::to_string(enough.workers) + " workers are the fastest, and slower than " +
               baseInWords(scaling) + " (" + decimals(*enough.speedup, 2) +
               " times as fast): they cost more than they bring.";
    }
    const auto beyond = beyondWorkersInWords(*enough.speedup, enough.workers, enough.coreSpeed);
    return std::to_string(enough.workers) + " workers are enough, " + decimals(*enough.speedup, 2) +
           " times as fast as " + baseInWords(scaling) + reason +
           (beyond.empty() ? "" : " That is " + beyond + ".");
}

/// How long so many times the work takes.
std::string weakInWords(const Scaling& scaling, Backend backend, int cores) {
    constexpr double kKept = 0.9; ///< of the efficiency: the rest is noise, or what it costs to be several
    const ScalingPoint* most = nullptr;
    int kept = 0;
    for (const auto& point : scaling.points) {
        if (point.backend == backend && point.efficiency) {
            kept = *point.efficiency >= kKept && kept == point.workers - 1 ? point.workers : kept;
            most = &point;
        }
    }
    if (most == nullptr || most->workers == 1) {
        return {};
    }
    const auto many = std::to_string(most->workers);
    auto text = infoOf(backend).label + ": " + many + " workers do " + many + " times the work in " +
                decimals(1 / *most->efficiency, 2) + " times the time of one: efficiency " +
                decimals(*most->efficiency * 100, 0) + " %.";
    if (kept > 1 && kept < most->workers) {
        text += " Up to " + std::to_string(kept) + " workers it stays above 90 %" +
                (kept == cores ? becauseOf(cores) : std::string("."));
    }
    return text;
}

} // namespace

const ScalingFit* Scaling::fitOf(Backend backend) const {
    const auto found =
        std::find_if(fits.begin(), fits.end(), [&](const ScalingFit& fit) { return fit.backend == backend; });
    return found == fits.end() ? nullptr : &*found;
}

Scaling computeScaling(const std::vector<ScalingRun>& runs, int cores, ScalingKind kind) {
    Scaling scaling;
    scaling.kind = kind;
    scaling.serialWalls = medianSerialWalls(runs);
    for (const auto backend : backendsOf(runs)) {
        std::map<int, Repeats> byWorkers;
        for (const auto& run : runs) {
            if (run.backend == backend) {
                byWorkers[run.workers].add(run);
            }
        }
        const auto alone =
            repeatsOf(runs, kind == ScalingKind::AgainstSerial ? baselineOf(backend) : backend, 1);
        std::vector<ScalingPoint> points;
        for (const auto& [workers, repeats] : byWorkers) {
            points.push_back(makePoint(backend, workers, repeats, alone));
        }
        auto& fit = scaling.fits.emplace_back();
        fit.backend = backend;
        if (kind == ScalingKind::Weak) {
            fit.whyNoFit = "the work grows with the workers";
            forgetTheLaw(points);
        } else {
            fitAmdahl(points, cores, fit);
        }
        fit.suggestedWorkers = suggestWorkers(points, cores);
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

std::string fitInWords(const ScalingFit& fit) {
    return fit.serialFraction ? decimals(*fit.serialFraction * 100, 0) + " % serial" : fit.whyNoFit;
}

std::string scalingInWords(const Scaling& scaling, int cores) {
    std::string text;
    for (const auto& fit : scaling.fits) {
        if (scaling.kind == ScalingKind::Weak) {
            const auto weak = weakInWords(scaling, fit.backend, cores);
            text += (text.empty() || weak.empty() ? "" : " ") + weak;
            continue;
        }
        const bool isLast = &fit == &scaling.fits.back();
        const bool isSaidOnce = !isLast && fitInWords(fit) == fitInWords(scaling.fits.back());
        const auto words = workersThatAreEnough(scaling, fit, cores);
        if (!words.empty()) {
            text += (text.empty() ? "" : " ") + infoOf(fit.backend).label + ": " + words;
            text += isSaidOnce ? "" : " Amdahl's law: " + fitInWords(fit) + ".";
        }
    }
    return text;
}

} // namespace parascope
