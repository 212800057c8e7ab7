// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demos/compare/TaskBody.h"

#include "core/base/Numbers.h"

namespace parascope {

Result<std::unique_ptr<WorkerBody>> TaskBody::make(const std::vector<std::string>& arguments) {
    if (arguments.size() != 2) {
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
    return std::make_unique<TaskBody>(arguments[0], *size);
}

WorkReport TaskBody::work(TaskContext& context) {
    return carryOut(**m_tasks.find(m_task), m_size, 1, context);
}

} // namespace parascope
