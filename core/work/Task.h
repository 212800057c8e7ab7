// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/trace/Recorder.h"
#include "core/work/YieldPoint.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace parascope {

class RankPeers;
class UserAnswers;

/// What a task needs that no worker has by itself.
enum class TaskNeed : std::uint8_t {
    Nothing,
    Disk,  ///< a folder on a disk, for files without names
    Site,  ///< the built-in web site
    User,  ///< somebody who clicks or writes a line
    Ranks, ///< other ranks, with which it exchanges messages
};

/// What people are told about a task.
struct TaskInfo {
    std::string name;            ///< "sum-squares"
    std::string bound;           ///< what limits it: "cpu", "disk", "message", "network", "person" or "sleep"
    std::string counts;          ///< what its size counts: "iterations"
    std::string what;            ///< one sentence
    std::uint64_t usualSize = 1; ///< the size a lesson uses
    std::uint64_t largestSize = 1; ///< the largest that can be asked for
    std::string largestWhy;        ///< why no more: "the sum would not fit into 128 bits"
    double pythonTimes = 1;        ///< about how many times as long CPython takes for the same
    TaskNeed need = TaskNeed::Nothing;
    std::uint64_t longSize = 0; ///< one that takes a second; 0: the usual one does, or it is a wait

    /// What lets one see what it spends its time on: in some milliseconds nothing can be told.
    [[nodiscard]] std::uint64_t sizeToWatch() const { return longSize > 0 ? longSize : usualSize; }
};

/// What a task has at hand while it runs.
struct TaskContext {
    Recorder& recorder;   ///< it records a span for each piece of its work
    std::stop_token stop; ///< when requested, it returns within a few milliseconds
    YieldPoint* turns =
        nullptr;        ///< where workers run one at a time: it lets others have their turn; else null
    std::string site{}; ///< address of the built-in web site, for tasks that need it
    UserAnswers* answers = nullptr; ///< the user's to this worker, for tasks that need them
    RankPeers* ranks = nullptr;     ///< the other ranks, where the worker is one
};

/// What to compute or wait for. Objects hold no state: one serves any number of workers at once.
class Task {
public:
    Task() = default;
    Task(const Task&) = delete;
    Task& operator=(const Task&) = delete;
    virtual ~Task() = default;

    [[nodiscard]] virtual TaskInfo info() const = 0;
    /// Finds and loads what it needs, before a worker announces itself: that is part of its start. The Error:
    /// it cannot be run here.
    [[nodiscard]] virtual Result<void> prepare() const { return {}; }
    /// Does the work on the calling thread. The result as text; nothing when it was stopped before its end.
    virtual Result<std::optional<std::string>> run(std::uint64_t size, TaskContext& context) const = 0;
};

/// All tasks there are, in the order in which people are shown them.
class TaskCatalog {
public:
    TaskCatalog();

    [[nodiscard]] std::vector<TaskInfo> list() const;
    /// The task of that name. The Error names the near ones.
    Result<const Task*> find(std::string_view name) const;
    /// Whether the task can be run at that size. The Error says what the largest is and why.
    Result<void> checkSize(std::string_view name, std::uint64_t size) const;

private:
    std::vector<std::unique_ptr<const Task>> m_tasks;
};

} // namespace parascope
