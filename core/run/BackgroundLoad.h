// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/CoreLoad.h"
#include "core/observe/ProgramUse.h"
#include "core/run/RunObserver.h"

namespace parascope {

/// Measures what other programs used of the cores that the workers might use while a run went on: all busy
/// time of /proc/stat without that of our workers and of Parascope itself, and which program it was most of
/// all. Nothing for runs too short for the kernel's ticks of 10 ms.
class BackgroundLoad final : public RunObserver {
public:
    explicit BackgroundLoad(
        std::unique_ptr<ProcStatReader> reader = std::make_unique<KernelProcStatReader>());

    Result<void> runStarted(RunFacts& facts) override;
    void runGoesOn(RunFacts& /*facts*/, TraceBuilder& /*trace*/) override {}
    void runEnded(RunFacts& facts, TraceBuilder& trace) override;

private:
    CoreLoadSampler m_sampler;
    std::vector<CoreTicks> m_before;
    Nanoseconds m_cpuBefore{};
    std::vector<ProgramTicks> m_programsBefore;
};

/// Those of some cores; for an empty list all.
[[nodiscard]] std::vector<CoreLoad> loadsOf(const std::vector<CoreId>& cores, std::vector<CoreLoad> loads);

/// The share of the cores of `loads`, 0 to 1, that is left of them when `own` processor time within `wall` is
/// taken away; nothing without data.
[[nodiscard]] std::optional<double> othersShare(const std::vector<CoreLoad>& loads, Nanoseconds own,
                                                Nanoseconds wall);

} // namespace parascope
