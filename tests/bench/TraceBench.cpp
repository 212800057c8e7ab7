// SPDX-License-Identifier: GPL-3.0-or-later
// A million spans in 64 lanes: what is visible at 1920 px (budget: 2 ms), and reading them from a file.

#include "core/trace/ChromeTraceReader.h"
#include "core/trace/ChromeTraceWriter.h"
#include "tests/bench/ManySpans.h"

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace {

using namespace parascope;

void visibleRange(benchmark::State& state) {
    const auto trace = bench::manySpans();
    const auto extent = trace.extent();
    const auto length = extent.length() / state.range(0);
    std::vector<VisibleItem> items;
    Nanoseconds shift{};
    for (auto _ : state) {
        items.clear();
        shift = (shift + length / 10) % std::max(Nanoseconds{1}, extent.length() - length + Nanoseconds{1});
        const TimeSpan range{extent.begin + shift, extent.begin + shift + length};
        for (const auto& lane : trace.lanes()) {
            for (const auto& row : lane.index.rows()) {
                row.visible(range, 1920, items);
            }
        }
        benchmark::DoNotOptimize(items.data());
    }
    state.counters["items"] = static_cast<double>(items.size());
}
BENCHMARK(visibleRange)->ArgName("zoom")->Arg(1)->Arg(10)->Arg(100)->Arg(1000)->Unit(benchmark::kMillisecond);

void readMillionSpans(benchmark::State& state) {
    const auto path = std::filesystem::temp_directory_path() /
                      ("parascope-bench-" + std::to_string(getpid()) + ".trace.json");
    {
        auto file = AtomicFile::open(path);
        if (!file) {
            state.SkipWithError(file.error().text().c_str());
            return;
        }
        ChromeTraceWriter writer(*file);
        writer.addTrace(bench::manySpans());
        writer.finish({});
        if (const auto written = file->commit(); !written) {
            state.SkipWithError(written.error().text().c_str());
            return;
        }
    }
    const auto bytes = std::filesystem::file_size(path);
    for (auto _ : state) {
        const auto loaded = readChromeTrace(path);
        if (!loaded || loaded->trace.spanCount() != std::size_t{bench::kManyLanes} * bench::kSpansPerLane) {
            state.SkipWithError("the trace did not come back whole");
            break;
        }
    }
    state.counters["MB"] = static_cast<double>(bytes) / 1e6;
    std::filesystem::remove(path);
}
BENCHMARK(readMillionSpans)->Unit(benchmark::kMillisecond)->Iterations(3);

} // namespace
