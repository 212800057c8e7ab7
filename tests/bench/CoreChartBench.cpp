// SPDX-License-Identifier: GPL-3.0-or-later
// One sample of the live core charts, drawing included. Budget: 2 ms of processor time.

#include "core/base/Time.h"
#include "core/observe/WorkerLoad.h"
#include "ui/charts/CoreChart.h"

#include <benchmark/benchmark.h>
#include <QApplication>

namespace {

using namespace parascope;

CoreSample sampleOf(int cores, int step) {
    CoreSample sample{std::chrono::milliseconds(100) * step, {}};
    for (int core = 0; core < cores; ++core) {
        sample.cores.push_back({CoreId(core), 0.1 * ((step + core) % 9), 0.05});
    }
    return sample;
}

void coreChartSample(benchmark::State& state) {
    CoreChart chart;
    chart.resize(1200, 110);
    chart.show();
    const int cores = static_cast<int>(state.range(0));
    int step = 0;
    for (; step < 300; ++step) {
        chart.addSample(sampleOf(cores, step)); // a full window of 30 s
    }
    QApplication::processEvents();
    for (auto _ : state) {
        chart.addSample(sampleOf(cores, ++step));
        QApplication::processEvents();
    }
}
BENCHMARK(coreChartSample)->Arg(2)->Arg(16)->Arg(64)->Unit(benchmark::kMillisecond);

void coreLoadSample(benchmark::State& state) {
    CoreLoadSampler sampler;
    for (auto _ : state) {
        benchmark::DoNotOptimize(sampler.sample());
    }
}
BENCHMARK(coreLoadSample)->Unit(benchmark::kMicrosecond);

} // namespace
