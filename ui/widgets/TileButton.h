// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/TileRow.h"

#include <QAbstractButton>

namespace parascope {

/// How the tiles of a row look: alike, whatever each of them says.
struct TileLook {
    QFont name;
    int nameLines = 1;
    QFont figure;
    QFont second;
    int foot = 0;       ///< height of the last line: a bar, a note, or the second figure
    int footSecond = 0; ///< pixels at the end of the bar for the second figure; 0: it stands beside the first

    bool operator==(const TileLook&) const = default;
};

/// The largest look in which these tiles fit into that width.
[[nodiscard]] TileLook tileLook(const std::vector<Tile>& tiles, int width, const QFont& base);

/// One tile of a row: its name, its figures and a bar. A screen reader hears all of it as one sentence.
class TileButton final : public QAbstractButton {
    Q_OBJECT

public:
    explicit TileButton(QWidget* parent = nullptr);

    void setTile(const Tile& tile);
    void setLook(const TileLook& look);
    void setHighlighted(bool highlighted);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void hovered(bool over);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void drawGround(QPainter& painter) const;
    void drawName(QPainter& painter, const QRect& room) const;
    void drawFigures(QPainter& painter, const QRect& room) const;
    void drawFoot(QPainter& painter, const QRect& room) const;

    void drawSecond(QPainter& painter, const QRect& room) const;
    void drawBar(QPainter& painter, QRectF bar) const;

    Tile m_tile;
    TileLook m_look;
    bool m_isHighlighted = false;
};

} // namespace parascope
