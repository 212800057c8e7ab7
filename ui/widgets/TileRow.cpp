// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/TileRow.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/TileButton.h"

#include <algorithm>
#include <QEvent>

namespace parascope {

namespace {
constexpr int kLeastTileWidth = 104;
constexpr int kMostTileWidth = 260;
} // namespace

TileRow::TileRow(QWidget* parent)
    : QWidget(parent) {
    auto policy = QSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TileRow::addButton(std::size_t index) {
    auto* button = new TileButton(this);
    connect(button, &TileButton::hovered, this,
            [this, index](bool over) { Q_EMIT hovered(over ? std::optional(index) : std::nullopt); });
    connect(button, &TileButton::clicked, this, [this, index] { Q_EMIT chosen(index); });
    m_buttons.push_back(button);
    button->show();
}

void TileRow::setTiles(const std::vector<Tile>& tiles) {
    if (tiles == m_tiles) {
        return;
    }
    const bool isAsMany = tiles.size() == m_tiles.size();
    m_tiles = tiles;
    while (m_buttons.size() > tiles.size()) {
        m_buttons.back()->deleteLater();
        m_buttons.back()->hide();
        m_buttons.pop_back();
    }
    while (m_buttons.size() < tiles.size()) {
        addButton(m_buttons.size());
    }
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        m_buttons[i]->setTile(tiles[i]);
    }
    if (!isAsMany) {
        updateGeometry();
    }
    place();
}

void TileRow::setHighlighted(std::optional<std::size_t> index) {
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setHighlighted(i == index);
    }
}

int TileRow::tileHeight() const {
    return tokens::scaled(tokens::kTileHeight, font());
}

int TileRow::leastWidth() const {
    return tokens::scaled(kLeastTileWidth, font());
}

int TileRow::columnsFor(int width) const {
    const int fit = std::max(1, (width + tokens::kControlGap) / (leastWidth() + tokens::kControlGap));
    const int count = std::max(1, static_cast<int>(m_tiles.size()));
    const int rows = (count + fit - 1) / fit;
    return (count + rows - 1) / rows; // rows of about the same length
}

int TileRow::heightForWidth(int width) const {
    if (m_tiles.empty()) {
        return 0;
    }
    const int columns = columnsFor(width);
    const int rows = (static_cast<int>(m_tiles.size()) + columns - 1) / columns;
    return rows * tileHeight() + (rows - 1) * tokens::kControlGap;
}

QSize TileRow::sizeHint() const {
    const int count = static_cast<int>(m_tiles.size());
    return {count * (leastWidth() + tokens::kControlGap), minimumSizeHint().height()};
}

/// Of one row: how many there are is known when the width is.
QSize TileRow::minimumSizeHint() const {
    return {leastWidth(), m_tiles.empty() ? 0 : tileHeight()};
}

void TileRow::place() {
    if (m_tiles.empty()) {
        return;
    }
    const int columns = columnsFor(width());
    const int gap = tokens::kControlGap;
    const int each =
        std::min((width() - (columns - 1) * gap) / columns, tokens::scaled(kMostTileWidth, font()));
    const auto look = tileLook(m_tiles, each, font());
    for (std::size_t i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setLook(look);
        const int column = static_cast<int>(i) % columns;
        const int row = static_cast<int>(i) / columns;
        m_buttons[i]->setGeometry(column * (each + gap), row * (tileHeight() + gap), each, tileHeight());
    }
}

void TileRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

void TileRow::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateGeometry();
        place();
    }
}

} // namespace parascope
