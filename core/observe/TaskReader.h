// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/ProcFile.h"
#include "core/observe/TaskText.h"
#include "core/observe/ThreadKey.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace parascope {

/// One look at a thread.
struct TaskReading {
    TaskStat stat;
    Nanoseconds onCore{};  ///< since the thread began; the best source there is, see KernelTaskReader
    Nanoseconds waiting{}; ///< since it began: runnable, but not on a core; 0 where the kernel does not tell

    [[nodiscard]] bool isRunnable() const { return stat.state == 'R'; }
    [[nodiscard]] bool isDead() const { return stat.state == 'Z' || stat.state == 'X' || stat.state == 'x'; }
};

/// Where looks at threads come from. Tests hand in a script.
class TaskReader {
public:
    TaskReader() = default;
    TaskReader(const TaskReader&) = delete;
    TaskReader& operator=(const TaskReader&) = delete;
    virtual ~TaskReader() = default;

    /// Nothing when the thread has gone, even half-way through reading: that is no error.
    [[nodiscard]] virtual std::optional<TaskReading> read(ThreadKey thread) = 0;
    /// How often it left its core so far; dearer than read() (the kernel writes 1.5 KB for it).
    [[nodiscard]] virtual std::optional<SwitchCounts> readSwitchCounts(ThreadKey thread) = 0;
    /// The thread will not be asked for again: what is kept for it can go.
    virtual void forget(ThreadKey thread) { static_cast<void>(thread); }
};

/// Reads /proc/PID/task/TID/{stat,schedstat,status}.
///
/// Time on the core is that of the thread's own CPU clock for threads of this process (exact, to the
/// nanosecond), that of schedstat for others (lags by up to a scheduler tick), and that of stat where the
/// kernel was built without schedstat (10 ms). Files of up to 128 threads stay open; a number used again by
/// another thread is noticed, because an open file belongs to the thread, not to its number.
class KernelTaskReader final : public TaskReader {
public:
    [[nodiscard]] std::optional<TaskReading> read(ThreadKey thread) override;
    [[nodiscard]] std::optional<SwitchCounts> readSwitchCounts(ThreadKey thread) override;

    void forget(ThreadKey thread) override { m_files.erase(thread); }

private:
    struct Files {
        FileHandle stat;
        FileHandle schedstat;
    };

    [[nodiscard]] std::optional<TaskReading> readOpened(ThreadKey thread, const Files& files);

    std::unordered_map<ThreadKey, Files> m_files;
    std::string m_text;
};

/// Processor time used so far by a thread of this very process, from its CPU clock; nothing when it has gone.
[[nodiscard]] std::optional<Nanoseconds> cpuTimeOfOwnThread(std::int32_t tid);

/// Opens /proc/PID/task/TID/NAME; not open when the thread has gone.
[[nodiscard]] FileHandle openTaskFile(ThreadKey thread, const char* name);

} // namespace parascope
