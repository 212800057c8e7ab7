// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/observe/ProcStat.h"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace parascope {

/// What a core did with its time between two samples, as shares 0..1 of the ticks that elapsed on it.
/// busy = user + system. Time stolen by other virtual machines is not ours: it stands apart, in `steal`.
struct CoreShares {
    double busy = 0;
    double user = 0;   ///< programs, niced ones too
    double system = 0; ///< the kernel, interrupts too
    double iowait =
        0; ///< idle with a disk read or write of this core's outstanding; proc(5) calls it unreliable
    double steal = 0; ///< wanted by this machine, given to another one by the hypervisor

    bool operator==(const CoreShares&) const = default;
};

/// One core's load, or *no data* when no tick elapsed on it or it was not there at the previous sample.
struct CoreLoad {
    CoreId core;
    std::optional<CoreShares> shares;

    bool operator==(const CoreLoad&) const = default;
};

/// The load between two samples, one entry for each core of `current` in its order; both by rising id.
/// A core that vanished since `previous` has no entry. A counter that ran backwards (iowait may, and any may
/// when a core comes back online) counts as not having moved.
/// The kernel counts ticks of 10 ms, so over 100 ms a share is good to about 0.1.
[[nodiscard]] std::vector<CoreLoad> coreLoads(std::span<const CoreTicks> previous,
                                              std::span<const CoreTicks> current);

/// Remembers the previous counters: each sample() is the load since the one before.
class CoreLoadSampler {
public:
    explicit CoreLoadSampler(
        std::unique_ptr<ProcStatReader> reader = std::make_unique<KernelProcStatReader>());

    /// One entry per online core; the first call has *no data* for all of them.
    /// Fails when /proc/stat cannot be read; the next call tries again.
    [[nodiscard]] Result<std::vector<CoreLoad>> sample();

    /// The counters of the last sample, for a load over a longer time: coreLoads(then, now).
    [[nodiscard]] const std::vector<CoreTicks>& counters() const { return m_previous; }

private:
    std::unique_ptr<ProcStatReader> m_reader;
    std::vector<CoreTicks> m_previous;
};

} // namespace parascope
