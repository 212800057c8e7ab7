// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Task.h"

#include "core/base/Numbers.h"
#include "core/base/SpellingSuggestion.h"
#include "core/work/Sleep.h"
#include "core/work/SumSquares.h"

namespace parascope {

TaskCatalog::TaskCatalog() {
    m_tasks.push_back(std::make_unique<SumSquares>());
    m_tasks.push_back(std::make_unique<Sleep>());
}

std::vector<TaskInfo> TaskCatalog::list() const {
    std::vector<TaskInfo> infos;
    for (const auto& task : m_tasks) {
        infos.push_back(task->info());
    }
    return infos;
}

Result<const Task*> TaskCatalog::find(std::string_view name) const {
    std::vector<std::string> known;
    for (const auto& task : m_tasks) {
        known.push_back(task->info().name);
        if (known.back() == name) {
            return task.get();
        }
    }
    return failure("task '" + std::string(name) + "'", "there is no such task", suggestNames(name, known));
}

Result<void> TaskCatalog::checkSize(std::string_view name, std::uint64_t size) const {
    const auto task = find(name);
    if (!task) {
        return failure(task.error());
    }
    const auto info = (*task)->info();
    if (size > info.largestSize) {
        return failure("size " + std::to_string(size) + " of task '" + info.name + "'", info.largestWhy,
                       "the largest is " + formatCount(info.largestSize) + " " + info.counts);
    }
    return {};
}

} // namespace parascope
