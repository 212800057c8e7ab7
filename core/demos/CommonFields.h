// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/Experiment.h"
#include "core/run/ScheduleMode.h"

namespace parascope {

/// What all demos let people choose of how their runs are made.
struct RunOptions {
    std::vector<CoreId> cores; ///< that the workers may use; empty: all
    std::string python;        ///< the interpreter of the CPython backends; empty: the one that is found
    StartMethod startMethod = StartMethod::Default;
    int switchIntervalMs = 5; ///< of gil and CPython: how long a thread waits before it asks for the lock
    ScheduleMode schedule = ScheduleMode::Auto;

    /// Enters them into an experiment.
    void applyTo(Experiment& experiment) const;
    bool operator==(const RunOptions&) const = default;
};

/// What demos of a task let people choose besides: the work of each worker, and how workers are made.
struct WorkOptions : RunOptions {
    std::string task = "sum-squares";
    std::uint64_t size = 0;       ///< of each worker
    std::uint64_t pythonSize = 0; ///< the same for CPython's; 0: `size`, too
    std::vector<Backend> backends{Backend::Threads, Backend::Processes};
    std::vector<RankHost> hosts; ///< of mpi: which hosts take its ranks; empty: this machine
    bool bindsToCores = false;   ///< of mpi: each rank keeps to a core

    [[nodiscard]] std::uint64_t sizeFor(Backend backend) const;
    /// Enters the work and the options into an experiment of that backend.
    void applyTo(Experiment& experiment, Backend backend) const;
    bool operator==(const WorkOptions&) const = default;
};

/// Those that these experiments were made by; one after another is no backend where there are others.
[[nodiscard]] WorkOptions workOptionsOf(const std::vector<const Experiment*>& experiments);

/// "sum-squares" or "sum-squares:10M"; without a size it is the task's usual one.
[[nodiscard]] Field taskField(std::string& task, std::uint64_t& size);
[[nodiscard]] Field coresField(RunOptions& options);
[[nodiscard]] Field pythonField(RunOptions& options);
[[nodiscard]] Field startMethodField(RunOptions& options);
[[nodiscard]] Field switchIntervalField(RunOptions& options);
[[nodiscard]] Field scheduleField(RunOptions& options);
/// All of them, in this order.
[[nodiscard]] std::vector<Field> optionFields(RunOptions& options);

/// The fields "task" ("sum-squares" or "sum-squares:10M"; without a size it is the task's usual one),
/// "python-size" (empty text, 0: the same), "backend" (several, each once), "hosts" and "bind-to" of mpi, and
/// those of the options.
[[nodiscard]] std::vector<Field> workFields(WorkOptions& options);
[[nodiscard]] Error noBackendIsChosen();
/// One backend; `what`: what it is to run, "a queue".
[[nodiscard]] Field backendField(std::string help, Backend& backend, const std::vector<Backend>& allowed,
                                 const std::string& what);
[[nodiscard]] Field repeatField(std::string help, int& repeat);

/// How the schedule is to be known, as one of the fields says; Auto where none does.
[[nodiscard]] ScheduleMode scheduleOf(const Parameters& parameters);

} // namespace parascope
