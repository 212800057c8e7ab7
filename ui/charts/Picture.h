// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "ui/charts/PictureOptions.h"
#include "ui/charts/Theme.h"

#include <QFont>
#include <QImage>
#include <vector>

namespace parascope {

/// The font of all pictures: the same letters whatever the screen is like.
[[nodiscard]] QFont pictureFont();
/// The same, smaller: the smallest there is in a picture.
[[nodiscard]] QFont noteFont();

/// The colours of what is drawn on that paper.
[[nodiscard]] Theme themeOn(Paper paper);

/// The parts one below the other, between title and footnote.
[[nodiscard]] QImage renderPicture(const std::vector<PicturePart>& parts, const PictureOptions& options);

/// The same as an SVG, whose text stays text.
[[nodiscard]] QByteArray svgPicture(const std::vector<PicturePart>& parts, const PictureOptions& options);

/// Writes them as a picture. The file appears under its name only when it is whole.
Result<void> writePicture(const std::vector<PicturePart>& parts, const PictureOptions& options,
                          const std::filesystem::path& file, PictureFormat format);

} // namespace parascope
