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

[[nodiscard]] Field coresField(RunOptions& options);
[[nodiscard]] Field pythonField(RunOptions& options);
[[nodiscard]] Field startMethodField(RunOptions& options);
[[nodiscard]] Field switchIntervalField(RunOptions& options);
[[nodiscard]] Field scheduleField(RunOptions& options);
/// All of them, in this order.
[[nodiscard]] std::vector<Field> optionFields(RunOptions& options);

/// "sum-squares" or "sum-squares:10M"; without a size it is the task's usual one.
[[nodiscard]] Field taskField(std::string& task, std::uint64_t& size);
/// The size for CPython workers; empty text, 0: the same.
[[nodiscard]] Field pythonSizeField(const std::string& task, std::uint64_t& size);
/// Several backends, each once.
[[nodiscard]] Field backendsField(std::string help, std::vector<Backend>& backends);
[[nodiscard]] Error noBackendIsChosen();
/// One of those; `what`: what it is to run, "a queue".
[[nodiscard]] Field backendField(std::string help, Backend& backend, const std::vector<Backend>& allowed,
                                 const std::string& what);
[[nodiscard]] Field repeatField(std::string help, int& repeat);

[[nodiscard]] std::vector<Backend> everyBackend();

/// How the schedule is to be known, as one of the fields says; Auto where none does.
[[nodiscard]] ScheduleMode scheduleOf(const Parameters& parameters);

} // namespace parascope
