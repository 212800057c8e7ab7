// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parascope {

/// How workers are made.
enum class Backend : std::uint8_t { Serial, Threads, Processes };

/// What people are told about a backend.
struct BackendInfo {
    Backend backend = Backend::Serial;
    std::string key;   ///< "processes", on the command line and in files
    std::string label; ///< "C++ processes", on the screen
    std::string what;  ///< one sentence
};

[[nodiscard]] const std::vector<BackendInfo>& allBackends();
[[nodiscard]] const BackendInfo& infoOf(Backend backend);
/// The Error names the near ones.
Result<Backend> parseBackend(std::string_view key);

inline constexpr int kMostWorkers = 64;

/// A task, a backend, a number of workers and the options: a value, no behaviour.
struct Experiment {
    std::string task = "sum-squares";
    std::uint64_t size = 10'000'000; ///< the work of each worker, in what the task counts in
    Backend backend = Backend::Threads;
    int workers = 2; ///< 1 to kMostWorkers; for Serial: how many workers' work is done one after another
    int repeat = 0;  ///< which repeat of the same experiment this is, from 0
    std::vector<CoreId> cores; ///< the cores the workers may use; empty: all
    bool keepGoing = false;    ///< when a worker fails, let the others finish instead of stopping them

    /// Threads or processes that carry it out.
    [[nodiscard]] int workersStarted() const { return backend == Backend::Serial ? 1 : workers; }
    /// Pieces of the task's size that each of them does.
    [[nodiscard]] int unitsPerWorker() const { return backend == Backend::Serial ? workers : 1; }

    bool operator==(const Experiment&) const = default;
};

} // namespace parascope
