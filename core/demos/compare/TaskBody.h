// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/work/WorkerBody.h"

namespace parascope {

/// Carries out a task once, in a process of its own.
class TaskBody final : public WorkerBody {
public:
    /// Of the arguments TASK and SIZE. Errors: they are none.
    static Result<std::unique_ptr<WorkerBody>> make(const std::vector<std::string>& arguments);

    TaskBody(std::string task, std::uint64_t size)
        : m_task(std::move(task))
        , m_size(size) {}

    WorkReport work(TaskContext& context) override;

private:
    TaskCatalog m_tasks;
    std::string m_task;
    std::uint64_t m_size;
};

} // namespace parascope
