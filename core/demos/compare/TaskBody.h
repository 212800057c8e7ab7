// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/net/SiteProcess.h"
#include "core/work/UserAnswers.h"
#include "core/work/WorkerBody.h"

namespace parascope {

/// Carries out a task once, in a process of its own.
class TaskBody final : public WorkerBody {
public:
    /// Of the arguments TASK SIZE [site=ADDRESS]; without an address a task that needs the built-in site has
    /// one of its own. Errors: they are none, or the task cannot be run here.
    static Result<std::unique_ptr<WorkerBody>> make(const std::vector<std::string>& arguments);

    WorkReport work(TaskContext& context) override;
    void order(std::string_view line) override;

private:
    TaskBody(std::string task, std::uint64_t size)
        : m_task(std::move(task))
        , m_size(size) {}
    Result<void> prepare(const std::vector<std::string>& arguments);

    TaskCatalog m_tasks;
    std::string m_task;
    std::uint64_t m_size;
    std::optional<SiteProcess> m_ownSite;
    std::string m_site; ///< its address, or that of the run's
    UserAnswers m_answers;
};

} // namespace parascope
