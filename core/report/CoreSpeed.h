// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace parascope {

/// A core among those of all hosts: each host counts its own from 0.
struct HostCore {
    std::string host; ///< empty: this machine
    CoreId core;

    HostCore(CoreId ofThisMachine) // NOLINT(google-explicit-constructor): most runs know no other
        : core(ofThisMachine) {}
    HostCore(std::string ofHost, CoreId number)
        : host(std::move(ofHost))
        , core(number) {}
    auto operator<=>(const HostCore&) const = default;
};

/// Work that was done, and how long it had each core.
struct WorkOnCores {
    double work = 0; ///< in what the task counts in
    std::map<HostCore, Nanoseconds> time;

    bool operator==(const WorkOnCores&) const = default;
};

/// How long a core takes for the same work, as a multiple of the fastest core's time: 1 or more.
struct CoreSpeed {
    HostCore core;
    double timesAsLong = 1;
};

/// Work that a run's workers did for each second of processor time, all together, in what the task counts
/// in. Nothing of a run that did not end well or hardly used a core, nor of a task for ranks: what each has
/// to do differs, and its processor time is also that of asking for messages.
[[nodiscard]] std::optional<double> workPerCpuSecond(const RunFacts& facts);

/// What belongs behind a speed-up above the number of workers, which no number of workers can bring by
/// itself: "more than 2 workers can bring: the cores were 1.34 times as fast …". Empty for every other.
/// `coreSpeed`: of that run, as multiple of its baseline's.
[[nodiscard]] std::string beyondWorkersInWords(double speedup, int workers, std::optional<double> coreSpeed);

/// What each worker of a run did that ended well, where the kernel said on which cores it was. Workers that
/// hardly used a core are left out: what they waited for says nothing of cores. So are tasks for ranks, and
/// the time in which other ranks asked for messages.
[[nodiscard]] std::vector<WorkOnCores> workOnCores(const RunRecord& run);

/// Tells the cores' speeds apart by least squares: every worker's work is the sum over the cores of its time
/// there times that core's speed. Sorted by core. Empty when the workers do not tell: too few of them, always
/// on the cores in the same proportion, or work that does not follow time on a core.
[[nodiscard]] std::vector<CoreSpeed> coreSpeeds(std::span<const WorkOnCores> work);

/// A sentence when cores differ so much that lanes of unequal length need it: "Core 1 took 1.4 times as long
/// as core 0 for the same work." Else empty.
[[nodiscard]] std::string coreSpeedInWords(std::span<const CoreSpeed> speeds);

} // namespace parascope
