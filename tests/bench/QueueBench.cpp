// SPDX-License-Identifier: GPL-3.0-or-later
// Items a second from one thread to another through a queue of 1024, ours beside CPython's queue.Queue in the
// same run. Budget: ours at least 10 times CPython's. And from one process to another, through ours in memory
// that they share.

#include "core/base/SharedMemory.h"
#include "core/sync/BoundedQueue.h"
#include "core/sync/SharedQueue.h"
#include "tests/support/Fork.h"

#include <benchmark/benchmark.h>
#include <cstdio>
#include <memory>
#include <thread>

namespace {

using namespace parascope;

constexpr std::size_t kCapacity = 1024;

void boundedQueue(benchmark::State& state) {
    constexpr std::int64_t kItems = 5'000'000;
    for (auto _ : state) {
        BoundedQueue<std::int64_t> queue(kCapacity);
        const std::jthread producer([&queue] {
            for (std::int64_t i = 0; i < kItems; ++i) {
                queue.put(std::int64_t{i});
            }
            queue.close();
        });
        std::int64_t sum = 0;
        for (std::int64_t item = 0; queue.get(item) == QueueOutcome::Done;) {
            sum += item;
        }
        if (sum != kItems * (kItems - 1) / 2) {
            state.SkipWithError("items were lost or doubled");
        }
    }
    state.SetItemsProcessed(state.iterations() * kItems);
}
BENCHMARK(boundedQueue)->Iterations(3)->UseRealTime()->Unit(benchmark::kMillisecond);

void sharedQueue(benchmark::State& state) {
    constexpr std::int64_t kItems = 2'000'000;
    for (auto _ : state) {
        const auto memory = SharedMemory::create(SharedQueue::bytesFor(kCapacity));
        if (!memory) {
            state.SkipWithError("there is no memory to share");
            return;
        }
        auto queue = SharedQueue::createIn(memory->bytes(), kCapacity);
        test::Forked producer([&queue] {
            for (std::int64_t i = 0; i < kItems; ++i) {
                queue.put(i);
            }
        });
        std::int64_t sum = 0;
        for (std::int64_t i = 0; i < kItems; ++i) {
            std::int64_t item = 0;
            queue.get(item);
            sum += item;
        }
        if (!producer.join() || sum != kItems * (kItems - 1) / 2) {
            state.SkipWithError("items were lost or doubled");
        }
    }
    state.SetItemsProcessed(state.iterations() * kItems);
}
BENCHMARK(sharedQueue)->Iterations(3)->UseRealTime()->Unit(benchmark::kMillisecond);

struct ClosePipe {
    void operator()(std::FILE* pipe) const { pclose(pipe); }
};

/// Items a second of the same in python3, its start not counted; 0 when it cannot be run.
double itemsASecondInPython() {
    constexpr auto kCommand = "python3 -c '\n"
                              "import queue, threading, time\n"
                              "items = 300000\n"
                              "q = queue.Queue(1024)\n"
                              "def producer():\n"
                              "    for i in range(items):\n"
                              "        q.put(i)\n"
                              "    q.put(None)\n"
                              "begin = time.perf_counter()\n"
                              "thread = threading.Thread(target=producer)\n"
                              "thread.start()\n"
                              "while q.get() is not None:\n"
                              "    pass\n"
                              "thread.join()\n"
                              "print(items / (time.perf_counter() - begin))\n"
                              "' 2>/dev/null";
    const std::unique_ptr<std::FILE, ClosePipe> pipe(popen(kCommand, "r"));
    double perSecond = 0;
    return pipe && std::fscanf(pipe.get(), "%lf", &perSecond) == 1 ? perSecond : 0;
}

void pythonsQueue(benchmark::State& state) {
    double perSecond = 0;
    for (auto _ : state) {
        perSecond += itemsASecondInPython();
    }
    if (perSecond == 0) {
        state.SetLabel("no python3");
    }
    state.counters["items_per_second"] = perSecond / static_cast<double>(state.iterations());
}
BENCHMARK(pythonsQueue)->Iterations(3)->UseRealTime()->Unit(benchmark::kMillisecond);

} // namespace
