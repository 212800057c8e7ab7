// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/TaskUsage.h"

#include "core/observe/TaskReader.h"

namespace parascope {

Result<TaskUsage> readTaskUsage(std::int32_t pid, std::int32_t tid) {
    KernelTaskReader reader;
    const ThreadKey thread{pid, tid};
    const auto reading = reader.read(thread);
    const auto switches = reader.readSwitchCounts(thread);
    if (!reading || !switches) {
        return failure("cannot read what thread " + std::to_string(tid) + " of process " +
                           std::to_string(pid) + " has used",
                       "it has ended");
    }
    return TaskUsage{reading->onCore, reading->waiting, switches->voluntary, switches->preempted,
                     reading->stat.core};
}

} // namespace parascope
