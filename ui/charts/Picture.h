// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/ChartExport.h"
#include "ui/charts/Plot.h"

#include <functional>

namespace parascope {

/// A picture on paper: a title, something drawn, a footnote.
struct Picture {
    QSize body;                                 ///< size of what is drawn, px
    std::function<void(QCPPainter&)> paintBody; ///< draws it at (0, 0)
    QString title;
    QString footnote;
};

/// The font of all pictures: the same letters whatever the screen is like.
[[nodiscard]] QFont pictureFont();

/// What title and footnote take of a picture's height, px.
[[nodiscard]] int frameHeight(const QString& title, const QString& footnote, int width);

[[nodiscard]] QImage renderPicture(const Picture& picture, double scale);

/// Writes it so that the file appears under its name only when it is whole.
Result<void> writePicture(const Picture& picture, const std::filesystem::path& file, PictureFormat format);

} // namespace parascope
