// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Metrics.h"

#include "core/report/BusyCores.h"
#include "core/report/Sentence.h"
#include "core/report/Waits.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace parascope {

namespace {

/// Times a lane's spans went on on another core than the one before.
std::uint64_t coreChanges(const LaneIndex& lane) {
    std::uint64_t changes = 0;
    int last = -1;
    if (lane.isEmpty()) {
        return 0;
    }
    for (const auto& span : lane.rows().front().spans()) {
        if (span.core < 0) {
            continue;
        }
        changes += last >= 0 && span.core != last ? 1 : 0;
        last = span.core;
    }
    return changes;
}

double nanoseconds(Nanoseconds time) {
    return static_cast<double>(time.count());
}

/// Gives `rest` to waits: each its own time, or its part where there is not so much; all of it, in
/// proportion, when they are but samples of it. What is left.
double giveTo(StateShares& life, const StateTimes& waits, double rest, bool areSamples) {
    const double sum = nanoseconds(sumOfWaits(waits));
    if (sum <= 0) {
        return rest;
    }
    const double part = sum > rest || areSamples ? rest / sum : 1;
    for (const auto state : kWaits) {
        life[indexOf(state)] += nanoseconds(waits[indexOf(state)]) * part;
    }
    return rest - sum * part;
}

/// The same from what the kernel says. It knows running and waiting for a core to the nanosecond. The rest of
/// a life goes to the waits that the worker declared, which knows best; then to those that the kernel was
/// seen to have it wait for: as samples, for short waits end unseen; and what nobody explains to Other.
StateShares lifeBySchedule(const StateTimes& kernel, const StateTimes& spans, Nanoseconds whole) {
    StateShares life{};
    life[indexOf(State::Running)] = nanoseconds(kernel[indexOf(State::Running)]);
    life[indexOf(State::Ready)] = nanoseconds(kernel[indexOf(State::Ready)]);
    double rest =
        std::max(0.0, nanoseconds(whole) - life[indexOf(State::Running)] - life[indexOf(State::Ready)]);
    rest = giveTo(life, spans, rest, false);
    life[indexOf(State::Other)] = giveTo(life, undeclaredWaits(kernel, spans), rest, true);
    return life;
}

/// A worker's life by state, in nanoseconds: from its release to its end.
StateShares lifeByState(const RunRecord& run, const WorkerRecord& worker) {
    StateShares life{};
    const auto released = run.facts.released;
    if (released == Nanoseconds{} || worker.ended <= released || !worker.lane.isValid()) {
        return life;
    }
    const TimeSpan working{released, worker.ended};
    const auto spans = run.trace.lane(worker.lane).index.totals(working);
    if (worker.scheduleLane.isValid()) {
        return lifeBySchedule(run.trace.lane(worker.scheduleLane).index.totals(working), spans,
                              working.length());
    }
    double known = static_cast<double>(worker.usage.cpu.count());
    life[indexOf(State::Running)] = known;
    for (const auto state : kWaits) {
        life[indexOf(state)] = static_cast<double>(spans[indexOf(state)].count());
        known += life[indexOf(state)];
    }
    const auto whole = static_cast<double>((worker.ended - released).count());
    life[indexOf(State::Ready)] = std::max(0.0, whole - known);
    return life;
}

StateShares normalised(StateShares shares) {
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (sum > 0) {
        for (auto& share : shares) {
            share /= sum;
        }
    }
    return shares;
}

void addStarts(const RunFacts& facts, Metrics& metrics) {
    std::vector<double> starts;
    for (const auto& worker : facts.workers) {
        if (worker.announced != Nanoseconds{}) {
            starts.push_back(toSeconds(worker.announced - worker.launched));
        }
    }
    metrics.startMedian = median(starts);
    metrics.startMax = starts.empty() ? 0 : *std::max_element(starts.begin(), starts.end());
}

void addUsage(const RunRecord& run, Metrics& metrics) {
    std::map<std::int64_t, std::uint64_t> peakOfProcess;
    for (const auto& worker : run.facts.workers) {
        metrics.cpu += toSeconds(worker.usage.cpu);
        metrics.voluntary += worker.usage.voluntary;
        metrics.preempted += worker.usage.preempted;
        auto& peak = peakOfProcess[worker.pid];
        peak = std::max(peak, worker.usage.peakRssBytes);
        const auto lane = worker.scheduleLane.isValid() ? worker.scheduleLane : worker.lane;
        if (lane.isValid()) {
            metrics.migrations += coreChanges(run.trace.lane(lane).index);
        }
        const auto life = lifeByState(run, worker);
        for (std::size_t state = 0; state < kStateCount; ++state) {
            metrics.shares[state] += life[state];
        }
    }
    metrics.lost = run.facts.lostSwitches;
    metrics.shares = normalised(metrics.shares);
    for (const auto& [pid, peak] : peakOfProcess) {
        metrics.peakRssBytes += peak;
    }
}

/// Seconds that all workers together were on a core, by the best source there is.
double timeOnCores(const RunRecord& run, const Metrics& metrics) {
    double sum = 0;
    for (const auto& worker : run.facts.workers) {
        const auto onCore = secondsOnCore(worker, run.trace);
        if (run.facts.schedule != "exact" || !onCore) {
            return metrics.cpu;
        }
        sum += *onCore;
    }
    return sum;
}

} // namespace

