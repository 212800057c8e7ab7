// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/TileRow.h"

#include <QAbstractButton>

namespace parascope {

/// One tile of a row: its name, its figures and a bar. A screen reader hears all of it as one sentence.
class TileButton final : public QAbstractButton {
    Q_OBJECT

public:
    explicit TileButton(QWidget* parent = nullptr);

    void setTile(const Tile& tile);
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

    Tile m_tile;
    bool m_isHighlighted = false;
};

} // namespace parascope
