// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/StartTimes.h"

#include <algorithm>

namespace parascope {

std::vector<double> startTimes(const RunFacts& facts) {
    std::vector<Nanoseconds> moments;
    std::vector<double> starts;
    for (const auto& worker : facts.workers) {
        if (worker.announced != Nanoseconds{}) {
            moments.push_back(worker.announced);
            starts.push_back(toSeconds(worker.announced - worker.launched));
        }
    }
    if (!isPython(facts.experiment.backend)) {
        return starts;
    }
    std::sort(moments.begin(), moments.end());
    std::vector<double> gaps;
    for (std::size_t i = 1; i < moments.size(); ++i) {
        gaps.push_back(toSeconds(moments[i] - moments[i - 1]));
    }
    return gaps;
}

} // namespace parascope
