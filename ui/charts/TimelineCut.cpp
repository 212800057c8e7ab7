// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/TimelineCut.h"

#include "ui/style/Tokens.h"

#include <algorithm>

namespace parascope {

TimelineCut cutUp(const TimelineParts& parts) {
    constexpr int kEdgeOfCut = tokens::kControlGap;
    const auto& rect = parts.rect;
    const bool titlesBeside = parts.sizes.header == 0;
    TimelineCut cut;
    cut.columns = placeColumns(parts.widths, rect.left(), rect.width(), {titlesBeside, true});
    const bool hasEnds = !cut.columns.ends.empty(); // their headings stand beside the legend
    const int legendRight = hasEnds ? cut.columns.lanesRight : rect.left() + rect.width() - kEdgeOfCut;
    const int legendWidth = legendRight - rect.left() - kEdgeOfCut;
    const int top = rect.top() + kEdgeOfCut / 2;
    cut.legend = QRect(rect.left() + kEdgeOfCut, top, legendWidth, parts.legendHeight(legendWidth));

    const int lanesTop = top + cut.legend.height();
    const int bottom = rect.top() + rect.height() - parts.ruler;
    cut.lanes = QRect(0, lanesTop, rect.width(), std::max(1, bottom - lanesTop));
    cut.plan = planStack(parts.rows, cut.lanes, parts.scroll, parts.sizes);
    const bool allMerged = std::all_of(cut.plan.runs.begin(), cut.plan.runs.end(),
                                       [](const RunPlace& run) { return run.isMerged; });
    if (allMerged && !cut.plan.runs.empty()) { // then no lane has a name
        cut.columns = placeColumns(parts.widths, rect.left(), rect.width(), {titlesBeside, false});
    }
    cut.lanes.setLeft(cut.columns.lanesLeft);
    cut.lanes.setRight(cut.columns.lanesRight - 1);
    for (auto& run : cut.plan.runs) {
        for (auto* part : {&run.header, &run.lanes}) {
            part->setLeft(cut.lanes.left());
            part->setRight(cut.lanes.right());
        }
    }
    return cut;
}

} // namespace parascope
