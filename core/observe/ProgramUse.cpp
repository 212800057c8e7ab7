// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/ProgramUse.h"

#include "core/observe/ProcFile.h"
#include "core/observe/TaskText.h"
#include "core/observe/TextScan.h"

#include <algorithm>

namespace parascope {

namespace {

std::uint64_t ticksBefore(const std::vector<ProgramTicks>& before, const ProgramTicks& program) {
    const auto found = std::find_if(before.begin(), before.end(), [&](const ProgramTicks& other) {
        return other.pid == program.pid && other.startTicks == program.startTicks;
    });
    return found == before.end() ? 0 : found->ticks;
}

} // namespace

std::optional<ProgramTicks> parseProgram(std::int32_t pid, std::string_view stat) {
    const auto open = stat.find('(');
    const auto close = stat.rfind(')');
    const auto task = parseTaskStat(stat);
    if (!task || open == std::string_view::npos || close == std::string_view::npos || close < open) {
        return std::nullopt;
    }
    return ProgramTicks{pid, task->startTicks, task->userTicks + task->systemTicks, task->core,
                        std::string(stat.substr(open + 1, close - open - 1))};
}

std::vector<ProgramTicks> readPrograms() {
    std::vector<ProgramTicks> programs;
    for (const auto pid : numberedEntries("/proc")) {
        const auto stat = readWholeFile(("/proc/" + std::to_string(pid) + "/stat").c_str());
        if (auto program = parseProgram(pid, stat)) {
            programs.push_back(std::move(*program));
        }
    }
    return programs;
}

std::optional<BusiestProgram> busiestProgram(const std::vector<ProgramTicks>& before,
                                             const std::vector<ProgramTicks>& after, Nanoseconds wall,
                                             const std::vector<std::int32_t>& ours,
                                             const std::vector<CoreId>& cores) {
    const ProgramTicks* busiest = nullptr;
    std::uint64_t most = 0;
    for (const auto& program : after) {
        const auto used = program.ticks - std::min(program.ticks, ticksBefore(before, program));
        const bool isOurs = std::find(ours.begin(), ours.end(), program.pid) != ours.end();
        const bool counts =
            cores.empty() || std::find(cores.begin(), cores.end(), program.core) != cores.end();
        if (used > most && !isOurs && counts) {
            most = used;
            busiest = &program;
        }
    }
    if (busiest == nullptr || wall <= Nanoseconds{}) {
        return std::nullopt;
    }
    return BusiestProgram{busiest->name, busiest->core, toSeconds(ticksToTime(most)) / toSeconds(wall)};
}

} // namespace parascope
