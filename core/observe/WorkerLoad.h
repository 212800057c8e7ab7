// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/CoreLoad.h"
#include "core/observe/TaskReader.h"

#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace parascope {

/// What one worker thread did between two samples.
struct WorkerUse {
    ThreadKey thread;
    CoreId core;           ///< where it is at the second sample
    Nanoseconds onCore{};  ///< time on a core between the two
    Nanoseconds waiting{}; ///< time runnable without a core between the two

    bool operator==(const WorkerUse&) const = default;
};

/// The part of a core's time that own workers had, 0..1.
struct OwnShare {
    CoreId core;
    double share = 0;

    bool operator==(const OwnShare&) const = default;
};

struct WorkerLoadSample {
    std::vector<WorkerUse> workers; ///< those seen at both samples
    std::vector<OwnShare> cores;    ///< those that a worker was on, by rising id
};

/// How much of each core the own workers use. The kernel says how long a thread ran, but not where: a thread
/// seen on two cores gets half of its time put down to each. A worker that ends between two samples takes its
/// last stretch with it; where the exact schedule is to be had, take own shares from that.
class WorkerLoad {
public:
    explicit WorkerLoad(std::unique_ptr<TaskReader> reader = std::make_unique<KernelTaskReader>());

    /// The use since the previous call, at the time `now`. A thread that is new has no use yet; one that has
    /// gone is left out and forgotten; neither is an error.
    [[nodiscard]] WorkerLoadSample sample(std::span<const ThreadKey> threads, Nanoseconds now);

private:
    struct Previous {
        TaskReading reading;
        Nanoseconds time{};
    };

    std::unique_ptr<TaskReader> m_reader;
    std::unordered_map<ThreadKey, Previous> m_previous;
};

/// A core's load, told apart: own workers, other programs.
struct CoreSplit {
    CoreId core;
    std::optional<double> busy;   ///< no data: see CoreLoad
    std::optional<double> others; ///< busy without own, never below 0
    double own = 0;

    bool operator==(const CoreSplit&) const = default;
};

/// Puts both together for each core of `loads`. Own time is known to the nanosecond and busy time in ticks of
/// 10 ms, so over a short time `own` may exceed `busy`: others are then 0, not negative.
[[nodiscard]] std::vector<CoreSplit> splitLoads(std::span<const CoreLoad> loads,
                                                std::span<const OwnShare> own);

} // namespace parascope
