// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/CoreSpeed.h"

#include "core/base/Numbers.h"
#include "core/report/Metrics.h"
#include "core/report/RankFigures.h"
#include "core/report/Sentence.h"
#include "core/work/RankTask.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace parascope {

namespace {
/// Less time on a core than this tells nothing of it.
constexpr Nanoseconds kLeastTime = std::chrono::milliseconds(20);
/// A core that is not told apart from the others better than this is not told apart.
constexpr double kLeastPivot = 0.01;
/// Work that is so far from what the speeds say does not follow them, as a share of it.
constexpr double kMostError = 0.1;
/// Cores that differ less are alike: one run differs as much from the next.
constexpr double kWorthSaying = 1.15;
/// Of figures that are shown with two decimals: what rounds to the same is the same.
constexpr double kHalfOfLastDigit = 0.005;

using Matrix = std::vector<std::vector<double>>;

/// Each row: the seconds a worker had each core, divided by its work, so that speeds times them make 1.
Matrix rowsOf(std::span<const WorkOnCores> work, const std::vector<HostCore>& cores) {
    Matrix rows;
    for (const auto& one : work) {
        auto& row = rows.emplace_back();
        for (const auto& core : cores) {
            const auto found = one.time.find(core);
            row.push_back(found == one.time.end() ? 0 : toSeconds(found->second) / one.work);
        }
    }
    return rows;
}

/// The normal equations A'A x = A'1, one row of n + 1 numbers for each unknown. Source: any text on linear
/// least squares.
Matrix normalEquations(const Matrix& rows, std::size_t unknowns) {
    Matrix equations(unknowns, std::vector<double>(unknowns + 1));
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < unknowns; ++i) {
            for (std::size_t k = 0; k < unknowns; ++k) {
                equations[i][k] += row[i] * row[k];
            }
            equations[i][unknowns] += row[i];
        }
    }
    return equations;
}

/// Gauss-Jordan with pivots on the diagonal, which suits a symmetric matrix. Empty when a pivot loses nearly
/// all of what stood there: that unknown cannot be told from those before.
std::vector<double> solve(Matrix equations) {
    const auto unknowns = equations.size();
    for (std::size_t i = 0; i < unknowns; ++i) {
        const auto whole = equations[i][i];
        for (std::size_t before = 0; before < i; ++before) {
            const double factor = equations[i][before] / equations[before][before];
            for (std::size_t k = before; k <= unknowns; ++k) {
                equations[i][k] -= factor * equations[before][k];
            }
        }
        if (!(equations[i][i] > kLeastPivot * whole)) {
            return {};
        }
    }
    std::vector<double> solution(unknowns);
    for (auto i = unknowns; i-- > 0;) {
        double right = equations[i][unknowns];
        for (auto k = i + 1; k < unknowns; ++k) {
            right -= equations[i][k] * solution[k];
        }
        solution[i] = right / equations[i][i];
    }
    return solution;
}

bool explains(const std::vector<double>& speeds, const Matrix& rows) {
    return std::all_of(rows.begin(), rows.end(), [&](const std::vector<double>& row) {
        const double done = std::inner_product(row.begin(), row.end(), speeds.begin(), 0.0);
        return std::abs(done - 1) <= kMostError;
    });
}

/// "1", and where there are several hosts whose it is.
std::string coreInWords(const HostCore& core, bool hasHosts) {
    const auto number = std::to_string(core.core.value);
    return !hasHosts ? number : number + (core.host.empty() ? " of this machine" : " of " + core.host);
}

/// What a worker had each core for, without the time in which a rank only asked for messages.
std::map<CoreId, Nanoseconds> workTimes(const WorkerRecord& worker, const LaneIndex& kernels,
                                        const RunRecord& run) {
    std::map<CoreId, Nanoseconds> times;
    for (const auto& span : kernels.rows().front().spans()) {
        if (span.state == State::Running && span.core >= 0 && span.begin >= run.facts.released) {
            times[CoreId(span.core)] +=
                span.end - span.begin - waitsForMessages(worker, run.trace, {span.begin, span.end});
        }
    }
    return times;
}

} // namespace

