// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/observe/CoreLoad.h"

#include <algorithm>

namespace parascope {

namespace {

double elapsed(std::uint64_t before, std::uint64_t now) {
    return now > before ? static_cast<double>(now - before) : 0.0;
}

std::optional<CoreShares> sharesBetween(const CoreTicks& before, const CoreTicks& now) {
    CoreShares ticks;
    ticks.user = elapsed(before.user, now.user) + elapsed(before.nice, now.nice);
    ticks.system = elapsed(before.system, now.system) + elapsed(before.irq, now.irq) +
                   elapsed(before.softirq, now.softirq);
    ticks.busy = ticks.user + ticks.system;
    ticks.iowait = elapsed(before.iowait, now.iowait);
    ticks.steal = elapsed(before.steal, now.steal);
    const double all = ticks.busy + ticks.iowait + ticks.steal + elapsed(before.idle, now.idle);
    if (all <= 0) {
        return std::nullopt;
    }
    return CoreShares{ticks.busy / all, ticks.user / all, ticks.system / all, ticks.iowait / all,
                      ticks.steal / all};
}

} // namespace

std::vector<CoreLoad> coreLoads(std::span<const CoreTicks> previous, std::span<const CoreTicks> current) {
    std::vector<CoreLoad> loads;
    loads.reserve(current.size());
    auto before = previous.begin();
    for (const auto& now : current) {
        before =
            std::find_if(before, previous.end(), [&](const auto& ticks) { return ticks.core >= now.core; });
        const bool known = before != previous.end() && before->core == now.core;
        loads.push_back({now.core, known ? sharesBetween(*before, now) : std::nullopt});
    }
    return loads;
}

CoreLoadSampler::CoreLoadSampler(std::unique_ptr<ProcStatReader> reader)
    : m_reader(std::move(reader)) {}

Result<std::vector<CoreLoad>> CoreLoadSampler::sample() {
    const auto text = m_reader->read();
    if (!text) {
        return failure(text.error());
    }
    auto current = parseProcStat(*text);
    auto loads = coreLoads(m_previous, current);
    m_previous = std::move(current);
    return loads;
}

} // namespace parascope
