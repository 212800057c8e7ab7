// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/demos/DemoView.h"

namespace parascope {

std::vector<Tile> DemoView::tiles(const Report& report, RunsView /*runs*/) const {
    std::vector<Tile> tiles;
    for (const auto& row : report.rows) {
        Tile tile;
        tile.name = QString::fromStdString(row.title);
        if (!row.figures.empty()) {
            tile.figure = QString::fromStdString(row.figures.front().text());
            tile.toolTip = QString::fromStdString(row.figures.front().formula);
        }
        tiles.push_back(tile);
    }
    return tiles;
}

} // namespace parascope
