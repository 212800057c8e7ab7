// SPDX-License-Identifier: GPL-3.0-or-later
// What recording a span costs a thread on top of its two clock reads. Budget: 10 ns.

#include "core/trace/Recorder.h"

#include <benchmark/benchmark.h>
#include <sched.h>
#include <stop_token>
#include <thread>

namespace {

using namespace parascope;

void twoClockReads(benchmark::State& state) {
    for (auto _ : state) {
        benchmark::DoNotOptimize(monotonicNow());
        benchmark::DoNotOptimize(monotonicNow());
    }
}
BENCHMARK(twoClockReads);

void twoClockReadsAndARecordedSpan(benchmark::State& state) {
    RingRecorder recorder;
    // As the engine does it: another thread takes the spans away, a frame's worth at a time.
    const std::jthread engine([&recorder](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            recorder.drain([](const SpanRecord& span) { benchmark::DoNotOptimize(span.begin); }, SIZE_MAX);
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    });
    for (auto _ : state) {
        const auto begin = monotonicNow();
        const auto end = monotonicNow();
        recorder.record({begin, end, "span", State::Running, sched_getcpu()});
    }
}
BENCHMARK(twoClockReadsAndARecordedSpan);

} // namespace
