// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/CardColumns.h"

#include <gtest/gtest.h>

namespace parascope {

TEST(CardColumns, FillTheLastRowWhereThatIsPossible) {
    const auto columns = [](int cards, const QSize& room) { return cardColumns(cards, room, 336, 140); };
    EXPECT_EQ(columns(4, {1680, 740}), 2);
    EXPECT_EQ(columns(4, {1680, 400}), 4) << "a low window has one row";
    EXPECT_EQ(columns(5, {1680, 740}), 3) << "3 and 2 rather than 4 and 1";
    EXPECT_EQ(columns(8, {1680, 740}), 4);
    EXPECT_EQ(columns(8, {3560, 1750}), 3) << "larger ones rather than more";
    EXPECT_EQ(columns(4, {800, 470}), 2);
    EXPECT_EQ(columns(4, {100, 470}), 1);
    EXPECT_EQ(columns(0, {1680, 740}), 1);
}

TEST(CardColumns, AreSeveralWhereCardsAreAPrimeNumberAndTheRoomIsLow) {
    EXPECT_EQ(cardColumns(7, {1160, 440}, 280, 140), 4) << "one hole rather than a card a screen";
    EXPECT_EQ(cardColumns(7, {890, 440}, 280, 140), 3);
    EXPECT_EQ(cardColumns(7, {1770, 720}, 280, 140), 4);
}

} // namespace parascope
