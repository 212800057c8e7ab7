// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/BackgroundLoad.h"

#include "core/observe/TaskList.h"
#include "core/run/TreeEvidence.h"

#include <algorithm>
#include <ctime>
#include <unistd.h>

namespace parascope {

namespace {

constexpr auto kShortest = std::chrono::milliseconds(100);

Nanoseconds ownProcessCpu() {
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return std::chrono::seconds(used.tv_sec) + Nanoseconds(used.tv_nsec);
}

/// What workers that are no threads of ours have used.
Nanoseconds cpuOfWorkers(const RunFacts& facts) {
    Nanoseconds sum{};
    for (const auto& worker : facts.workers) {
        const bool isCounted =
            worker.pid == getpid() || worker.place.isElsewhere; // its threads it counted itself
        sum += isCounted ? Nanoseconds{} : worker.usage.cpu;
    }
    const auto& watched = treeEvidence(facts).use; // of a program that cannot tell it itself
    return std::max(sum, watched.user + watched.system);
}

std::vector<std::int32_t> ourProcesses(const RunFacts& facts) {
    std::vector<std::int32_t> ours{getpid()};
    for (const auto& worker : facts.workers) {
        if (!worker.place.isElsewhere) {
            ours.push_back(static_cast<std::int32_t>(worker.pid));
        }
    }
    if (facts.tree) {
        for (const auto& thread : threadsBelow(ours.back())) {
            ours.push_back(thread.pid);
        }
    }
    return ours;
}

} // namespace

std::optional<double> othersShare(const std::vector<CoreLoad>& loads, Nanoseconds own, Nanoseconds wall) {
    double busy = 0;
    double cores = 0;
    for (const auto& load : loads) {
        if (load.shares) {
            busy += load.shares->busy;
            cores += 1;
        }
    }
    if (cores == 0 || wall < kShortest) {
        return std::nullopt;
    }
    return std::clamp((busy - toSeconds(own) / toSeconds(wall)) / cores, 0.0, 1.0);
}

std::vector<CoreLoad> loadsOf(const std::vector<CoreId>& cores, std::vector<CoreLoad> loads) {
    if (!cores.empty()) {
        std::erase_if(loads, [&](const CoreLoad& load) {
            return std::find(cores.begin(), cores.end(), load.core) == cores.end();
        });
    }
    return loads;
}

BackgroundLoad::BackgroundLoad(std::unique_ptr<ProcStatReader> reader)
    : m_sampler(std::move(reader)) {}

Result<void> BackgroundLoad::runStarted(RunFacts& /*facts*/) {
    // A sample that fails leaves no counters, and so no share: the run does not depend on it.
    m_before = m_sampler.sample() ? m_sampler.counters() : std::vector<CoreTicks>();
    m_cpuBefore = ownProcessCpu();
    m_programsBefore = readPrograms();
    return {};
}

void BackgroundLoad::runEnded(RunFacts& facts, TraceBuilder& /*trace*/) {
    const auto own = ownProcessCpu() - m_cpuBefore + cpuOfWorkers(facts);
    const auto wall = facts.ended - facts.launched;
    if (m_sampler.sample()) {
        const auto loads = loadsOf(facts.coresAllowed(), coreLoads(m_before, m_sampler.counters()));
        facts.otherPrograms = othersShare(loads, own, wall);
    }
    if (wall >= kShortest) {
        facts.noise =
            busiestProgram(m_programsBefore, readPrograms(), wall, ourProcesses(facts), facts.coresAllowed());
    }
}

} // namespace parascope
