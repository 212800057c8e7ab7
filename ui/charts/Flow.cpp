// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/Flow.h"

namespace parascope {

std::vector<std::pair<int, int>> flow(const std::vector<int>& widths, int gap, int lineWidth) {
    std::vector<std::pair<int, int>> places;
    int x = 0;
    int line = 0;
    for (const int width : widths) {
        if (x > 0 && x + width > lineWidth) {
            x = 0;
            ++line;
        }
        places.emplace_back(x, line);
        x += width + gap;
    }
    return places;
}

} // namespace parascope
