// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/ShownBoxes.h"

#include <algorithm>

namespace parascope {

ShownWaits appendShownBoxes(const Trace& trace, const ShownLane& lane, const RowPlace& place, LaneLook look,
                            std::vector<LaneBox>& boxes) {
    const auto first = static_cast<std::ptrdiff_t>(boxes.size());
    const bool isCore = trace.lane(lane.lane).info.kind == LaneKind::Core;
    appendBoxes(trace.lane(lane.lane).index, place.range, place.rect, boxes, {isCore, look});
    if (!lane.behind.isValid()) {
        return {};
    }
    const auto runs = [](const LaneBox& box) {
        return box.state == State::Running || box.state == State::Ready;
    };
    const auto waits = std::stable_partition(boxes.begin() + first, boxes.end(), runs);
    const std::vector<LaneBox> seen(waits, boxes.end());
    boxes.erase(waits, boxes.end());
    std::vector<LaneBox> declared;
    appendBoxes(trace.lane(lane.behind).index, place.range, place.rect, declared, {false, look});
    std::erase_if(declared, [](const LaneBox& box) { return box.state == State::Running || box.depth > 0; });
    auto left = uncovered(seen, declared);
    return {std::move(left), std::move(declared)};
}

} // namespace parascope
