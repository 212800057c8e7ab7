// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/TaskReader.h"

#include <map>
#include <set>

namespace parascope::test {

/// Threads that do what the test says. The test keeps the script, the reader only looks at it.
struct TaskScript {
    std::map<ThreadKey, TaskReading> tasks;
    std::map<ThreadKey, SwitchCounts> counts;
    std::set<ThreadKey> forgotten;

    TaskReading& operator[](ThreadKey thread) { return tasks[thread]; }
};

class ScriptedTasks final : public TaskReader {
public:
    explicit ScriptedTasks(TaskScript& script)
        : m_script(script) {}

    std::optional<TaskReading> read(ThreadKey thread) override {
        const auto task = m_script.tasks.find(thread);
        return task != m_script.tasks.end() ? std::optional(task->second) : std::nullopt;
    }
    std::optional<SwitchCounts> readSwitchCounts(ThreadKey thread) override {
        const auto counts = m_script.counts.find(thread);
        return counts != m_script.counts.end() ? std::optional(counts->second) : std::nullopt;
    }
    void forget(ThreadKey thread) override { m_script.forgotten.insert(thread); }

private:
    TaskScript& m_script;
};

} // namespace parascope::test
