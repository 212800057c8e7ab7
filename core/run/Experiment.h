// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/run/Parameters.h"
#include "core/run/RankHosts.h"
#include "core/work/Backend.h"

#include <cstdint>
#include <string>
#include <vector>

namespace parascope {

inline constexpr int kMostWorkers = 64;
/// The longest switch interval, milliseconds.
inline constexpr int kLongestSwitchInterval = 10'000;

/// What all runs have, a backend, a number of workers and the options, and what the demo asks for besides: a
/// value, no behaviour.
struct Experiment {
    std::string task = "sum-squares";
    std::uint64_t size = 10'000'000; ///< the work of each worker, in what the task counts in
    Backend backend = Backend::Threads;
    int workers = 2; ///< 1 to kMostWorkers; when serial: how many workers' work is done one after another
    int repeat = 0;  ///< which repeat of the same experiment this is, from 0
    std::vector<CoreId> cores; ///< the cores the workers may use; empty: all
    bool keepGoing = false;    ///< when a worker fails, let the others finish instead of stopping them
    int switchIntervalMs = 5;  ///< of gil and CPython: how long a thread waits before it asks for the lock
    StartMethod startMethod = StartMethod::Default; ///< of cpython-processes
    std::vector<RankHost> hosts; ///< of mpi: which hosts take its ranks; empty: this machine
    bool bindsToCores = false;   ///< of mpi: each rank keeps to a core
    std::string python;          ///< of CPython: the interpreter to use; empty: the one that is found
    std::string demo = "run";    ///< whose run it is: a Demo's key
    ParametersValue parameters;  ///< of that demo; empty where the task says all

    /// Threads or processes that carry it out.
    [[nodiscard]] int workersStarted() const { return isSerial(backend) ? 1 : workers; }
    /// Pieces of the task's size that each of them does.
    [[nodiscard]] int unitsPerWorker() const { return isSerial(backend) ? workers : 1; }

    bool operator==(const Experiment&) const = default;
};

} // namespace parascope
