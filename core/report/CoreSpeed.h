// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/run/RunRecord.h"

#include <map>
#include <span>
#include <vector>

namespace parascope {

/// Work that was done, and how long it had each core.
struct WorkOnCores {
    double work = 0; ///< in what the task counts in
    std::map<CoreId, Nanoseconds> time;

    bool operator==(const WorkOnCores&) const = default;
};

/// How long a core takes for the same work, as a multiple of the fastest core's time: 1 or more.
struct CoreSpeed {
    CoreId core;
    double timesAsLong = 1;
};

/// What each worker of a run did that ended well, where the kernel said on which cores it was. Workers that
/// hardly used a core are left out: what they waited for says nothing of cores.
[[nodiscard]] std::vector<WorkOnCores> workOnCores(const RunRecord& run);

/// Tells the cores' speeds apart by least squares: every worker's work is the sum over the cores of its time
/// there times that core's speed. Sorted by core. Empty when the workers do not tell: too few of them, always
/// on the cores in the same proportion, or work that does not follow time on a core.
[[nodiscard]] std::vector<CoreSpeed> coreSpeeds(std::span<const WorkOnCores> work);

/// A sentence when cores differ so much that lanes of unequal length need it: "Core 1 took 1.4 times as long
/// as core 0 for the same work." Else empty.
[[nodiscard]] std::string coreSpeedInWords(std::span<const CoreSpeed> speeds);

} // namespace parascope
