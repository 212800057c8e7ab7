// SPDX-License-Identifier: GPL-3.0-or-later
// Real runs: two workers on two cores beside the same loop in bare threads (budgets: busy cores 1.95,
// wall 1.03 times), a process's launch beside that of an empty program (budget: 2 times), and what watching a
// run live costs (budget: 2 % of its processor time).

#include "core/engine/MpiFinder.h"
#include "core/engine/RunSession.h"
#include "core/report/Metrics.h"
#include "core/work/Calibrate.h"
#include "core/work/SumSquares.h"
#include "ui/demos/compare/CompareControls.h"
#include "ui/demos/compare/ComparePage.h"
#include "ui/shell/MainWindow.h"

#include <array>
#include <benchmark/benchmark.h>
#include <ctime>
#include <QEventLoop>
#include <QStandardPaths>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>

extern char** environ;

namespace {

using namespace parascope;

/// A size that takes one worker about 0.3 s here.
std::uint64_t workSize() {
    static const auto kSize = sizeForSeconds(0.3);
    return kSize;
}

/// Runs an experiment to its end as the command line does.
const RunRecord& runToEnd(RunSession& session, const Experiment& experiment) {
    QEventLoop loop;
    QObject::connect(&session, &RunSession::finished, &loop, &QEventLoop::quit);
    const auto ids = session.submit({experiment});
    loop.exec();
    return *session.run(ids.front());
}

double bareThreads(std::uint64_t size) {
    const auto begin = monotonicNow();
    std::array<Uint128, 2> sums{};
    {
        std::jthread first([&] { sums[0] = addSquares(0, size, 0); });
        std::jthread second([&] { sums[1] = addSquares(0, size, 0); });
    }
    benchmark::DoNotOptimize(sums);
    return toSeconds(monotonicNow() - begin);
}

Experiment experimentOf(std::uint64_t size, Backend backend, int workers) {
    Experiment experiment;
    experiment.size = size;
    experiment.backend = backend;
    experiment.workers = workers;
    return experiment;
}

void twoWorkersBesideBareThreads(benchmark::State& state, Backend backend) {
    EngineHost engine(realEngineParts(), EngineHost::Cores::Ignore);
    RunSession session(engine);
    std::vector<double> ratios;
    std::vector<double> busy;
    for (auto _ : state) {
        const double bare = bareThreads(workSize());
        const auto& run = runToEnd(session, experimentOf(workSize(), backend, 2));
        const auto metrics = computeMetrics(run, std::nullopt);
        ratios.push_back(metrics.wall.value_or(0) / bare);
        busy.push_back(metrics.parallelism.value_or(0));
    }
    state.counters["wall_ratio_median"] = median(ratios);
    state.counters["wall_ratio_best"] = *std::min_element(ratios.begin(), ratios.end());
    state.counters["busy_cores_median"] = median(busy);
    state.counters["busy_cores_best"] = *std::max_element(busy.begin(), busy.end());
}
BENCHMARK_CAPTURE(twoWorkersBesideBareThreads, threads, Backend::Threads)
    ->Iterations(9)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(twoWorkersBesideBareThreads, processes, Backend::Processes)
    ->Iterations(9)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

double spawnEmptyProgram() {
    std::string program = PARASCOPE_EMPTY_PROGRAM;
    std::array<char*, 2> arguments{program.data(), nullptr};
    const auto begin = monotonicNow();
    pid_t child = 0;
    if (posix_spawn(&child, program.c_str(), nullptr, nullptr, arguments.data(), environ) != 0) {
        return 0;
    }
    waitpid(child, nullptr, 0);
    return toSeconds(monotonicNow() - begin);
}

void processLaunchBesideAnEmptyProgram(benchmark::State& state) {
    EngineHost engine(realEngineParts(), EngineHost::Cores::Ignore);
    RunSession session(engine);
    std::vector<double> ours;
    std::vector<double> empty;
    for (auto _ : state) {
        empty.push_back(spawnEmptyProgram());
        const auto& run = runToEnd(session, experimentOf(1000, Backend::Processes, 1));
        ours.push_back(computeMetrics(run, std::nullopt).startMedian.value_or(0));
    }
    state.counters["launch_ms"] = median(ours) * 1000;
    state.counters["empty_ms"] = median(empty) * 1000;
    state.counters["ratio"] = median(ours) / median(empty);
}
BENCHMARK(processLaunchBesideAnEmptyProgram)->Iterations(41)->UseRealTime()->Unit(benchmark::kMillisecond);

/// From mpirun's launch until the last rank has come through MPI_Init, beside processes of our own.
void startOfRanksBesideProcesses(benchmark::State& state) {
    if (const auto found = MpiFinder().find(); !found) {
        state.SkipWithError(found.error().text().c_str());
        return;
    }
    EngineHost engine(realEngineParts(), EngineHost::Cores::Ignore);
    RunSession session(engine);
    std::vector<double> ranks;
    std::vector<double> processes;
    for (auto _ : state) {
        for (const auto backend : {Backend::Processes, Backend::Mpi}) {
            const auto& run = runToEnd(session, experimentOf(1000, backend, 2));
            auto& starts = backend == Backend::Mpi ? ranks : processes;
            starts.push_back(computeMetrics(run, std::nullopt).startMax.value_or(0));
        }
    }
    state.counters["ranks_ms"] = median(ranks) * 1000;
    state.counters["processes_ms"] = median(processes) * 1000;
    state.counters["ratio"] = median(ranks) / median(processes);
}
BENCHMARK(startOfRanksBesideProcesses)->Iterations(9)->UseRealTime()->Unit(benchmark::kMillisecond);

double processCpu() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

/// All processor time of this process that is not the workers', as a share of theirs: window, engine,
/// observers, drawing.
void watchingARunLive(benchmark::State& state) {
    QStandardPaths::setTestModeEnabled(true);
    auto parts = realEngineParts();
    const auto machine = parts.machine;
    EngineHost engine(std::move(parts), EngineHost::Cores::Watch);
    MainWindow window(engine, machine);
    window.resize(1200, 800);
    window.show();
    RunQuestion command;
    command.size = sizeForSeconds(1.5);
    command.backends = {Backend::Threads};
    command.baseline = false;
    std::vector<double> shares;
    for (auto _ : state) {
        window.comparePage().controls().choose(command);
        QEventLoop loop;
        QObject::connect(&window.session(), &RunSession::finished, &loop, &QEventLoop::quit);
        const double before = processCpu();
        window.comparePage().run();
        loop.exec();
        const double all = processCpu() - before;
        const auto metrics = computeMetrics(*window.session().runs().back(), std::nullopt);
        shares.push_back((all - metrics.cpu.value_or(0)) / metrics.cpu.value_or(0));
    }
    state.counters["share_median"] = median(shares);
}
BENCHMARK(watchingARunLive)->Iterations(3)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace
