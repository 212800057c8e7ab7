// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/Metrics.h"

#include "core/report/BusyCores.h"
#include "core/report/RankFigures.h"
#include "core/report/Sentence.h"
#include "core/report/Waits.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace parascope {

namespace {

/// Times a lane's spans went on on another core than the one before; nothing when they name no core.
std::optional<std::uint64_t> coreChanges(const LaneIndex& lane) {
    std::uint64_t changes = 0;
    int last = -1;
    if (lane.isEmpty()) {
        return std::nullopt;
    }
    for (const auto& span : lane.rows().front().spans()) {
        if (span.core < 0) {
            continue;
        }
        changes += last >= 0 && span.core != last ? 1 : 0;
        last = span.core;
    }
    return last >= 0 ? std::optional(changes) : std::nullopt;
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
    life[indexOf(State::Message)] = nanoseconds(kernel[indexOf(State::Message)]);
    double rest = std::max(0.0, nanoseconds(whole) - life[indexOf(State::Running)] -
                                    life[indexOf(State::Ready)] - life[indexOf(State::Message)]);
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
    const auto& own = run.trace.lane(worker.lane).index;
    const auto spans = own.totals(working);
    if (const auto* const kernel = kernelsLane(worker, run.trace)) {
        return lifeBySchedule(withMessages(kernel->totals(working), messageTimes(*kernel, own, working)),
                              spans, working.length());
    }
    if (worker.usage == Usage{}) {
        return life; // what it did not spend waiting by its own word, nobody can tell
    }
    double known = nanoseconds(worker.usage.cpu);
    const auto spins = std::min(known, nanoseconds(spans[indexOf(State::Message)]));
    life[indexOf(State::Running)] = known - spins;
    life[indexOf(State::Message)] = spins;
    for (const auto state : kWaits) {
        life[indexOf(state)] = static_cast<double>(spans[indexOf(state)].count());
        known += life[indexOf(state)];
    }
    const auto whole = static_cast<double>((worker.ended - released).count());
    life[indexOf(State::Ready)] = std::max(0.0, whole - known);
    return life;
}

/// Adds to a sum that is nothing as long as nobody knows a part of it.
template <class T>
void add(std::optional<T>& sum, const std::optional<T>& part) {
    if (part) {
        sum = sum.value_or(T{}) + *part;
    }
}

void addStarts(const RunFacts& facts, Metrics& metrics) {
    std::vector<double> starts;
    for (const auto& worker : facts.workers) {
        if (worker.announced != Nanoseconds{}) {
            starts.push_back(toSeconds(worker.announced - worker.launched));
        }
    }
    if (!starts.empty()) {
        metrics.startMedian = median(starts);
        metrics.startMax = *std::max_element(starts.begin(), starts.end());
    }
}

std::string whyNoMemoryOfItsOwn(const RunFacts& facts) {
    const auto& workers = facts.workers;
    if (!facts.title.empty()) {
        return "the trace does not tell";
    }
    if (isInOurProcess(facts.experiment.backend)) {
        return "a thread shares the memory of its program: there is no figure of its own";
    }
    const bool isKnown = std::any_of(workers.begin(), workers.end(), [](const WorkerRecord& worker) {
        return worker.usage.peakRssBytes > 0;
    });
    return isKnown ? "" : "no worker told of it";
}

void addUsage(const RunRecord& run, Metrics& metrics) {
    std::map<std::pair<std::string, std::int64_t>, std::uint64_t> peakOfProcess; // hosts share numbers
    StateShares lives{};
    for (const auto& worker : run.facts.workers) {
        if (const auto& usage = worker.usage; usage != Usage{}) {
            add(metrics.cpu, std::optional(toSeconds(usage.cpu)));
            add(metrics.voluntary, std::optional(usage.voluntary));
            add(metrics.preempted, std::optional(usage.preempted));
        }
        auto& peak = peakOfProcess[{worker.place.host, worker.pid}];
        peak = std::max(peak, worker.usage.peakRssBytes);
        if (const auto* const kernel = kernelsLane(worker, run.trace)) {
            add(metrics.migrations, coreChanges(*kernel));
        } else if (worker.lane.isValid()) {
            add(metrics.migrations, coreChanges(run.trace.lane(worker.lane).index));
        }
        const auto life = lifeByState(run, worker);
        for (std::size_t state = 0; state < kStateCount; ++state) {
            lives[state] += life[state];
        }
    }
    metrics.lost = run.facts.lostSwitches;
    metrics.shares = sharesOf(lives);
    metrics.whyNoPeakRss = whyNoMemoryOfItsOwn(run.facts);
    for (const auto& [process, peak] : peakOfProcess) {
        if (metrics.whyNoPeakRss.empty()) {
            add(metrics.peakRssBytes, peak > 0 ? std::optional(peak) : std::nullopt);
        }
    }
}

/// Seconds that all workers together were on a core, by the best source there is.
std::optional<double> timeOnCores(const RunRecord& run, const Metrics& metrics) {
    std::optional<double> sum;
    for (const auto& worker : run.facts.workers) {
        const auto onCore = secondsOnCore(worker, run.trace);
        if (run.facts.schedule != "exact" || !onCore) {
            return metrics.cpu;
        }
        add(sum, onCore);
    }
    return sum;
}

/// What can be told of another program's trace: what its lanes say.
void addLanes(const Trace& trace, Metrics& metrics) {
    const auto figures = figuresFor(trace, trace.extent());
    metrics.parallelism = figures.busyCores;
    metrics.shares = figures.shares;
}

/// Whether lanes say what their worker did: of another program's spans often nobody knows more than a name.
bool tellStates(const std::vector<const LaneIndex*>& lanes) {
    return std::any_of(lanes.begin(), lanes.end(), [](const LaneIndex* lane) {
        const auto totals = lane->totals(lane->extent());
        return std::any_of(kAllStates.begin(), kAllStates.end(), [&](State state) {
            return state != State::Other && state != State::Starting && totals[indexOf(state)].count() > 0;
        });
    });
}

} // namespace

