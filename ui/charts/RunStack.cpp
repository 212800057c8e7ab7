// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/RunStack.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace parascope {

namespace {

constexpr int kLowestParts = 9; ///< of the usual lowest lane
constexpr int kTightParts = 8;  ///< are left of it where bands would have no room else

/// What is left out so that more fits.
struct StackForm {
    bool hasStrips = true;
    bool hasBands = true;
    bool isMerged = false;
};

bool mergesIn(const StackForm& form, const RunRows& run) {
    return form.isMerged && !run.isOpen && run.lanes > 1;
}

int bandsIn(const StackForm& form, const RunRows& run) {
    return (form.hasBands || run.isOpen) && !mergesIn(form, run) ? run.bands : 0;
}

int rowsIn(const StackForm& form, const RunRows& run) {
    const int strips = form.hasStrips || run.isOpen ? run.strips : 0;
    return mergesIn(form, run) ? 1 : bandsIn(form, run) + std::max(1, run.lanes + strips);
}

int totalRows(const std::vector<RunRows>& runs, const StackForm& form) {
    return std::accumulate(runs.begin(), runs.end(), 0,
                           [&](int sum, const RunRows& run) { return sum + rowsIn(form, run); });
}

/// Lanes never get lower in that form: before bands are given up they get a little lower than usual.
int lowestIn(const StackForm& form, const std::vector<RunRows>& runs, const StackSizes& sizes) {
    const bool hadBands =
        std::any_of(runs.begin(), runs.end(), [](const auto& run) { return run.bands > 0; });
    if (!hadBands || form.isMerged || form.hasStrips) {
        return sizes.lowestLane;
    }
    const int tight = sizes.lowestLane * kTightParts / kLowestParts;
    return form.hasBands ? tight : std::min(sizes.leastLane, sizes.lowestLane);
}

int fixedHeight(const std::vector<RunRows>& runs, const StackSizes& sizes) {
    const auto count = static_cast<int>(runs.size());
    return count * sizes.header + std::max(0, count - 1) * sizes.gap;
}

/// The first form that fits, or the one that needs the least.
StackForm formFor(const std::vector<RunRows>& runs, int free, const StackSizes& sizes) {
    constexpr std::array kForms{StackForm{true, true, false}, StackForm{false, true, false},
                                StackForm{false, false, false}, StackForm{false, false, true}};
    if (!sizes.mayMerge || runs.size() < 2) {
        return kForms.front(); // who looks at one run scrolls it
    }
    const auto found = std::find_if(kForms.begin(), kForms.end(), [&](const StackForm& form) {
        return totalRows(runs, form) * lowestIn(form, runs, sizes) <= free;
    });
    return found == kForms.end() ? kForms.back() : *found;
}

} // namespace

int stackHeight(const std::vector<RunRows>& runs, int laneHeight, const StackSizes& sizes) {
    return fixedHeight(runs, sizes) + totalRows(runs, {}) * laneHeight;
}

StackPlan planStack(const std::vector<RunRows>& runs, const QRect& viewport, int scroll,
                    const StackSizes& sizes) {
    StackPlan plan;
    if (runs.empty()) {
        return plan;
    }
    const int fixed = fixedHeight(runs, sizes);
    const int free = viewport.height() - fixed;
    const auto form = formFor(runs, free, sizes);
    const int rows = totalRows(runs, form);
    plan.laneHeight = std::clamp(free / rows, lowestIn(form, runs, sizes), sizes.highestLane);
    plan.contentHeight = fixed + rows * plan.laneHeight;
    plan.scroll = std::clamp(scroll, 0, std::max(0, plan.contentHeight - viewport.height()));

    const int viewportEnd = viewport.top() + viewport.height();
    int top = viewport.top() - plan.scroll;
    for (const auto& run : runs) {
        const int end = top + sizes.header + rowsIn(form, run) * plan.laneHeight;
        const int from = std::max(top, viewport.top());
        const int to = std::min(end, viewportEnd);
        RunPlace place;
        place.firstTop = top + sizes.header + bandsIn(form, run) * plan.laneHeight;
        place.isMerged = mergesIn(form, run);
        place.hasBands = bandsIn(form, run) > 0;
        place.hasStrips = (form.hasStrips || run.isOpen) && !place.isMerged;
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
