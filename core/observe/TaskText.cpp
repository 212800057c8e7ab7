// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/TaskText.h"

#include "core/observe/TextScan.h"

#include <unistd.h>

namespace parascope {

namespace {

std::optional<std::uint64_t> numberAfter(std::string_view label, std::string_view text) {
    const auto at = text.find(label);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    text.remove_prefix(at + label.size());
    std::uint64_t number = 0;
    return scanNumber(text, number) ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<TaskStat> parseTaskStat(std::string_view text) {
    // The name, field 2, stands in parentheses and may hold any of its own: only the last one ends it.
    const auto nameEnd = text.rfind(") ");
    if (nameEnd == std::string_view::npos || nameEnd + 2 >= text.size()) {
        return std::nullopt;
    }
    TaskStat stat;
    stat.state = text[nameEnd + 2];
    text.remove_prefix(nameEnd + 3);
    const bool complete = skipWords(text, 10) && scanNumber(text, stat.userTicks) &&
                          scanNumber(text, stat.systemTicks) && skipWords(text, 6) &&
                          scanNumber(text, stat.startTicks) && skipWords(text, 16) &&
                          scanNumber(text, stat.core.value);
    return complete ? std::optional(stat) : std::nullopt;
}

std::optional<TaskSchedstat> parseTaskSchedstat(std::string_view text) {
    std::int64_t onCore = 0;
    std::int64_t waiting = 0;
    TaskSchedstat stat;
    if (!scanNumber(text, onCore) || !scanNumber(text, waiting) || !scanNumber(text, stat.timeslices)) {
        return std::nullopt;
    }
    stat.onCore = Nanoseconds(onCore);
    stat.waiting = Nanoseconds(waiting);
    return stat;
}

std::optional<SwitchCounts> parseSwitchCounts(std::string_view statusText) {
    // With the newline, so that "nonvoluntary…" is not taken for "voluntary…", nor a thread's name for
    // either: the kernel writes a newline in a name as "\n" in two letters.
    const auto voluntary = numberAfter("\nvoluntary_ctxt_switches:", statusText);
    const auto preempted = numberAfter("\nnonvoluntary_ctxt_switches:", statusText);
    if (!voluntary || !preempted) {
        return std::nullopt;
    }
    return SwitchCounts{*voluntary, *preempted};
}

Nanoseconds ticksToTime(std::uint64_t ticks) {
    static const auto ticksPerSecond = static_cast<std::uint64_t>(::sysconf(_SC_CLK_TCK));
    return Nanoseconds(static_cast<std::int64_t>(ticks * (1'000'000'000U / ticksPerSecond)));
}

} // namespace parascope
