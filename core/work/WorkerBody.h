// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/Task.h"
#include "core/work/Usage.h"

#include <functional>
#include <string_view>

namespace parascope {

/// What came of a worker's work.
struct WorkReport {
    std::vector<std::string> results; ///< one for each unit that was finished
    std::string total;                ///< of the first rank: what the parts of all came to; else empty
    bool stopped = false;             ///< it was asked to stop before its end
    Error error;                      ///< why it failed; empty `what` when it did not
    Usage usage;
    Nanoseconds ended{};

    [[nodiscard]] bool failed() const { return !error.what.empty(); }
};

/// Does the work of one worker in a program of its own (app/compute_worker.cpp).
class WorkerBody {
public:
    WorkerBody() = default;
    WorkerBody(const WorkerBody&) = delete;
    WorkerBody& operator=(const WorkerBody&) = delete;
    virtual ~WorkerBody() = default;

    /// From its release to its end, on the calling thread.
    virtual WorkReport work(TaskContext& context) = 0;
    /// A line on stdin that leads it, on another thread: any but the release and the stop.
    virtual void order(std::string_view /*line*/) {}
};

/// Does work on the calling thread and measures it: `work` enters what came of it. What it throws becomes the
/// report's error, as "WHAT threw an exception".
[[nodiscard]] WorkReport carryOut(const std::string& what, const std::function<void(WorkReport&)>& work);

/// What every worker does between its release and its end, be it a thread or a process: `units` times the
/// task at `size`, one after another, on the calling thread. Exceptions of the task become the report's
/// error.
[[nodiscard]] WorkReport carryOut(const Task& task, std::uint64_t size, int units, TaskContext& context);

} // namespace parascope
