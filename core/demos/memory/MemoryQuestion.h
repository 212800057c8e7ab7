// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/demos/CommonFields.h"
#include "core/demos/memory/Scenarios.h"

#include <optional>
#include <span>

namespace parascope {

/// How workers count together.
enum class MemoryWay : std::uint8_t {
    Unprotected,     ///< threads: load, add, store, as three steps
    Mutex,           ///< threads: the same under a lock
    Atomic,          ///< threads: all three at once
    Separate,        ///< processes: each counts in its own memory
    SharedMemory,    ///< processes: an atomic in memory that all map
    SharedMutex,     ///< processes: a lock in that memory, which outlives its owner
    Pipe,            ///< processes: each sends its sum back at its end
    PythonThreads,   ///< CPython threads: counter += 1
    PythonCall,      ///< CPython threads: with a call between load and store
    PythonLock,      ///< CPython threads: the same under a threading.Lock
    PythonProcesses, ///< CPython processes: a plain global of each
    PythonValue,     ///< CPython processes: a multiprocessing.Value with its lock
};
inline constexpr std::size_t kMemoryWays = 12;

struct MemoryWayInfo {
    MemoryWay way;
    std::string_view key;  ///< on the command line: "unprotected"
    std::string_view name; ///< in JSON and for people: "shared, unprotected"
    Backend backend;
    std::string_view what;    ///< a sentence
    std::string_view wayword; ///< in a sentence: "without a lock"
};
[[nodiscard]] std::span<const MemoryWayInfo> memoryWays();
[[nodiscard]] const MemoryWayInfo& infoOf(MemoryWay way);

inline constexpr std::uint64_t kMostIncrements = 1'000'000'000;
inline constexpr std::uint64_t kMostScenarioTimes = 10'000'000;
inline constexpr std::uint64_t kLongestSpreadUs = 1000;

/// What "parascope memory" is asked for.
struct MemoryQuestion final : ParametersOf<MemoryQuestion>, RunOptions {
    std::vector<MemoryWay> ways{MemoryWay::Unprotected, MemoryWay::Mutex,        MemoryWay::Atomic,
                                MemoryWay::Separate,    MemoryWay::SharedMemory, MemoryWay::Pipe};
    int workers = 4;                      ///< 1 to kMostWorkers
    std::uint64_t increments = 1'000'000; ///< of each worker, at most kMostIncrements
    double switchInterval = 5;            ///< of CPython: milliseconds, fractions too
    int repeat = 1;
    bool startCosts = false;            ///< what one more worker costs is measured, too
    std::string scenario;               ///< key of one that is to run in place of the ways; empty: none
    std::optional<int> scenarioThreads; ///< nothing: as many as it is made for, or 2
    std::uint64_t scenarioTimes = 1000; ///< at most kMostScenarioTimes
    std::uint64_t spreadUs = 0;         ///< longest pause before each step, microseconds

    [[nodiscard]] std::vector<Field> fields() override;
    [[nodiscard]] Result<void> check() const override;
    [[nodiscard]] std::string runName() const override;
    [[nodiscard]] std::uint64_t expected() const { return static_cast<std::uint64_t>(workers) * increments; }
    bool operator==(const MemoryQuestion&) const = default;
};

/// The scenario that is to run in place of the ways; nothing where none is.
[[nodiscard]] std::optional<Scenario> scenarioOf(const MemoryQuestion& asked);

/// What a run was asked for; the usual of another run.
[[nodiscard]] const MemoryQuestion& memoryQuestion(const Experiment& experiment);
/// The run that answers it for one of its ways, or its scenario where it has one.
[[nodiscard]] Experiment memoryExperiment(const MemoryQuestion& asked, MemoryWay way, int repeat);
/// Its one way.
[[nodiscard]] MemoryWay wayOf(const Experiment& experiment);

} // namespace parascope
