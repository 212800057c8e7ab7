// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/RunStack.h"

#include <algorithm>
#include <numeric>

namespace parascope {

namespace {
int roomFor(int lanes) {
    return std::max(1, lanes);
}

int totalLanes(const std::vector<int>& counts) {
    return std::accumulate(counts.begin(), counts.end(), 0,
                           [](int sum, int count) { return sum + roomFor(count); });
}

int fixedHeight(const std::vector<int>& counts, const StackSizes& sizes) {
    const auto runs = static_cast<int>(counts.size());
    return runs * sizes.header + std::max(0, runs - 1) * sizes.gap;
}
} // namespace

int stackHeight(const std::vector<int>& laneCounts, int laneHeight, const StackSizes& sizes) {
    return fixedHeight(laneCounts, sizes) + totalLanes(laneCounts) * laneHeight;
}

StackPlan planStack(const std::vector<int>& laneCounts, const QRect& viewport, int scroll,
                    const StackSizes& sizes) {
    StackPlan plan;
    if (laneCounts.empty()) {
        return plan;
    }
    const int free = viewport.height() - fixedHeight(laneCounts, sizes);
    plan.laneHeight = std::clamp(free / totalLanes(laneCounts), sizes.lowestLane, sizes.highestLane);
    plan.contentHeight = stackHeight(laneCounts, plan.laneHeight, sizes);
    plan.scroll = std::clamp(scroll, 0, std::max(0, plan.contentHeight - viewport.height()));

    const int viewportEnd = viewport.top() + viewport.height();
    int top = viewport.top() - plan.scroll;
    for (const int count : laneCounts) {
        const int end = top + sizes.header + roomFor(count) * plan.laneHeight;
        const int from = std::max(top, viewport.top());
        const int to = std::min(end, viewportEnd);
        RunPlace place;
        place.firstTop = top + sizes.header;
        if (from < to) {
            const int lanesFrom = std::min(from + sizes.header, to);
            place.header = QRect(viewport.left(), from, viewport.width(), lanesFrom - from);
            place.lanes = QRect(viewport.left(), lanesFrom, viewport.width(), to - lanesFrom);
        }
        plan.runs.push_back(place);
        top = end + sizes.gap;
    }
    return plan;
}

} // namespace parascope
