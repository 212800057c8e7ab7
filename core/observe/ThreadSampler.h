// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/observe/SchedSlice.h"
#include "core/observe/TaskReader.h"

#include <cstdint>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

namespace parascope {

struct ThreadSamplerOptions {
    Nanoseconds period = std::chrono::milliseconds(4); ///< the shortest; longer when sampling costs too much
    double mostOfACore = 0.02;                         ///< what sampling may cost
    /// How often to ask for the counts of switches, which is dear.
    Nanoseconds countsPeriod = std::chrono::milliseconds(500);
};

/// The schedule where the kernel refuses the exact one: looks at own workers at a fixed rate and makes pieces
/// of what their counters say. Source: /proc/PID/task/TID/{stat,schedstat}.
///
/// How long a thread ran and waited between two looks is known; in which order is not, nor that it was on
/// more than one core. So sums are good, and edges are good to one period (all pieces are `estimated`). The
/// counters of threads of other processes lag by up to a scheduler tick, and a thread is seen from its first
/// sample on: what it did before is missing. Switches are counted about every 500 ms; `migrations` are only
/// those that were seen.
class ThreadSampler {
public:
    explicit ThreadSampler(ThreadSamplerOptions options = {},
                           std::unique_ptr<TaskReader> reader = std::make_unique<KernelTaskReader>(),
                           std::unique_ptr<Clock> cpuClock = std::make_unique<ThreadCpuClock>());

    /// Looks at these threads, at the time `now`. One that has gone, or is left out, ends; that is no error.
    void sample(std::span<const ThreadKey> threads, Nanoseconds now);

    /// Time from one sample to the next, and the resolution to show: grows with the number of threads.
    [[nodiscard]] Nanoseconds period() const;

    /// The pieces that were finished since the last call. A piece is finished when the thread does something
    /// else.
    [[nodiscard]] std::vector<SchedSlice> takePieces();
    /// The pieces that go on, up to the last sample.
    [[nodiscard]] std::vector<SchedSlice> openPieces() const;
    /// Ends what is open. Then takePieces() has all.
    void finish();

    /// One entry for each thread there ever was, up to the last sample.
    [[nodiscard]] std::span<const ThreadTotals> totals() const { return m_totals; }

private:
    struct Watched {
        std::size_t totals = 0; ///< index into m_totals
        TaskReading last;
        Nanoseconds lastTime{};
        // Counters are brought up to date late and in jumps: what did not fit between two samples is owed to
        // the next ones, what was put down before the counter knew of it is owed by them (below 0).
        Nanoseconds owedOnCore{};
        Nanoseconds owedWaiting{};
        SchedSlice open;
        SwitchCounts firstCounts;
    };
    struct Parts {
        Nanoseconds onCore{};
        Nanoseconds waiting{};
        Nanoseconds off{};
    };

    Watched startWatching(ThreadKey thread, const TaskReading& reading, Nanoseconds now);
    void look(ThreadKey thread, Nanoseconds now, bool withCounts);
    void stopWatching(ThreadKey thread, Nanoseconds end);
    [[nodiscard]] static Parts partsSince(Watched& watched, const TaskReading& reading, Nanoseconds elapsed);
    void append(Watched& watched, const Parts& parts, const TaskReading& reading);
    void extend(Watched& watched, PieceKind kind, CoreId core, Nanoseconds length);
    void close(Watched& watched);
    void readCounts(ThreadKey thread, Watched& watched);
    void chargeCost(Nanoseconds cost);

    ThreadSamplerOptions m_options;
    std::unique_ptr<TaskReader> m_reader;
    std::unique_ptr<Clock> m_cpuClock;
    std::unordered_map<ThreadKey, Watched> m_watched;
    std::unordered_map<std::int32_t, std::uint32_t> m_incarnations; ///< next one, by tid
    std::vector<ThreadTotals> m_totals;
    std::vector<SchedSlice> m_finished;
    Nanoseconds m_nextCounts{};
    Nanoseconds m_cost{}; ///< of a sample, smoothed
};

} // namespace parascope
