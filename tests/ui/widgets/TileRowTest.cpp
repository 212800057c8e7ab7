// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/TileRow.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/TileButton.h"

#include <gtest/gtest.h>
#include <QAbstractButton>
#include <QSignalSpy>
#include <QTest>

namespace parascope {
namespace {

class ATileRow : public testing::Test {
protected:
    void show(int count, int width) {
        std::vector<Tile> tiles;
        for (int i = 0; i < count; ++i) {
            Tile tile;
            tile.name = QStringLiteral("run %1").arg(i);
            tile.figure = QStringLiteral("3.07 s");
            tile.second = QStringLiteral("1.72 ×");
            tiles.push_back(tile);
        }
        row.setTiles(tiles);
        row.resize(width, row.heightForWidth(width));
        row.show();
    }
    [[nodiscard]] QList<QAbstractButton*> buttons() const {
        QList<QAbstractButton*> visible;
        for (auto* button : row.findChildren<QAbstractButton*>()) {
            if (!button->isHidden()) {
                visible.append(button);
            }
        }
        return visible;
    }

    TileRow row;
};

TEST_F(ATileRow, TakesNoRoomWithoutTiles) {
    EXPECT_EQ(row.heightForWidth(800), 0);
}

TEST_F(ATileRow, PutsSevenSideBySideInAnOrdinaryWindow) {
    show(7, 1100);
    ASSERT_EQ(buttons().size(), 7);
    for (const auto* button : buttons()) {
        EXPECT_EQ(button->y(), 0);
        EXPECT_TRUE(row.rect().contains(button->geometry()));
    }
    EXPECT_EQ(row.height(), tokens::scaled(tokens::kTileHeight, row.font()));
}

TEST_F(ATileRow, GoesOnInASecondRowWhereItIsNarrow) {
    show(7, 520);
    const auto all = buttons();
    EXPECT_GT(all.back()->y(), 0);
    for (const auto* button : all) {
        EXPECT_TRUE(row.rect().contains(button->geometry())) << "none is cut off";
    }
}

TEST_F(ATileRow, LooksAlikeWhateverItsTilesSay) {
    std::vector<Tile> tiles(3);
    tiles[0] = {
        QStringLiteral("threads"), QStringLiteral("3.07 s"), QStringLiteral("1.72 ×"), 0.5, {}, {}, {}};
    tiles[1] = tiles[0];
    tiles[1].name = QStringLiteral("one after another in CPython");
    const auto wide = tileLook(tiles, 400, row.font());
    EXPECT_EQ(wide.nameLines, 1);
    EXPECT_EQ(wide.footSecond, 0);
    const auto narrow = tileLook(tiles, 110, row.font());
    EXPECT_EQ(narrow.nameLines, 2) << "the long name wraps, and the short one keeps the room for it";
    EXPECT_GT(narrow.footSecond, 0) << "the second figure goes to the end of the bar";
    EXPECT_EQ(narrow.figure.pointSizeF(), wide.figure.pointSizeF()) << "so that the first one stays large";
    EXPECT_LT(tileLook(tiles, 60, row.font()).figure.pointSizeF(), wide.figure.pointSizeF());
}

TEST_F(ATileRow, IsReadAsOneSentenceEach) {
    show(1, 400);
    EXPECT_EQ(buttons().front()->accessibleName(), QStringLiteral("run 0, 3.07 s, 1.72 ×"));
}

TEST_F(ATileRow, TellsWhichIsUnderThePointerAndWhichIsClicked) {
    show(2, 500);
    const QSignalSpy chosen(&row, &TileRow::chosen);
    QTest::mouseClick(buttons()[1], Qt::LeftButton);
    ASSERT_EQ(chosen.count(), 1);
    EXPECT_EQ(chosen.front().front().toULongLong(), 1U);
    std::optional<std::size_t> under;
    QObject::connect(&row, &TileRow::hovered, &row, [&](std::optional<std::size_t> index) { under = index; });
    QEnterEvent enter({1, 1}, {1, 1}, {1, 1});
    QApplication::sendEvent(buttons()[1], &enter);
    EXPECT_EQ(under, 1U);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(buttons()[1], &leave);
    EXPECT_FALSE(under);
}

TEST_F(ATileRow, HasFewerTilesWhenThereAreFewer) {
    show(3, 600);
    show(1, 600);
    EXPECT_EQ(buttons().size(), 1);
}

} // namespace
} // namespace parascope