std::optional<double> secondsOnCore(const WorkerRecord& worker, const Trace& trace) {
    if (!worker.scheduleLane.isValid()) {
        return std::nullopt;
    }
    const auto& lane = trace.lane(worker.scheduleLane).index;
    return toSeconds(lane.totals(lane.extent())[indexOf(State::Running)]);
}

double wallSeconds(const RunFacts& facts) {
    return std::max(0.0, toSeconds(facts.ended - facts.launched));
}

double median(std::vector<double> values) {
    if (values.empty()) {
        return 0;
    }
    std::sort(values.begin(), values.end());
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

Metrics computeMetrics(const RunRecord& run, std::optional<double> serialWall) {
    Metrics metrics;
    metrics.wall = wallSeconds(run.facts);
    addStarts(run.facts, metrics);
    addUsage(run, metrics);
    metrics.parallelism = metrics.wall > 0 ? timeOnCores(run, metrics) / metrics.wall : 0;
    if (serialWall && metrics.wall > 0 && run.facts.succeeded()) {
        metrics.speedup = *serialWall / metrics.wall;
        metrics.efficiency = *metrics.speedup / run.facts.experiment.workersStarted();
    }
    metrics.onCores = workOnCores(run);
    metrics.pattern = recognisePattern(patternInput(run.facts, metrics));
    metrics.sentence = sentenceFor(run.facts, metrics);
    return metrics;
}

std::optional<double> serialBaseline(const std::vector<const RunFacts*>& runs, const Experiment& of) {
    std::vector<double> walls;
    for (const auto* facts : runs) {
        const auto& serial = facts->experiment;
        const bool same = serial.backend == baselineOf(of.backend) && serial.task == of.task &&
                          serial.size == of.size && serial.workers == of.workers &&
                          serial.cores == of.cores && serial.python == of.python;
        if (same && facts->succeeded()) {
            walls.push_back(wallSeconds(*facts));
        }
    }
    return walls.empty() ? std::nullopt : std::optional(median(walls));
}

std::optional<double> pythonTimesAsLong(const std::vector<const RunFacts*>& runs) {
    std::map<Backend, double> perUnit; // processor seconds
    for (const auto* facts : runs) {
        const auto& experiment = facts->experiment;
        if (!facts->succeeded() || !isSerial(experiment.backend) || experiment.task != "sum-squares") {
            continue;
        }
        Nanoseconds cpu{};
        for (const auto& worker : facts->workers) {
            cpu += worker.usage.cpu;
        }
        perUnit[experiment.backend] =
            toSeconds(cpu) / (static_cast<double>(experiment.size) * experiment.unitsPerWorker());
    }
    const auto python = perUnit.find(Backend::CpythonSerial);
    const auto cpp = perUnit.find(Backend::Serial);
    const bool both = python != perUnit.end() && cpp != perUnit.end() && cpp->second > 0;
    return both ? std::optional(python->second / cpp->second) : std::nullopt;
}

RangeFigures figuresFor(const Trace& trace, const TimeSpan& range) {
    RangeFigures figures;
    figures.length = std::max(0.0, toSeconds(range.length()));
    for (const auto* lane : lanesThatTellRunning(trace)) {
        const auto totals = lane->totals(range);
        for (std::size_t state = 0; state < kStateCount; ++state) {
            figures.shares[state] += static_cast<double>(totals[state].count());
        }
        figures.spans += lane->rows().front().countIn(range);
    }
    const double running = figures.shares[indexOf(State::Running)] / 1e9;
    figures.busyCores = figures.length > 0 ? running / figures.length : 0;
    figures.recorded = std::accumulate(figures.shares.begin(), figures.shares.end(), 0.0) / 1e9;
    figures.shares = normalised(figures.shares);
    return figures;
}

} // namespace parascope