std::optional<double> workPerCpuSecond(const RunFacts& facts) {
    const auto& experiment = facts.experiment;
    Nanoseconds cpu{};
    for (const auto& worker : facts.workers) {
        cpu += worker.usage.cpu;
    }
    if (!facts.succeeded() || cpu < kLeastTime || needsRanks(experiment.task)) {
        return std::nullopt;
    }
    return static_cast<double>(experiment.size) * experiment.unitsPerWorker() * experiment.workersStarted() /
           toSeconds(cpu);
}

std::string beyondWorkersInWords(double speedup, int workers, std::optional<double> coreSpeed) {
    if (speedup < workers + kHalfOfLastDigit) {
        return {};
    }
    const auto limit = "more than " + counted(workers, "worker") + " can bring: ";
    if (coreSpeed && *coreSpeed >= 1 + kHalfOfLastDigit) {
        return limit + "the cores were " + decimals(*coreSpeed, 2) +
               " times as fast in this run as in its baseline";
    }
    return limit + "something else held its baseline up";
}

std::vector<WorkOnCores> workOnCores(const RunRecord& run) {
    std::vector<WorkOnCores> work;
    const auto& experiment = run.facts.experiment;
    if (!run.facts.succeeded() || needsRanks(experiment.task)) {
        return work;
    }
    for (const auto& worker : run.facts.workers) {
        const auto* const lane = kernelsLane(worker, run.trace);
        if (worker.exit != WorkerExit::Ok || lane == nullptr) {
            continue;
        }
        WorkOnCores one;
        one.work = static_cast<double>(experiment.size) * experiment.unitsPerWorker();
        Nanoseconds whole{};
        for (const auto& [core, time] : workTimes(worker, *lane, run)) {
            whole += time;
            one.time.emplace(HostCore(worker.place.isElsewhere ? worker.place.host : std::string(), core),
                             time);
        }
        if (whole >= kLeastTime && one.work > 0) {
            work.push_back(std::move(one));
        }
    }
    return work;
}

std::vector<CoreSpeed> coreSpeeds(std::span<const WorkOnCores> work) {
    std::map<HostCore, Nanoseconds> used;
    for (const auto& one : work) {
        for (const auto& [core, time] : one.time) {
            used[core] += time;
        }
    }
    std::vector<HostCore> cores;
    for (const auto& [core, time] : used) {
        if (time >= kLeastTime) {
            cores.push_back(core);
        }
    }
    const auto rows = rowsOf(work, cores);
    if (cores.size() < 2 || rows.size() < cores.size()) {
        return {};
    }
    const auto speeds = solve(normalEquations(rows, cores.size()));
    const bool allRan = std::all_of(speeds.begin(), speeds.end(), [](double speed) { return speed > 0; });
    if (speeds.empty() || !allRan || !explains(speeds, rows)) {
        return {};
    }
    const auto fastest = *std::max_element(speeds.begin(), speeds.end());
    std::vector<CoreSpeed> result;
    for (std::size_t i = 0; i < cores.size(); ++i) {
        result.push_back({cores[i], fastest / speeds[i]});
    }
    return result;
}

std::string coreSpeedInWords(std::span<const CoreSpeed> speeds) {
    const auto slower = [](const CoreSpeed& left, const CoreSpeed& right) {
        return left.timesAsLong < right.timesAsLong;
    };
    const auto slowest = std::max_element(speeds.begin(), speeds.end(), slower);
    const auto fastest = std::min_element(speeds.begin(), speeds.end(), slower);
    if (slowest == speeds.end() || slowest->timesAsLong < kWorthSaying) {
        return {};
    }
    const bool hasHosts = std::any_of(speeds.begin(), speeds.end(),
                                      [](const CoreSpeed& speed) { return !speed.core.host.empty(); });
    return "Core " + coreInWords(slowest->core, hasHosts) + " took " + decimals(slowest->timesAsLong, 1) +
           " times as long as core " + coreInWords(fastest->core, hasHosts) + " for the same work.";
}

} // namespace parascope
