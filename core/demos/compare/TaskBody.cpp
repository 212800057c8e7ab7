// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/compare/TaskBody.h"

#include "core/base/Numbers.h"
#include "core/demos/compare/TaskRun.h"

namespace parascope {

Result<std::unique_ptr<WorkerBody>> TaskBody::make(const std::vector<std::string>& arguments) {
    const bool hasSite = arguments.size() == 3 && arguments[2].starts_with(task_argument::kSite);
    if (arguments.size() != 2 && !hasSite) {
        return failure("the arguments", "they are no task and its size", "give TASK SIZE");
    }
    const TaskCatalog tasks;
    if (const auto task = tasks.find(arguments[0]); !task) {
        return failure(task.error());
    }
    const auto size = parseCount(arguments[1], "size");
    if (!size) {
        return failure(size.error());
    }
    if (const auto fits = tasks.checkSize(arguments[0], *size); !fits) {
        return failure(fits.error());
    }
    std::unique_ptr<TaskBody> body(new TaskBody(arguments[0], *size));
    if (const auto prepared = body->prepare(arguments); !prepared) {
        return failure(prepared.error());
    }
    return body;
}

Result<void> TaskBody::prepare(const std::vector<std::string>& arguments) {
    const auto* task = *m_tasks.find(m_task);
    if (auto prepared = task->prepare(); !prepared) {
        return prepared;
    }
    if (arguments.size() == 3) {
        m_site = arguments[2].substr(task_argument::kSite.size());
    } else if (task->info().need == TaskNeed::Site) {
        auto site = SiteProcess::start();
        if (!site) {
            return failure(site.error());
        }
        m_ownSite.emplace(std::move(*site));
        m_site = m_ownSite->address();
    }
    return {};
}

WorkReport TaskBody::work(TaskContext& context) {
    context.site = m_site;
    context.answers = &m_answers;
    return carryOut(**m_tasks.find(m_task), m_size, 1, context);
}

void TaskBody::order(std::string_view line) {
    if (line.starts_with(task_order::kAnswer)) {
        m_answers.give();
    }
}

} // namespace parascope
