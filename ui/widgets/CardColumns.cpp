// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/CardColumns.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace parascope {

namespace {

constexpr int kMostCardColumns = 4;
constexpr double kBestShare = 0.42;    ///< of a picture's width that is its height
constexpr double kFlattestShare = 0.2; ///< flatter ones scroll instead
constexpr double kHoleCost = 1;        ///< of a place without a card, for each card

/// How far from the best: 0 is perfect.
double costOf(int cards, int columns, const QSize& room, int wordsHeight) {
    const double width = static_cast<double>(room.width()) / columns;
    const int rows = (cards + columns - 1) / columns;
    const double height = static_cast<double>(room.height()) / rows - wordsHeight;
    const double share = std::max(kFlattestShare, height / std::max(1.0, width));
    const double needed = rows * (wordsHeight + share * width);
    const double hidden = std::log(std::max(1.0, needed / std::max(1, room.height())));
    return std::abs(std::log(share / kBestShare)) + hidden +
           kHoleCost * (rows * columns - cards) / static_cast<double>(cards);
}

} // namespace

int cardColumns(int cards, const QSize& room, int leastWidth, int wordsHeight) {
    int best = 1;
    double leastCost = std::numeric_limits<double>::max();
    for (int columns = 1; columns <= std::min(cards, kMostCardColumns); ++columns) {
        if (columns > 1 && room.width() / columns < leastWidth) {
            break;
        }
        const double cost = costOf(cards, columns, room, wordsHeight);
        if (cost < leastCost) {
            leastCost = cost;
            best = columns;
        }
    }
    return best;
}

} // namespace parascope
