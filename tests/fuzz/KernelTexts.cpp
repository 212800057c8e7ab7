// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes, in the place of what files of /proc and /sys say: each reader takes the text, or says that it
// cannot.
#include "core/observe/CoreLoad.h"
#include "core/observe/CpuQuota.h"
#include "core/observe/Machine.h"
#include "core/observe/PerfKernel.h"
#include "core/observe/PolledFiles.h"
#include "core/observe/ProcessReading.h"
#include "core/observe/ProcStat.h"
#include "core/observe/ProgramUse.h"
#include "core/observe/ProportionalMemory.h"
#include "core/observe/SyscallText.h"
#include "core/observe/TaskText.h"
#include "core/observe/WaitReason.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace {

using namespace parascope;

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

void lookAtCores(std::string_view before, std::string_view after) {
    const auto earlier = parseProcStat(before);
    const auto later = parseProcStat(after);
    require(std::is_sorted(later.begin(), later.end(),
                           [](const auto& a, const auto& b) { return a.core < b.core; }));
    for (const auto& load : coreLoads(earlier, later)) {
        if (load.shares) {
            for (const double share : {load.shares->busy, load.shares->user, load.shares->system,
                                       load.shares->iowait, load.shares->steal}) {
                require(share >= 0 && share <= 1.000001);
            }
        }
    }
    for (const auto core : parseCoreList(after)) {
        require(core.isValid());
    }
    static_cast<void>(cpuModelFrom(after));
}

void lookAtTasks(std::string_view text, std::string_view other) {
    static_cast<void>(parseTaskStat(text));
    static_cast<void>(parseTaskSchedstat(text));
    static_cast<void>(parseSwitchCounts(text));
    static_cast<void>(parseProportionalMemory(text));
    static_cast<void>(parseIo(text));
    if (const auto process = parseProcess(text, other)) {
        require(process->name.size() <= text.size());
    }
    if (const auto program = parseProgram(1, text)) {
        require(program->pid == 1 && program->name.size() <= text.size());
    }
}

void lookAtWaits(std::string_view syscall, std::string_view other) {
    const auto call = parseSyscall(syscall);
    const auto file = waitedFile(syscall);
    const auto joined = joinedThread(syscall);
    const auto poll = parsePollCall(syscall);
    require(call || (!file && !joined && !poll));
    static_cast<void>(classifyWait(syscall, other, other));
    static_cast<void>(polledKind({polledFile(other, syscall)}, poll && poll->hasLimit));
    static_cast<void>(parseEpollFiles(other));
}

void lookAtQuota(std::string_view groups, std::string_view limit) {
    const auto quota = readCpuQuota(
        [&](const std::string& path) { return std::string(path == "/proc/self/cgroup" ? groups : limit); });
    require(!quota || (quota->cores > 0 && std::isfinite(quota->cores)));
    static_cast<void>(parseQuotaPeriods(std::string(limit)));
}

} // namespace

/// Two texts, with a zero byte in between; without one the same twice.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto middle = bytes.find('\0');
    const auto text = bytes.substr(0, middle);
    const auto other = middle == std::string_view::npos ? text : bytes.substr(middle + 1);
    lookAtCores(text, other);
    lookAtTasks(text, other);
    lookAtWaits(text, other);
    lookAtQuota(text, other);
    return 0;
}
