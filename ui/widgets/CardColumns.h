// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>

namespace parascope {

/// How many columns of cards of one size look best in a room: their pictures neither flat nor tall, no hole
/// in the last row, and not much more than the room is high. At least 1. \param leastWidth of a card, pixels;
/// narrower ones only where there is but one column \param wordsHeight of a card's words, pixels; the rest of
/// its height is its picture
[[nodiscard]] int cardColumns(int cards, const QSize& room, int leastWidth, int wordsHeight);

} // namespace parascope
