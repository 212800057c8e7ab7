// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QColor>
#include <QString>
#include <QWidget>
#include <vector>

namespace parascope {

class TileButton;

/// One thing and its large figures.
struct Tile {
    QString name;
    QString figure;             ///< "3.07 s"
    QString second;             ///< "1.72 ×"; may be empty
    std::optional<double> part; ///< a bar below, 0 to 1: busy cores of those allowed
    QColor partColour;          ///< of the bar
    QString note;               ///< in the place of the bar, when there is something to say: "failed"
    QString toolTip;
    QString spoken{}; ///< in the place of `second`, to a screen reader: "1.72 times as fast"; empty: the same

    bool operator==(const Tile&) const = default;
};

/// The large figures of a page, side by side, in further rows where one is too narrow.
class TileRow final : public QWidget {
    Q_OBJECT

public:
    explicit TileRow(QWidget* parent = nullptr);

    void setTiles(const std::vector<Tile>& tiles);
    [[nodiscard]] const std::vector<Tile>& tiles() const { return m_tiles; }
    /// Outlines one; nothing: none.
    void setHighlighted(std::optional<std::size_t> index);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void hovered(std::optional<std::size_t> index);
    void chosen(std::size_t index);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] int columnsFor(int width) const;
    [[nodiscard]] int tileHeight() const;
    [[nodiscard]] int leastWidth() const;
    void addButton(std::size_t index);
    void place();

    std::vector<Tile> m_tiles;
    std::vector<TileButton*> m_buttons;
};

} // namespace parascope
