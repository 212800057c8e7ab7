// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/Task.h"

#include "core/base/Numbers.h"
#include "core/base/SpellingSuggestion.h"
#include "core/work/Blur.h"
#include "core/work/Compress.h"
#include "core/work/DatabaseCommit.h"
#include "core/work/DatabaseQuery.h"
#include "core/work/FileRead.h"
#include "core/work/FileWrite.h"
#include "core/work/Halo.h"
#include "core/work/Hash.h"
#include "core/work/HttpGet.h"
#include "core/work/Imbalanced.h"
#include "core/work/Mandelbrot.h"
#include "core/work/MatMul.h"
#include "core/work/Ring.h"
#include "core/work/Sleep.h"
#include "core/work/Sort.h"
#include "core/work/SumSquares.h"
#include "core/work/Train.h"
#include "core/work/UserInput.h"

namespace parascope {

TaskCatalog::TaskCatalog() {
    m_tasks.push_back(std::make_unique<SumSquares>());
    m_tasks.push_back(std::make_unique<Sleep>());
    m_tasks.push_back(std::make_unique<Mandelbrot>());
    m_tasks.push_back(std::make_unique<MatMul>());
    m_tasks.push_back(std::make_unique<Train>());
    m_tasks.push_back(std::make_unique<Sort>());
    m_tasks.push_back(std::make_unique<Hash>());
    m_tasks.push_back(std::make_unique<Blur>());
    m_tasks.push_back(std::make_unique<Compress>());
    m_tasks.push_back(std::make_unique<FileWrite>());
    m_tasks.push_back(std::make_unique<FileRead>(FileRead::Cache::Cold));
    m_tasks.push_back(std::make_unique<FileRead>(FileRead::Cache::Warm));
    m_tasks.push_back(std::make_unique<DatabaseCommit>());
    m_tasks.push_back(std::make_unique<DatabaseQuery>());
    m_tasks.push_back(std::make_unique<HttpGet>());
    m_tasks.push_back(std::make_unique<UserInput>());
    m_tasks.push_back(std::make_unique<Ring>());
    m_tasks.push_back(std::make_unique<Halo>());
    m_tasks.push_back(std::make_unique<Imbalanced>());
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
