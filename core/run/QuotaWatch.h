// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/observe/CpuQuota.h"
#include "core/run/Runner.h"

namespace parascope {

/// Finds out whether the CPU quota of our control group held a run back: in how many of its periods it was
/// used up. Tells nothing where there is no quota.
class QuotaWatch final : public RunObserver {
public:
    explicit QuotaWatch(ReadText read = readKernelText);

    Result<void> runStarted(RunFacts& facts) override;
    void runGoesOn(RunFacts& /*facts*/, TraceBuilder& /*trace*/) override {}
    void runEnded(RunFacts& facts, TraceBuilder& trace) override;

private:
    ReadText m_read;
    std::optional<CpuQuota> m_quota;
    QuotaPeriods m_before;
};

} // namespace parascope
