// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/PictureOptions.h"

#include <functional>
#include <QByteArray>
#include <QSizeF>
#include <vector>

class QPainter;

namespace parascope {

/// Something on a page of paper that is never split. Lengths in px of kPixelsPerInch.
struct PaperItem {
    QSizeF size;
    std::function<void(QCPPainter&)> paint; ///< draws it at (0, 0)
    double gap = 0;                         ///< above it, but not at the top of a page
    bool staysWithNext = false;             ///< as a heading does
};

/// Where an item came to stand.
struct PaperPlace {
    int page = 0;
    double top = 0;   ///< from the top of the page's room
    double scale = 1; ///< below 1 where it is larger than a page

    bool operator==(const PaperPlace&) const = default;
};

/// The room that a page of A4 has between its margins.
[[nodiscard]] QSizeF paperRoom();

/// Something that a usual painter draws.
[[nodiscard]] PaperItem paintedItem(const QSizeF& size, std::function<void(QPainter&)> paint);
/// A picture, from its title to its footnote.
[[nodiscard]] PaperItem pictureItem(const std::vector<PicturePart>& parts, const PictureOptions& options);

/// The items one below the other, on as many pages of that room as they need.
[[nodiscard]] std::vector<PaperPlace> paperPlaces(const std::vector<PaperItem>& items, const QSizeF& room);

/// A PDF of A4 pages, each with the title and its number at its foot.
[[nodiscard]] QByteArray pagesPdf(const std::vector<PaperItem>& items, const QString& title);

} // namespace parascope
