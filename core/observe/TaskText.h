// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Time.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace parascope {

/// What /proc/PID/task/TID/stat tells of a thread (proc(5)); times in ticks of 1/USER_HZ second.
struct TaskStat {
    char state = '?';            ///< R runnable or running, S sleeping, D in disk wait, Z X dead, T t stopped
    std::uint64_t userTicks = 0; ///< field 14
    std::uint64_t systemTicks = 0; ///< field 15
    std::uint64_t startTicks = 0;  ///< field 22: since boot; tells two threads with one number apart
    CoreId core;                   ///< field 39: where it runs, or ran last

    bool operator==(const TaskStat&) const = default;
};

/// Reads one line of a stat file. The name in it may hold blanks and parentheses. Nothing when it is cut off.
[[nodiscard]] std::optional<TaskStat> parseTaskStat(std::string_view text);

/// What /proc/PID/task/TID/schedstat tells (Documentation/scheduler/sched-stats.rst).
/// For a thread that is running, `onCore` lags by up to one scheduler tick (1 to 10 ms); `waiting` counts a
/// wait only when it has ended.
struct TaskSchedstat {
    Nanoseconds onCore{};         ///< spent on a core
    Nanoseconds waiting{};        ///< spent runnable, waiting for a core
    std::uint64_t timeslices = 0; ///< how many times it was put on a core

    bool operator==(const TaskSchedstat&) const = default;
};

[[nodiscard]] std::optional<TaskSchedstat> parseTaskSchedstat(std::string_view text);

/// How often a thread left its core: the last two lines of /proc/PID/task/TID/status.
struct SwitchCounts {
    std::uint64_t voluntary = 0; ///< it had nothing to do: slept, waited for a lock, for data …
    std::uint64_t preempted = 0; ///< pushed off while it could have gone on

    bool operator==(const SwitchCounts&) const = default;
};

[[nodiscard]] std::optional<SwitchCounts> parseSwitchCounts(std::string_view statusText);

/// A count of USER_HZ ticks (sysconf _SC_CLK_TCK, 100 a second everywhere) as time.
[[nodiscard]] Nanoseconds ticksToTime(std::uint64_t ticks);

} // namespace parascope
