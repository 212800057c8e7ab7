// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/SumSquares.h"

#include "core/work/Calibrate.h"
#include "core/work/RankPeers.h"

#include <algorithm>
#include <sched.h>

namespace parascope {

namespace {
/// A chunk is one span on the lane: long enough to cost nothing, short enough to stop within and to see.
constexpr Nanoseconds kChunkTime = std::chrono::milliseconds(4);
constexpr std::uint64_t kFirstChunk = 500'000;
/// Between two looks at whether it is another worker's turn: some 50 microseconds, so that looking costs
/// nothing.
constexpr std::uint64_t kPiece = 32'768;

/// How many iterations fill a chunk, judged by the last chunk.
std::uint64_t nextChunk(std::uint64_t iterations, Nanoseconds took) {
    const auto fit =
        static_cast<double>(iterations) * toSeconds(kChunkTime) / std::max(toSeconds(took), 1e-6);
    const auto low = std::max<std::uint64_t>(1, iterations / 4);
    return std::clamp(static_cast<std::uint64_t>(fit), low, iterations * 4);
}

bool shouldYield(const TaskContext& context) {
    return context.turns != nullptr && context.turns->shouldYield();
}

/// Ranks add up what each has.
void addUp(std::optional<Uint128> part, const TaskContext& context) {
    if (context.ranks != nullptr) {
        context.ranks->sum(part);
    }
}

/// Adds squares from `from` on, up to `to` or until another worker is to have its turn. Where it came to.
std::uint64_t addChunk(std::uint64_t from, std::uint64_t to, Uint128& sum, const TaskContext& context) {
    do {
        const auto end = from + std::min(kPiece, to - from);
        sum = addSquares(from, end, sum);
        from = end;
    } while (from < to && !shouldYield(context));
    return from;
}
} // namespace

Uint128 addSquares(std::uint64_t from, std::uint64_t to, Uint128 sum) {
    for (std::uint64_t i = from; i < to; ++i) {
        std::uint64_t factor = i;
        // The optimiser must not know what i is, or it may replace the loop by the formula n(n-1)(2n-1)/6.
        asm volatile("" : "+r"(factor));
        sum += static_cast<Uint128>(factor) * factor;
    }
    return sum;
}

TaskInfo SumSquares::info() const {
    return {"sum-squares",
            "cpu",
            "iterations",
            "adds i*i for every i below the size, exactly, in 128 bits",
            10'000'000,
            10'000'000'000'000,
            "the sum would not fit into 128 bits",
            kPythonTimes,
            TaskNeed::Nothing,
            2'000'000'000};
}

Result<std::optional<std::string>> SumSquares::run(std::uint64_t size, TaskContext& context) const {
    Uint128 sum = 0;
    std::uint64_t chunk = kFirstChunk;
    auto begin = monotonicNow();
    for (std::uint64_t from = 0; from < size;) {
        if (context.stop.stop_requested()) {
            addUp(std::nullopt, context);
            return std::optional<std::string>();
        }
        const auto wanted = from + std::min(chunk, size - from);
        const auto to = addChunk(from, wanted, sum, context);
        const auto end = monotonicNow();
        context.recorder.record({begin, end, "adding squares", State::Running, sched_getcpu()});
        chunk = to == wanted ? nextChunk(to - from, end - begin) : chunk;
        from = to;
        begin = end;
        if (shouldYield(context)) {
            context.turns->yield();
            begin = monotonicNow();
        }
    }
    addUp(sum, context);
    return std::optional(toDecimal(sum));
}

} // namespace parascope
