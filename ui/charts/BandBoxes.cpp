// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/BandBoxes.h"

#include <algorithm>

namespace parascope {

namespace {
constexpr double kNarrowestOnce = 3; ///< px
} // namespace

std::vector<LaneBox> bandBoxes(const TimeBand& band, const TimeSpan& range, const QRectF& rect) {
    std::vector<LaneBox> boxes;
    appendBoxes(*band.times, range, rect, boxes);
    for (auto& box : boxes) {
        if (band.times->size() == 1 && box.rect.width() < kNarrowestOnce) {
            box.rect.setWidth(kNarrowestOnce);
            box.rect.moveRight(std::min(box.rect.right(), rect.right()));
            box.coverage = 1;
        }
    }
    return boxes;
}

} // namespace parascope
