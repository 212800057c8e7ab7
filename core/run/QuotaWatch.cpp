// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/run/QuotaWatch.h"

namespace parascope {

QuotaWatch::QuotaWatch(ReadText read)
    : m_read(std::move(read)) {}

Result<void> QuotaWatch::runStarted(RunFacts& facts) {
    m_quota = readCpuQuota(m_read); // it may have been changed since the last run
    facts.machine.cpuQuota = m_quota ? std::optional(m_quota->cores) : std::nullopt;
    m_before = m_quota ? parseQuotaPeriods(m_read(m_quota->stat)) : QuotaPeriods();
    return {};
}

void QuotaWatch::runEnded(RunFacts& facts, TraceBuilder& /*trace*/) {
    if (!m_quota) {
        return;
    }
    const auto now = parseQuotaPeriods(m_read(m_quota->stat));
    const auto periods = now.all - std::min(now.all, m_before.all);
    const auto usedUp = now.usedUp - std::min(now.usedUp, m_before.usedUp);
    facts.quotaUsedUp =
        periods > 0 ? std::min(1.0, static_cast<double>(usedUp) / static_cast<double>(periods)) : 0;
}

} // namespace parascope