const LaneIndex* kernelsLane(const WorkerRecord& worker, const Trace& trace) {
    if (!worker.scheduleLane.isValid()) {
        return nullptr;
    }
    const auto& lane = trace.lane(worker.scheduleLane).index;
    return lane.isEmpty() ? nullptr : &lane;
}

std::optional<double> secondsOnCore(const WorkerRecord& worker, const Trace& trace) {
    const auto* const lane = kernelsLane(worker, trace);
    return lane != nullptr ? std::optional(toSeconds(lane->totals(lane->extent())[indexOf(State::Running)]))
                           : std::nullopt;
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

Metrics computeMetrics(const RunRecord& run, const std::optional<Baseline>& baseline) {
    Metrics metrics;
    const bool everWorked = run.facts.released != Nanoseconds{} || !run.facts.title.empty();
    if (const double wall = wallSeconds(run.facts); everWorked && wall > 0) {
        metrics.wall = wall;
    }
    addStarts(run.facts, metrics);
    addUsage(run, metrics);
    addRankFigures(run, metrics);
    const auto onCores = timeOnCores(run, metrics);
    if (metrics.wall && onCores) {
        metrics.parallelism = *onCores / *metrics.wall;
    }
    if (!run.facts.title.empty()) {
        addLanes(run.trace, metrics);
    }
    if (baseline && metrics.wall && run.facts.succeeded()) {
        metrics.isBaseline = baseline->has(run);
        metrics.speedup = metrics.isBaseline ? 1 : baseline->wall / *metrics.wall;
        metrics.efficiency = *metrics.speedup / run.facts.experiment.workersStarted();
        metrics.baseline = baseline->words();
        const auto rate = workPerCpuSecond(run.facts);
        if (rate && baseline->workPerCpuSecond) {
            metrics.coreSpeed = *rate / *baseline->workPerCpuSecond;
        }
    }
    metrics.onCores = workOnCores(run);
    metrics.pattern = recognisePattern(patternInput(run.facts, metrics));
    metrics.sentence = sentenceFor(run.facts, metrics);
    return metrics;
}

std::vector<ReportedRun> figuresOf(const std::vector<const RunRecord*>& runs) {
    return figuresOf(runs, runs);
}

std::vector<ReportedRun> figuresOf(const std::vector<const RunRecord*>& runs,
                                   const std::vector<const RunRecord*>& known) {
    std::vector<ReportedRun> reported;
    for (const auto* run : runs) {
        reported.push_back({run, computeMetrics(*run, findBaseline(*run, known))});
    }
    return reported;
}

std::optional<double> pythonTimesAsLong(const std::vector<const RunFacts*>& runs) {
    std::map<Backend, double> perUnit; // processor seconds
    for (const auto* facts : runs) {
        const auto& experiment = facts->experiment;
        if (!facts->succeeded() || !isSerial(experiment.backend) || experiment.task != "sum-squares") {
            continue;
        }
        if (const auto rate = workPerCpuSecond(*facts)) {
            perUnit[experiment.backend] = 1 / *rate;
        }
    }
    const auto python = perUnit.find(Backend::CpythonSerial);
    const auto cpp = perUnit.find(Backend::Serial);
    const bool both = python != perUnit.end() && cpp != perUnit.end() && cpp->second > 0;
    return both ? std::optional(python->second / cpp->second) : std::nullopt;
}

std::optional<StateShares> sharesOf(const StateShares& times) {
    StateShares shares = times;
    for (auto& share : shares) {
        share = std::max(0.0, share); // what is left of a difference may be a hair below 0
    }
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    if (!(sum > 0)) {
        return std::nullopt;
    }
    for (auto& share : shares) {
        share /= sum;
    }
    return shares;
}

RangeFigures figuresFor(const Trace& trace, const TimeSpan& range) {
    RangeFigures figures;
    StateShares time{};
    figures.length = std::max(0.0, toSeconds(range.length()));
    const auto lanes = lanesThatTellRunning(trace);
    for (const auto* lane : lanes) {
        const auto totals = lane->totals(range);
        for (std::size_t state = 0; state < kStateCount; ++state) {
            time[state] += static_cast<double>(totals[state].count());
        }
        figures.spans += lane->rows().front().countIn(range);
    }
    if (figures.length > 0 && tellStates(lanes)) {
        figures.busyCores = time[indexOf(State::Running)] / 1e9 / figures.length;
    }
    figures.recorded = std::accumulate(time.begin(), time.end(), 0.0) / 1e9;
    figures.shares = sharesOf(time);
    return figures;
}

} // namespace parascope
