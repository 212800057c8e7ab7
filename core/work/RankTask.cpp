// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/work/RankTask.h"

namespace parascope {

bool needsRanks(const std::string& task) {
    const TaskCatalog tasks;
    const auto found = tasks.find(task);
    return found && (*found)->info().need == TaskNeed::Ranks;
}

Error rankTaskNeedsRanks(const std::string& task) {
    return {"task '" + task + "'", "its workers send each other messages, which only ranks of MPI can",
            "run it with --backend mpi alone"};
}

Result<void> checkRanksFor(const std::string& task, bool areRanks) {
    if (!areRanks && needsRanks(task)) {
        return failure(rankTaskNeedsRanks(task));
    }
    return {};
}

} // namespace parascope
