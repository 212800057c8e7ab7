// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/CoreBars.h"

#include "core/base/TimePixels.h"

#include <algorithm>
#include <cmath>

namespace parascope {

namespace {
constexpr Nanoseconds kUsual =
    std::chrono::milliseconds(100); ///< the interval of a sample that has none before it
constexpr Nanoseconds kLongest = std::chrono::seconds(1); ///< beyond this nobody was looking: a gap
constexpr double kWidePanel = 5;                          ///< wider than so many times its height is flat
constexpr int kNarrowestPanel = 90;                       ///< px, for a title
} // namespace

namespace {
/// The bars of what `shareOf` finds in each sample.
template <class ShareOf>
std::vector<CoreBar> barsOf(const CoreHistory& history, int width, const ShareOf& shareOf) {
    std::vector<CoreBar> bars;
    const TimePixels pixels{history.window(), static_cast<double>(width)};
    const auto column = [&](Nanoseconds time) {
        return std::clamp(static_cast<int>(std::lround(pixels.toPixel(time))), 0, width);
    };
    const CoreSample* before = nullptr;
    for (const auto& sample : history.samples()) {
        const bool watched = before != nullptr && sample.time - before->time <= kLongest;
        const auto begin = watched ? before->time : sample.time - kUsual;
        before = &sample;
        const std::optional<CoreShare> share = shareOf(sample);
        if (!share || (!share->own && !share->other)) {
            continue;
        }
        CoreBar bar{column(begin), column(sample.time)};
        bar.own = std::clamp(share->own.value_or(0), 0.0, 1.0);
        bar.other = std::clamp(share->other.value_or(0), 0.0, 1.0 - bar.own);
        if (bar.right > bar.left) {
            bars.push_back(bar);
        }
    }
    return bars;
}
} // namespace

std::vector<CoreBar> coreBars(const CoreHistory& history, CoreId core, int width) {
    return barsOf(history, width, [core](const CoreSample& sample) {
        const auto* share = findCore(sample, core);
        return share == nullptr ? std::nullopt : std::optional(*share);
    });
}

std::vector<CoreBar> allCoresBars(const CoreHistory& history, int width) {
    return barsOf(history, width, [](const CoreSample& sample) { return std::optional(meanShare(sample)); });
}

CoreShare meanShare(const CoreSample& sample) {
    CoreShare sum;
    int told = 0;
    for (const auto& share : sample.cores) {
        if (share.own || share.other) {
            ++told;
            sum.own = sum.own.value_or(0) + share.own.value_or(0);
            sum.other = sum.other.value_or(0) + share.other.value_or(0);
        }
    }
    if (told > 0) {
        sum.own = *sum.own / told;
        sum.other = *sum.other / told;
    }
    return sum;
}

std::vector<QRect> corePanels(int count, const QRect& area, int gap, int lowest) {
    std::vector<QRect> panels;
    if (count <= 0 || area.isEmpty()) {
        return panels;
    }
    int rows = 1;
    const auto heightOf = [&](int n) { return (area.height() - (n - 1) * gap) / n; };
    const auto widthOf = [&](int n) {
        const int columns = (count + n - 1) / n;
        return (area.width() - (columns - 1) * gap) / columns;
    };
    const auto oneMoreHelps = [&](int n) {
        const bool roomier = heightOf(n + 1) >= lowest && widthOf(n + 1) <= kWidePanel * heightOf(n + 1);
        const bool cramped = widthOf(n) < kNarrowestPanel && heightOf(n + 1) >= lowest * 3 / 4;
        return n < count && (roomier || cramped);
    };
    while (oneMoreHelps(rows)) {
        ++rows;
    }
    const int columns = (count + rows - 1) / rows;
    for (int i = 0; i < count; ++i) {
        const int row = i / columns;
        const int column = i % columns;
        const int left = (area.width() + gap) * column / columns;
        const int right = (area.width() + gap) * (column + 1) / columns - gap;
        const int top = (area.height() + gap) * row / rows;
        const int bottom = (area.height() + gap) * (row + 1) / rows - gap;
        panels.emplace_back(area.left() + left, area.top() + top, right - left, bottom - top);
    }
    return panels;
}

} // namespace parascope
