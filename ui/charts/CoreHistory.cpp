// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/CoreHistory.h"

#include <algorithm>
#include <set>

namespace parascope {

void CoreHistory::add(CoreSample sample) {
    if (!m_samples.empty() && sample.time <= m_samples.back().time) {
        return;
    }
    m_samples.push_back(std::move(sample));
    // One older than the window stays: it says where the interval of the first one inside begins.
    while (m_samples.size() > 2 && m_samples[1].time < window().begin) {
        m_samples.pop_front();
    }
}

TimeSpan CoreHistory::window() const {
    const auto end = m_samples.empty() ? kWindow : m_samples.back().time;
    return {end - kWindow, end};
}

std::vector<CoreId> CoreHistory::cores() const {
    std::set<CoreId> ids;
    for (const auto& sample : m_samples) {
        for (const auto& share : sample.cores) {
            ids.insert(share.core);
        }
    }
    return {ids.begin(), ids.end()};
}

std::optional<double> CoreHistory::fastestClock() const {
    std::optional<double> fastest;
    for (const auto& sample : m_samples) {
        for (const auto& share : sample.cores) {
            if (share.gigahertz) {
                fastest = std::max(fastest.value_or(0), *share.gigahertz);
            }
        }
    }
    return fastest;
}

const CoreSample* CoreHistory::at(Nanoseconds moment) const {
    const auto found = std::partition_point(m_samples.begin(), m_samples.end(),
                                            [&](const CoreSample& sample) { return sample.time < moment; });
    return found == m_samples.end() ? nullptr : &*found;
}

const CoreShare* findCore(const CoreSample& sample, CoreId core) {
    // Nearly always in order of id without a hole: look there first.
    if (core.isValid() && core.index() < sample.cores.size() && sample.cores[core.index()].core == core) {
        return &sample.cores[core.index()];
    }
    const auto found = std::find_if(sample.cores.begin(), sample.cores.end(),
                                    [core](const CoreShare& share) { return share.core == core; });
    return found == sample.cores.end() ? nullptr : &*found;
}

} // namespace parascope
