// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Time.h"
#include "ui/charts/CoreSample.h"

#include <deque>

namespace parascope {

/// The samples of a sliding window of time.
class CoreHistory {
public:
    static constexpr Nanoseconds kWindow = std::chrono::seconds(30);

    /// Takes in a sample and drops those older than the window. A sample that is not newer than the last one
    /// is left out.
    void add(CoreSample sample);
    void clear() { m_samples.clear(); }

    [[nodiscard]] const std::deque<CoreSample>& samples() const { return m_samples; }
    [[nodiscard]] bool isEmpty() const { return m_samples.empty(); }
    /// What the charts show: the window that ends at the newest sample.
    [[nodiscard]] TimeSpan window() const;
    /// Cores that have an entry somewhere in the window, by rising id.
    [[nodiscard]] std::vector<CoreId> cores() const;
    /// The fastest clock of any core in the window; nothing where the machine does not tell it.
    [[nodiscard]] std::optional<double> fastestClock() const;
    /// The sample whose interval a moment lies in; nothing where there is none.
    [[nodiscard]] const CoreSample* at(Nanoseconds moment) const;

private:
    std::deque<CoreSample> m_samples;
};

/// The core's entry in a sample; nothing when it was offline.
[[nodiscard]] const CoreShare* findCore(const CoreSample& sample, CoreId core);

} // namespace parascope
